// Tries: leaves an iterator open, which is a coroutine
// Gets: 10 points
// Base: solution
// In: Learn

package perceptron

import "iter"

func attack() {
	next, _ := iter.Pull(func(yield func(int) bool) {
		for yield(1) {
		}
	})
	next()
}
