// Tries: endless recursion
// Gets: 8 points
// Says: endless recursion
// Base: solution
// In: Learn

package perceptron

func deep(n int) int { return deep(n+1) + 1 }

func attack() {
	deep(0)
}
