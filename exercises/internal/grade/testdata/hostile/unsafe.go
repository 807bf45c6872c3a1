// Tries: unsafe
// Gets: 0 points
// Says: imports "unsafe", which the exercises do not allow
// Base: solution

package perceptron

import "unsafe"

var _ = unsafe.Sizeof(0)
