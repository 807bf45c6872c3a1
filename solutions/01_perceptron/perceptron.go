// Package perceptron solves the exercise of the same name.
package perceptron

import (
	"gonum.org/v1/gonum/mat"
)

// Sign is the step function, Eq. (2).
func Sign(z float64) float64 {
	if z >= 0 {
		return +1
	}
	return -1
}

// preActivation is z = wᵀx + b.
func preActivation(w mat.Vector, b float64, x mat.Vector) float64 {
	return mat.Dot(w, x) + b
}

// Predict is the perceptron's answer to one example, Eq. (1).
func Predict(w mat.Vector, b float64, x mat.Vector) float64 {
	return Sign(preActivation(w, b, x))
}

// Misclassified is the index set ℳ.
func Misclassified(w mat.Vector, b float64, X *mat.Dense, y []float64) []int {
	var wrong []int
	for n := range y {
		if Predict(w, b, X.ColView(n)) != y[n] {
			wrong = append(wrong, n)
		}
	}
	return wrong
}

// Criterion is the perceptron criterion, Eq. (3).
func Criterion(w mat.Vector, b float64, X *mat.Dense, y []float64) float64 {
	var J float64
	for _, n := range Misclassified(w, b, X, y) {
		J -= y[n] * preActivation(w, b, X.ColView(n))
	}
	return J
}

// Gradients are the derivatives of the criterion, Eq. (4) and (5).
func Gradients(w mat.Vector, b float64, X *mat.Dense, y []float64) (dw *mat.VecDense, db float64) {
	dw = mat.NewVecDense(w.Len(), nil)
	for _, n := range Misclassified(w, b, X, y) {
		dw.AddScaledVec(dw, -y[n], X.ColView(n))
		db -= y[n]
	}
	return dw, db
}

// Learn shows the perceptron one example, Eq. (6).
func Learn(w *mat.VecDense, b float64, x mat.Vector, y, alpha float64) (*mat.VecDense, float64) {
	next := mat.VecDenseCopyOf(w)
	if Predict(w, b, x) == y {
		return next, b
	}
	next.AddScaledVec(next, alpha*y, x)
	return next, b + alpha*y
}
