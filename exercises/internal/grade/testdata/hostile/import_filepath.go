// Tries: looks for files
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "path/filepath"

func attack() {
	filepath.Glob("/*")
}
