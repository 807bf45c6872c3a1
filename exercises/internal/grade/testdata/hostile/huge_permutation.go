// Tries: a permutation that no memory holds
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

import "math/rand/v2"

func attack() {
	if rand.Perm(1 << 34)[0] == 0 {
		return
	}
}
