// Tries: an error whose text never ends
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

type bad struct{}

func (bad) Error() string {
	for {
	}
}

func attack() {
	panic(bad{})
}
