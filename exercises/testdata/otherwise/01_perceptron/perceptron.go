// Package perceptron is another right answer: its sums run the other way round,
// and it multiplies with a matrix where the solution loops.
package perceptron

import "gonum.org/v1/gonum/mat"

func Sign(z float64) float64 {
	if z < 0 {
		return -1
	}
	return 1
}

func total(w mat.Vector, b float64, x mat.Vector) float64 {
	z := 0.0
	for m := w.Len() - 1; m >= 0; m-- {
		z += x.AtVec(m) * w.AtVec(m)
	}
	return b + z
}

func Predict(w mat.Vector, b float64, x mat.Vector) float64 { return Sign(total(w, b, x)) }

func Misclassified(w mat.Vector, b float64, X *mat.Dense, y []float64) []int {
	var wrong []int
	for n := range y {
		if Predict(w, b, X.ColView(n)) != y[n] {
			wrong = append(wrong, n)
		}
	}
	return wrong
}

func Criterion(w mat.Vector, b float64, X *mat.Dense, y []float64) float64 {
	sum := 0.0
	for n := len(y) - 1; n >= 0; n-- {
		if z := total(w, b, X.ColView(n)); Sign(z) != y[n] {
			sum += y[n] * z
		}
	}
	return -sum
}

func Gradients(w mat.Vector, b float64, X *mat.Dense, y []float64) (*mat.VecDense, float64) {
	factors := mat.NewVecDense(len(y), nil)
	for _, n := range Misclassified(w, b, X, y) {
		factors.SetVec(n, -y[n])
	}
	var dw mat.VecDense
	dw.MulVec(X, factors)
	return &dw, mat.Sum(factors)
}

func Learn(w *mat.VecDense, b float64, x mat.Vector, y, alpha float64) (*mat.VecDense, float64) {
	var next mat.VecDense
	next.CloneFromVec(w)
	if Predict(w, b, x) != y {
		for m := w.Len() - 1; m >= 0; m-- {
			next.SetVec(m, y*(alpha*x.AtVec(m))+w.AtVec(m))
		}
		b = y*alpha + b
	}
	return &next, b
}
