// Tries: C, where the list of imports does not hold
// Gets: 0 points
// Says: it does not compile
// Base: solution
// Wall: down

package perceptron

import "C"

var n C.int
