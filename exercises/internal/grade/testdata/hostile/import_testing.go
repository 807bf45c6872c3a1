// Tries: says that the tests have passed
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "testing"

func attack() {
	testing.Init()
}
