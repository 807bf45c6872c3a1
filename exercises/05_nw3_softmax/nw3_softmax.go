// Package nw3 is the exercise on the third network: K outputs that share one
// probability among them, by the softmax.
//
// W is K×M and b is K×1. Examples are columns: X is M×N; labels are one-hot
// columns: Y is K×N. README.md tells what to do.
package nw3

import "gonum.org/v1/gonum/mat"

// Step 1

// Softmax turns pre-activations into probabilities, Eq. (16) and (41). It is
// right for entries of ±1000, too.
//
//	ζₖ(z) = e^zₖ / Σⱼ e^zⱼ
//
// Shapes: z is K×1, and so is the result.
func Softmax(z mat.Vector) *mat.VecDense {
	panic("not implemented yet: Softmax")
}

// Step 2

// SoftmaxColumns applies the softmax to each column of Z, one example after
// the other.
//
// Shapes: Z is K×N, and so is the result.
func SoftmaxColumns(Z *mat.Dense) *mat.Dense {
	panic("not implemented yet: SoftmaxColumns")
}

// Step 3

// CrossEntropy is the loss of one prediction. A term whose yₖ is 0 is 0,
// whatever its logarithm is.
//
//	ℓ(ŷ, y) = − Σₖ yₖ log ŷₖ
//
// Shapes: prediction and y are K×1.
func CrossEntropy(prediction, y mat.Vector) float64 {
	panic("not implemented yet: CrossEntropy")
}

// Step 4

// Loss is the mean loss over the examples, Eq. (17).
//
//	J(W, b) = 1/N Σₙ ℓ(aⁿ, yⁿ)  with  aⁿ = ζ(Wxⁿ + b)
//
// Shapes: W is K×M, b is K×1, X is M×N, Y is K×N.
func Loss(W *mat.Dense, b mat.Vector, X, Y *mat.Dense) float64 {
	panic("not implemented yet: Loss")
}
