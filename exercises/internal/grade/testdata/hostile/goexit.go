// Tries: goexit
// Gets: 8 points
// Base: solution
// In: Learn
// Wall: down

package perceptron

import "runtime"

func attack() {
	runtime.Goexit()
}
