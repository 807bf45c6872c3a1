// Tries: puts a spy in the place of the solver
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "gonum.org/v1/gonum/lapack/lapack64"

func attack() {
	lapack64.Use(nil)
}
