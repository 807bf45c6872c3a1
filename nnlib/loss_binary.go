package nnlib

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib/internal/elementary"
)

// smallestProbability stands in for a probability of 0 wherever a logarithm or
// a quotient of it is taken. It is the smallest normal number, so no other
// probability is touched, and every loss is finite: at most 708.4.
const smallestProbability = 0x1p-1022

// atLeast is p, or the smallest positive probability where p is below it.
func atLeast(p float64) float64 { return max(p, smallestProbability) }

// BinaryCrossEntropy is the loss of one prediction ŷ, the probability of class
// 1, given the true label y: small if the model found likely what is true.
//
//	ℓ(ŷ, y) = −y·log ŷ − (1 − y)·log(1 − ŷ)
//
// It is finite everywhere: in the logarithm, 0 is replaced by 2⁻¹⁰²². Special
// cases are:
//
//	BinaryCrossEntropy(1, 1) = BinaryCrossEntropy(0, 0) = 0
//	BinaryCrossEntropy(0, 1) = BinaryCrossEntropy(1, 0) = 1022·log 2 ≈ 708.4
//
// Eq. (10) and Eq. (32), slides "NW1: Loss Function" and "Error Function
// Gradients".
func BinaryCrossEntropy(yhat, y float64) float64 {
	return -y*elementary.Log(atLeast(yhat)) - (1-y)*elementary.Log(atLeast(1-yhat))
}

// BinaryCrossEntropyDerivative is the slope of [BinaryCrossEntropy] in ŷ, the
// first factor of the chain rule in the output layer.
//
//	∂ℓ/∂ŷ = −y/ŷ + (1 − y)/(1 − ŷ) = (ŷ − y) / (ŷ(1 − ŷ))
//
// The first form is computed, with 0 replaced by 2⁻¹⁰²² in the denominators.
//
// Slide "Computation of the Weight Gradient in the Output Layer".
func BinaryCrossEntropyDerivative(yhat, y float64) float64 {
	return -y/atLeast(yhat) + (1-y)/atLeast(1-yhat)
}

// BinaryCrossEntropyLogit is [BinaryCrossEntropy] of ŷ = σ(z), computed from
// the pre-activation z. It needs no replacement for 0 and loses no digits where
// ŷ is nearly 0 or 1.
//
//	ℓ(σ(z), y) = max(z, 0) − z·y + log(1 + exp(−|z|))
func BinaryCrossEntropyLogit(z, y float64) float64 {
	return max(z, 0) - z*y + elementary.Log1p(elementary.Exp(-math.Abs(z)))
}

// SigmoidCrossEntropyDelta is the error gradient δ of a sigmoid unit under the
// binary cross entropy, the product of [BinaryCrossEntropyDerivative] and
// [SigmoidDerivative] with the denominators cancelled.
//
//	δ = ∂ℓ/∂a · ∂a/∂z = (a − y)/(a(1 − a)) · a(1 − a) = a − y
//
// Slide "Computation of the Weight Gradient in the Output Layer".
func SigmoidCrossEntropyDelta(a, y float64) float64 { return a - y }

// MeanBinaryCrossEntropy is the error function of NW1, the mean of
// [BinaryCrossEntropy] over the examples.
//
//	J(w, b) = 1/N · Σₙ ℓ(aₙ, yₙ)
//
// Shapes: a and y are N×1 with N ≥ 1. It panics with a *ShapeError otherwise.
//
// Eq. (9), slide "NW1: Loss Function".
func MeanBinaryCrossEntropy(a, y mat.Vector) float64 {
	needPositive("MeanBinaryCrossEntropy", "a", a.Len())
	needLen("MeanBinaryCrossEntropy", "y", y, a.Len())
	var sum float64
	for n := range a.Len() {
		sum += BinaryCrossEntropy(a.AtVec(n), y.AtVec(n))
	}
	return sum / float64(a.Len())
}

// SummedBinaryCrossEntropy is the error function of NW2: summed over the
// output neurons, mean over the examples.
//
//	J(W, b) = 1/N · Σₙ Σₖ ℓ(aₖₙ, yₖₙ)
//
// Shapes: A and Y are K×N with N ≥ 1, an example per column. It panics with a
// *ShapeError otherwise.
//
// Eq. (15), slide "NW2: Loss Function".
func SummedBinaryCrossEntropy(A, Y mat.Matrix) float64 {
	K, N := needSameShape("SummedBinaryCrossEntropy", "Y", Y, A)
	var sum float64
	for n := range N {
		for k := range K {
			sum += BinaryCrossEntropy(A.At(k, n), Y.At(k, n))
		}
	}
	return sum / float64(N)
}

// needSameShape panics unless m has the shape of like, which may not be empty.
func needSameShape(function, arg string, m, like mat.Matrix) (rows, cols int) {
	rows, cols = like.Dims()
	if rows == 0 { // then there are no columns either
		panic(&ShapeError{function, "A", shape(like), "K×N with at least one example"})
	}
	if r, c := m.Dims(); r != rows || c != cols {
		panic(&ShapeError{function, arg, shape(m), fmt.Sprintf("%d×%d", rows, cols)})
	}
	return rows, cols
}
