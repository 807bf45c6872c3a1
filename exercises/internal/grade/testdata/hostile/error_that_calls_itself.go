// Tries: an error whose text calls itself without end
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

type bad struct{}

func (b bad) Error() string { return b.Error() }

func attack() {
	panic(bad{})
}
