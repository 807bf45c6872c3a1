// Package initialization solves the exercise of the same name.
package initialization

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// LinearVariance is M · V{w} · V{x}.
func LinearVariance(M int, weights, inputs float64) float64 {
	return float64(M) * weights * inputs
}

// XavierDeviation is the root of 1/M_in, Eq. (42).
func XavierDeviation(in, out int) float64 {
	return math.Sqrt(1 / float64(in))
}

// average is M_avg.
func average(in, out int) float64 { return float64(in+out) / 2 }

// GlorotDeviation is the root of 1/M_avg, Eq. (43).
func GlorotDeviation(in, out int) float64 {
	return math.Sqrt(1 / average(in, out))
}

// HeDeviation is the root of 2/M_avg, Eq. (44).
func HeDeviation(in, out int) float64 {
	return math.Sqrt(2 / average(in, out))
}

// Gaussian draws the weights of a layer.
func Gaussian(out, in int, deviation float64, rng *rand.Rand) *mat.Dense {
	W := mat.NewDense(out, in, nil)
	W.Apply(func(_, _ int, _ float64) float64 { return deviation * rng.NormFloat64() }, W)
	return W
}

// variance is the mean squared distance from the mean.
func variance(A *mat.Dense) float64 {
	r, c := A.Dims()
	n := float64(r * c)
	mean := mat.Sum(A) / n
	var sum float64
	for i := range r {
		for _, a := range A.RawRowView(i) {
			sum += (a - mean) * (a - mean)
		}
	}
	return sum / n
}

// Variances follows a batch through layers.
func Variances(W []*mat.Dense, X *mat.Dense, g func(z float64) float64) []float64 {
	var variances []float64
	A := X
	for _, Wl := range W {
		var Z mat.Dense
		Z.Mul(Wl, A)
		Z.Apply(func(_, _ int, z float64) float64 { return g(z) }, &Z)
		A = &Z
		variances = append(variances, variance(A))
	}
	return variances
}

// StayEqual reports whether two hidden units are the same for ever.
func StayEqual(W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense, h, k int) bool {
	return mat.Equal(W1.RowView(h), W1.RowView(k)) &&
		b1.AtVec(h) == b1.AtVec(k) &&
		mat.Equal(W2.ColView(h), W2.ColView(k))
}
