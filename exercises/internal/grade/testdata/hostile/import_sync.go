// Tries: locks itself up
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "sync"

func attack() {
	var m sync.Mutex
	m.Lock()
	m.Lock()
}
