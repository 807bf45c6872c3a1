// Tries: keeps pointers in the runtime
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "unique"

func attack() {
	unique.Make(1)
}
