// Tries: writes answers of its own, nested a million times (01)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "encoding/gob"

func attack() {
	gob.Register(1)
}
