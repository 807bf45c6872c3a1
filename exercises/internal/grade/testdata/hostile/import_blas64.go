// Tries: puts a spy in the place of the matrix product (63)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "gonum.org/v1/gonum/blas/blas64"

func attack() {
	blas64.Use(nil)
}
