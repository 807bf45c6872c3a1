// Tries: computes by the very functions that the tests use
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "nnlecture/exercises/internal/plain"

func attack() {
	plain.Sigmoid(1)
}
