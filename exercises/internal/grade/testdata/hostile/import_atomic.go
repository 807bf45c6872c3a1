// Tries: a data race to look through memory (78)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "sync/atomic"

func attack() {
	var p atomic.Uintptr
	p.Load()
}
