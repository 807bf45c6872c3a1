package nnlib

import (
	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib/internal/elementary"
)

// CrossEntropy is the loss of one prediction over K classes: minus the
// logarithm of the probability that the model gave to the true class.
//
//	ℓ(ŷ, y) = −Σₖ yₖ·log ŷₖ
//
// It is finite everywhere: in the logarithm, 0 is replaced by 2⁻¹⁰²².
//
// Shapes: ŷ and y are K×1. It panics with a *ShapeError otherwise.
//
// Slide "NW3: Loss Function".
func CrossEntropy(yhat, y mat.Vector) float64 {
	needLen("CrossEntropy", "y", y, yhat.Len())
	var sum float64
	for k := range yhat.Len() {
		sum += y.AtVec(k) * elementary.Log(atLeast(yhat.AtVec(k)))
	}
	return -sum
}

// CrossEntropyLogits is [CrossEntropy] of ŷ = ζ(z), computed from the
// pre-activations z. It needs no replacement for 0.
//
//	ℓ(ζ(z), y) = Σₖ yₖ·(log Σⱼ exp(zⱼ) − zₖ)
//
// Shapes: z and y are K×1. It panics with a *ShapeError otherwise.
func CrossEntropyLogits(z, y mat.Vector) float64 {
	needLen("CrossEntropyLogits", "y", y, z.Len())
	logSum := LogSumExp(z)
	var sum float64
	for k := range z.Len() {
		if y.AtVec(k) != 0 { // 0·log 0 is 0, also for z = −Inf
			sum += y.AtVec(k) * (logSum - z.AtVec(k))
		}
	}
	return sum
}

// CrossEntropyGradient is the derivative of [CrossEntropy] with respect to the
// prediction, a row as derivatives of a number by a vector are in numerator
// layout: the first factor of the chain rule.
//
//	∂ℓ/∂a = −(y₁/a₁ … y_K/a_K)
//
// In the denominators 0 is replaced by 2⁻¹⁰²².
//
// Shapes: a and y are K×1, the result is 1×K. It panics with a *ShapeError
// otherwise.
//
// Eq. (35), slide "Backpropagation with Softmax Activations – Proof".
func CrossEntropyGradient(a, y mat.Vector) *mat.Dense {
	needLen("CrossEntropyGradient", "y", y, a.Len())
	gradient := mat.NewDense(1, a.Len(), nil)
	for k := range a.Len() {
		gradient.Set(0, k, 0-y.AtVec(k)/atLeast(a.AtVec(k))) // 0 − …, for −0 puzzles readers
	}
	return gradient
}

// SoftmaxCrossEntropyDelta is the error gradient of a softmax layer under the
// cross entropy: the product of [CrossEntropyGradient] and [SoftmaxJacobian],
// which collapses to a difference.
//
//	δ = ∂ℓ/∂z = ∂ℓ/∂a · ∂a/∂z = (a − y)ᵀ
//
// It holds only if the entries of y have the sum 1, as those of a one-hot label
// do. In general the product is (Σₖ yₖ)·aᵀ − yᵀ.
//
// Shapes: a and y are K×1, δ is 1×K. It panics with a *ShapeError otherwise.
//
// Eq. (34), slide "Backpropagation with Softmax Activations".
func SoftmaxCrossEntropyDelta(a, y mat.Vector) *mat.Dense {
	needLen("SoftmaxCrossEntropyDelta", "y", y, a.Len())
	var difference mat.VecDense
	difference.SubVec(a, y) // K×1
	return mat.DenseCopyOf(difference.T())
}

// MeanCrossEntropy is the error function of NW3, the mean of [CrossEntropy]
// over the examples.
//
//	J(W, b) = 1/N · Σₙ ℓ(aⁿ, yⁿ)
//
// Shapes: A and Y are K×N with N ≥ 1, an example per column. It panics with a
// *ShapeError otherwise.
//
// Eq. (17), slide "NW3: Loss Function".
func MeanCrossEntropy(A, Y mat.Matrix) float64 {
	_, N := needSameShape("MeanCrossEntropy", "Y", Y, A)
	var sum float64
	for n := range N {
		sum += CrossEntropy(column(A, n), column(Y, n))
	}
	return sum / float64(N)
}
