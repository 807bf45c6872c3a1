// Tries: reads the flags of the tests (45)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "flag"

func attack() {
	flag.Set("limit", "1h")
}
