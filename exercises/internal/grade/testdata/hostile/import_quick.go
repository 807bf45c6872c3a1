// Tries: gets a reflect.Value by way of testing/quick (77)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "testing/quick"

func attack() {
	quick.Check(func(int) bool { return true }, nil)
}
