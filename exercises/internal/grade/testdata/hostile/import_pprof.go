// Tries: writes a profile of all that runs
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "runtime/pprof"

func attack() {
	pprof.Lookup("goroutine")
}
