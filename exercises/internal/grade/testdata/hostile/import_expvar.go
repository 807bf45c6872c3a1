// Tries: starts a server in init
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "expvar"

func attack() {
	expvar.NewInt("x")
}
