// Tries: cgo
// Gets: 0 points
// Says: without C
// Base: solution

package perceptron

import "C"
