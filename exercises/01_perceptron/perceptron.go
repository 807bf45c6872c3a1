// Package perceptron is the exercise on Rosenblatt's model: its answer, its
// criterion, the gradients, and the rule by which it learns.
//
// The parameters are w, M×1, and b. Examples are columns: X is M×N, and y holds
// N labels −1 or +1. README.md tells what to do.
package perceptron

import "gonum.org/v1/gonum/mat"

// Step 1

// Sign is the step function, Eq. (2).
//
//	sign(z) = +1 if z ≥ 0
//	          −1 if z < 0
func Sign(z float64) float64 {
	panic("not implemented yet: Sign")
}

// Predict is the perceptron's answer −1 or +1 to one example, Eq. (1).
//
//	h(x) = sign(wᵀx + b)
//
// Shapes: w and x are M×1.
func Predict(w mat.Vector, b float64, x mat.Vector) float64 {
	panic("not implemented yet: Predict")
}

// Step 2

// Misclassified is the index set ℳ: the examples that the perceptron answers
// wrongly, in ascending order, counted from 0.
//
//	ℳ = { n : sign(wᵀxⁿ + b) ≠ yₙ }
//
// Shapes: w is M×1, X is M×N, y has N labels. X.ColView(n) is xⁿ.
func Misclassified(w mat.Vector, b float64, X *mat.Dense, y []float64) []int {
	panic("not implemented yet: Misclassified")
}

// Criterion is the perceptron criterion, Eq. (3).
//
//	J(w, b) = − Σ_{n∈ℳ} yₙ(wᵀxⁿ + b)
//
// Shapes: w is M×1, X is M×N, y has N labels.
func Criterion(w mat.Vector, b float64, X *mat.Dense, y []float64) float64 {
	panic("not implemented yet: Criterion")
}

// Step 3

// Gradients are the derivatives of the criterion by w and by b, Eq. (4) and (5).
//
//	∂J/∂w = − Σ_{n∈ℳ} yₙxⁿ
//	∂J/∂b = − Σ_{n∈ℳ} yₙ
//
// Shapes: w is M×1, X is M×N, y has N labels; dw is M×1.
func Gradients(w mat.Vector, b float64, X *mat.Dense, y []float64) (dw *mat.VecDense, db float64) {
	panic("not implemented yet: Gradients")
}

// Step 4

// Learn shows the perceptron one example and returns the parameters after it,
// Eq. (6). A right answer changes nothing. After a wrong answer
//
//	w ← w + α·y·x
//	b ← b + α·y
//
// The w that was given stays as it is: the result is a vector of its own.
//
// Shapes: w and x are M×1, and so is the result.
func Learn(w *mat.VecDense, b float64, x mat.Vector, y, alpha float64) (*mat.VecDense, float64) {
	panic("not implemented yet: Learn")
}
