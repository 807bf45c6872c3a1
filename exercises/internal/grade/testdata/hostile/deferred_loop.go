// Tries: panics, and loops in what was deferred
// Gets: 8 points
// Says: no answer
// Base: solution
// In: Learn

package perceptron

func attack() {
	defer func() {
		for {
		}
	}()
	panic("first")
}
