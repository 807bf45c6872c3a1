package nnlib

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// UpdatedInnerProduct shows why adding a missed positive example helps: its
// inner product with the weights grows by exactly its squared length.
//
//	⟨w + x, x⟩ = ⟨w, x⟩ + ‖x‖² ≥ ⟨w, x⟩
//
// It returns the left-hand side and the two terms of the sum, each computed
// on its own.
//
// Shapes: w and x are M×1. It panics with a *ShapeError otherwise.
//
// Slide "Geometric Interpretation".
func UpdatedInnerProduct(w, x mat.Vector) (after, before, squaredLength float64) {
	needLen("UpdatedInnerProduct", "x", x, w.Len())
	var updated mat.VecDense
	updated.AddVec(w, x)
	return mat.Dot(&updated, x), mat.Dot(w, x), mat.Dot(x, x)
}

// Margin is the distance from the nearest example to the decision boundary of
// p, measured among examples that carry an additional constant feature 1 for
// the bias. It is negative if p misclassifies an example.
//
//	γ = min_n yₙ(wᵀxⁿ + b) / ‖(w, b)‖
//
// It is NaN at w = 0, b = 0, where there is no boundary, and +Inf without examples.
//
// Shapes: X is M×N, y has N labels −1 or +1. It panics with a *ShapeError
// otherwise.
func (p *Perceptron) Margin(X mat.Matrix, y []float64) float64 {
	needExamples("Perceptron.Margin", X, p.Weights.Len(), y)
	length := math.Hypot(p.Weights.Norm(2), p.Bias)
	margin := math.Inf(+1)
	for n := range y {
		margin = min(margin, y[n]*p.PreActivation(column(X, n))/length)
	}
	return margin
}

// DataRadius is the length of the longest example, counting the additional
// constant feature 1 for the bias.
//
//	R = max_n ‖(xⁿ, 1)‖
func DataRadius(X mat.Matrix) float64 {
	_, n := X.Dims()
	var radius float64
	for j := range n {
		x := column(X, j)
		radius = max(radius, math.Sqrt(mat.Dot(x, x)+1))
	}
	return radius
}

// PerceptronBound is the number of updates that the perceptron algorithm never
// exceeds on data that p separates, if it starts at w = 0, b = 0. Any
// separating p gives a valid bound; the one with the widest margin gives the
// smallest.
//
//	updates ≤ (R/γ)²
//
// It is +Inf if p does not separate the data: then nothing is promised.
//
// Shapes: X is M×N, y has N labels −1 or +1. It panics with a *ShapeError
// otherwise.
//
// Slide "Perceptron Convergence Theorem"; A. B. J. Novikoff, "On convergence
// proofs on perceptrons", 1962.
func PerceptronBound(p *Perceptron, X mat.Matrix, y []float64) float64 {
	margin := p.Margin(X, y)
	if !(margin > 0) {
		return math.Inf(+1)
	}
	ratio := DataRadius(X) / margin
	return ratio * ratio
}
