// Package nw3 solves the exercise of the same name.
package nw3

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Softmax turns pre-activations into probabilities, Eq. (16) and (41). The
// largest entry is subtracted first, which changes nothing in exact numbers and
// keeps every exponential at or below 1.
func Softmax(z mat.Vector) *mat.VecDense {
	largest := mat.Max(z)
	a := mat.NewVecDense(z.Len(), nil)
	for k := range z.Len() {
		a.SetVec(k, math.Exp(z.AtVec(k)-largest))
	}
	a.ScaleVec(1/mat.Sum(a), a)
	return a
}

// SoftmaxColumns applies the softmax to each column of Z.
func SoftmaxColumns(Z *mat.Dense) *mat.Dense {
	K, N := Z.Dims()
	A := mat.NewDense(K, N, nil)
	for n := range N {
		A.SetCol(n, Softmax(Z.ColView(n)).RawVector().Data)
	}
	return A
}

// CrossEntropy is the loss of one prediction.
func CrossEntropy(prediction, y mat.Vector) float64 {
	var loss float64
	for k := range y.Len() {
		if y.AtVec(k) != 0 {
			loss -= y.AtVec(k) * math.Log(prediction.AtVec(k))
		}
	}
	return loss
}

// Loss is the mean loss over the examples, Eq. (17).
func Loss(W *mat.Dense, b mat.Vector, X, Y *mat.Dense) float64 {
	_, N := X.Dims()
	var sum float64
	for n := range N {
		var z mat.VecDense
		z.MulVec(W, X.ColView(n)) // (K×M)(M×1) = K×1
		z.AddVec(&z, b)
		sum += CrossEntropy(Softmax(&z), Y.ColView(n))
	}
	return sum / float64(N)
}
