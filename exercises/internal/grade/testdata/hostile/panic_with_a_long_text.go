// Tries: panics with a hundred megabytes
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

import "strings"

func attack() {
	panic(strings.Repeat("x", 100<<20))
}
