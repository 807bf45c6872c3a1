// Tries: walks through files
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "io/fs"

func attack() {
	_ = fs.ErrExist
}
