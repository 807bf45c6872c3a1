// Tries: looks at the stack for the wanted values
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "runtime"

func attack() {
	runtime.Stack(make([]byte, 100), true)
}
