// Tries: writes the heap into a pipe and reads what is wanted (50)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "runtime/debug"

func attack() {
	debug.WriteHeapDump(1)
}
