// Tries: traces the program
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "runtime/trace"

func attack() {
	trace.Stop()
}
