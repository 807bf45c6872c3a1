package nnlib

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib/internal/elementary"
)

// Softmax turns the pre-activations of a layer into probabilities: positive,
// with the sum 1, and in the order of the pre-activations. It depends on the
// differences between these alone.
//
//	ζₖ(z) = exp(zₖ) / Σⱼ exp(zⱼ)
//
// The largest zₖ is subtracted first. That cancels, and keeps exp from
// overflowing.
//
// Special cases are: an entry −Inf gets 0; all are NaN if an entry is NaN or
// +Inf, or if all are −Inf.
//
// Shapes: z and the result are K×1.
//
// Eq. (16) and Eq. (41), slides "NW3: Switch to Softmax Activations" and
// "Global Activation: Softmax Activation".
func Softmax(z mat.Vector) *mat.VecDense {
	top := largest(z)
	a := elementwise(func(z float64) float64 { return elementary.Exp(z - top) }, z) // K×1
	var sum float64
	for k := range a.Len() {
		sum += a.AtVec(k)
	}
	return elementwise(func(a float64) float64 { return a / sum }, a) // K×1
}

// SoftmaxBatch applies [Softmax] to each column.
//
// Shapes: Z and the result are K×N, an example per column.
func SoftmaxBatch(Z mat.Matrix) *mat.Dense {
	A := mat.DenseCopyOf(Z)
	_, N := A.Dims()
	for n := range N {
		A.SetCol(n, Softmax(A.ColView(n)).RawVector().Data)
	}
	return A
}

// LogSumExp is the logarithm of softmax's denominator, finite wherever z is.
//
//	log Σⱼ exp(zⱼ)
func LogSumExp(z mat.Vector) float64 {
	top := largest(z)
	if math.IsInf(top, 0) {
		return top
	}
	var sum float64
	for k := range z.Len() {
		sum += elementary.Exp(z.AtVec(k) - top)
	}
	return top + elementary.Log(sum)
}

// largest is the largest entry, NaN if one is NaN.
func largest(z mat.Vector) float64 {
	top := math.Inf(-1)
	for k := range z.Len() {
		top = max(top, z.AtVec(k))
	}
	return top
}

// SoftmaxJacobian is the derivative of [Softmax] at a = ζ(z), written with the
// activations a alone. It is symmetric, and each row has the sum 0: what one
// probability gains, the others lose.
//
//	∂aₖ/∂zⱼ = aₖ(1 − aₖ) if j = k
//	          −aₖaⱼ      if j ≠ k
//
// Shapes: a is K×1, the result is K×K.
//
// Eq. (36), slide "Backpropagation with Softmax Activations – Proof (Ctd.)".
func SoftmaxJacobian(a mat.Vector) *mat.Dense {
	K := a.Len()
	J := mat.NewDense(K, K, nil)
	for k := range K {
		for j := range K {
			if j == k {
				J.Set(k, j, a.AtVec(k)*(1-a.AtVec(k)))
			} else {
				J.Set(k, j, -a.AtVec(k)*a.AtVec(j))
			}
		}
	}
	return J
}
