package initialization_test

import (
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

// around is the mean squared distance from a number.
func around(A *mat.Dense, c float64) float64 {
	return plain.Total(plain.Each(A, func(a float64) float64 { return (a - c) * (a - c) })) / size(A)
}

// stale follows Z through the layers, and measures g(Z).
func stale(X mat.Matrix, W []*mat.Dense, g func(float64) float64) (all []float64) {
	for _, w := range W {
		Z := plain.Mul(w, X)
		all, X = append(all, variance(plain.Each(Z, g))), Z
	}
	return all
}

// fitting measures the layers that take X itself.
func fitting(X mat.Matrix, W []*mat.Dense, g func(float64) float64) (all []float64) {
	for _, w := range W {
		if _, c := w.Dims(); c == 3 {
			all = append(all, variance(plain.Each(plain.Mul(w, X), g)))
		}
	}
	return all
}

func piled(values []float64) []float64 {
	for i := 1; i < len(values); i++ {
		values[i] += values[i-1]
	}
	return values
}

func repeatedLast(values []float64) []float64 {
	for i := range values {
		values[i] = values[len(values)-1]
	}
	return values
}
