package backprop_test

import (
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func negative(b mat.Vector) *mat.VecDense { return column(plain.Times(-1, b)) }
func reflected(z float64) float64         { return plain.Sigmoid(-z) }
func relu(z float64) float64              { return max(0, z) }
func slope(z float64) float64             { return derivative(plain.Sigmoid(z)) }

// chain is what follows from a hidden layer.
func chain(z1, a1 mat.Matrix, W2 *mat.Dense, b2 mat.Vector) check.List {
	z2 := plain.Affine(W2, b2, a1)
	return check.Values("z1", column(z1), "a1", column(a1), "z2", column(z2), "a2", column(plain.Each(z2, plain.Sigmoid)))
}
