// Tries: a text that no memory holds
// Gets: 8 points
// Says: MB of memory
// Base: solution
// In: Learn

package perceptron

import "strings"

func attack() {
	if len(strings.Repeat("x", 1<<45)) > 0 {
		return
	}
}
