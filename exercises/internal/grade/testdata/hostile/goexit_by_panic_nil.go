// Tries: panics with nil
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

func attack() {
	panic(nil)
}
