// Tries: panics in what is deferred by what panics, without end
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

func attack() {
	defer attack()
	panic("again")
}
