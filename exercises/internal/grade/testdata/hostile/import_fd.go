// Tries: computes gradients by differences
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "gonum.org/v1/gonum/diff/fd"

func attack() {
	_ = fd.Central
}
