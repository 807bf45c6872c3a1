package nnlib

import (
	"gonum.org/v1/gonum/mat"
)

// Perceptron is Rosenblatt's model of 1957: a weighted sum, an offset and a
// threshold. It separates two classes, labelled −1 and +1, by a hyperplane.
type Perceptron struct {
	Weights *mat.VecDense // w, M×1
	Bias    float64       // b
}

// NewPerceptron returns a perceptron for m features that starts at w = 0,
// b = 0, the start for which the choice of the learning rate does not matter.
// It panics with a *ShapeError if m < 1.
func NewPerceptron(m int) *Perceptron {
	needPositive("NewPerceptron", "m", m)
	return &Perceptron{Weights: mat.NewVecDense(m, nil)}
}

// Clone returns a copy that shares nothing with p.
func (p *Perceptron) Clone() *Perceptron {
	return &Perceptron{Weights: mat.VecDenseCopyOf(p.Weights), Bias: p.Bias}
}

// Sign is the step function that serves as the perceptron's activation.
//
//	sign(z) = +1 if z ≥ 0
//	          −1 if z < 0
//
// Special cases are: Sign(0) = Sign(-0) = +1, Sign(NaN) = −1.
//
// Eq. (2), slide "Perceptron Model Function".
func Sign(z float64) float64 {
	if z >= 0 {
		return +1
	}
	return -1
}

// PreActivation is what the step function is applied to: positive on one side
// of the decision boundary, negative on the other, zero on it.
//
//	z = wᵀx + b
//
// Shapes: x is M×1. It panics with a *ShapeError otherwise.
func (p *Perceptron) PreActivation(x mat.Vector) float64 {
	needLen("Perceptron.PreActivation", "x", x, p.Weights.Len())
	return mat.Dot(p.Weights, x) + p.Bias
}

// Predict is the model function, the perceptron's answer −1 or +1.
//
//	h(x) = sign(wᵀx + b)
//
// Shapes: x is M×1. It panics with a *ShapeError otherwise.
//
// Eq. (1), slide "Perceptron Model Function".
func (p *Perceptron) Predict(x mat.Vector) float64 {
	return Sign(p.PreActivation(x))
}

// Misclassified returns the index set ℳ: which examples the perceptron answers
// wrongly, in ascending order. ℳ belongs to the current w and b and has to be
// computed anew after each update.
//
//	ℳ = { n : sign(wᵀxⁿ + b) ≠ yₙ }
//
// Shapes: X is M×N, y has N labels −1 or +1. It panics with a *ShapeError
// otherwise.
//
// Slide "Perceptron Criterion".
func (p *Perceptron) Misclassified(X mat.Matrix, y []float64) []int {
	return p.misclassified("Perceptron.Misclassified", X, y)
}

// misclassified is [Perceptron.Misclassified] on behalf of a function.
func (p *Perceptron) misclassified(function string, X mat.Matrix, y []float64) []int {
	needExamples(function, X, p.Weights.Len(), y)
	var wrong []int
	for n := range y {
		if p.Predict(column(X, n)) != y[n] {
			wrong = append(wrong, n)
		}
	}
	return wrong
}

// Criterion is the perceptron's error function. It sums, over the misclassified
// examples alone, how far each is on the wrong side; it is never negative, and
// 0 if every answer is right.
//
//	J(w, b) = − Σ_{n∈ℳ} yₙ(wᵀxⁿ + b)
//
// Shapes: X is M×N, y has N labels −1 or +1. It panics with a *ShapeError
// otherwise.
//
// Eq. (3), slide "Perceptron Criterion".
func (p *Perceptron) Criterion(X mat.Matrix, y []float64) float64 {
	var sum float64
	for _, n := range p.misclassified("Perceptron.Criterion", X, y) {
		sum += y[n] * p.PreActivation(column(X, n))
	}
	return -sum
}

// WeightGradient is the gradient of [Perceptron.Criterion] with respect to the
// weights, in the shape of w.
//
//	∂J/∂w = − Σ_{n∈ℳ} yₙxⁿ
//
// Between two changes of ℳ the criterion is linear, so this is exact there; at
// a change of ℳ it has a kink.
//
// Shapes: X is M×N, y has N labels; the result is M×1. It panics with a
// *ShapeError otherwise.
//
// Eq. (4), slide "Perceptron Criterion (Ctd.)".
func (p *Perceptron) WeightGradient(X mat.Matrix, y []float64) *mat.VecDense {
	grad := mat.NewVecDense(p.Weights.Len(), nil)
	for _, n := range p.misclassified("Perceptron.WeightGradient", X, y) {
		grad.AddScaledVec(grad, -y[n], column(X, n))
	}
	return grad
}

// BiasGradient is the gradient of [Perceptron.Criterion] with respect to the
// bias.
//
//	∂J/∂b = − Σ_{n∈ℳ} yₙ
//
// Shapes: X is M×N, y has N labels. It panics with a *ShapeError otherwise.
//
// Eq. (5), slide "Perceptron Criterion (Ctd.)".
func (p *Perceptron) BiasGradient(X mat.Matrix, y []float64) float64 {
	var grad float64
	for _, n := range p.misclassified("Perceptron.BiasGradient", X, y) {
		grad -= y[n]
	}
	return grad
}
