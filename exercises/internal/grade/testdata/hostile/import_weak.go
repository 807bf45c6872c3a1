// Tries: keeps weak pointers
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "weak"

func attack() {
	var p weak.Pointer[int]
	p.Value()
}
