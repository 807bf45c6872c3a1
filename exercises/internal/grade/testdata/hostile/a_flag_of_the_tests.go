// Tries: a flag of the tests
// Gets: 10 points
// Base: solution
// Wall: down

package perceptron

import "flag"

func init() { flag.Int("seed", 1, "") }
