// Tries: an error whose text panics
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

type bad struct{}

func (bad) Error() string { panic("again") }

func attack() {
	panic(bad{})
}
