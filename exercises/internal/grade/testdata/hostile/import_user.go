// Tries: tells who grades
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "os/user"

func attack() {
	user.Current()
}
