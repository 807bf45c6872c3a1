// Tries: panic
// Gets: 7 points
// Says: It panicked at perceptron.go:
// Base: solution
// In: Criterion

package perceptron

func attack() {
	panic("boo")
}
