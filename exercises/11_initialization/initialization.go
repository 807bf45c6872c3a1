// Package initialization is the exercise on the numbers that a network starts
// with: Xavier, Glorot and He, what they are for, and why zero will not do.
//
// A layer has as many inputs ("in") as W has columns, and as many outputs
// ("out") as W has rows. README.md tells what to do.
package initialization

import (
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// Step 1

// LinearVariance is the variance of a = w₁x₁ + … + w_Mx_M for independent
// weights and inputs of mean 0.
//
//	V{a} = M · V{w} · V{x}
func LinearVariance(M int, weights, inputs float64) float64 {
	panic("not implemented yet: LinearVariance")
}

// Step 2

// XavierDeviation is the standard deviation of the weights for Xavier's
// scheme, whose variance is Eq. (42).
//
//	w ~ N(0, 1/M_in)
func XavierDeviation(in, out int) float64 {
	panic("not implemented yet: XavierDeviation")
}

// GlorotDeviation is the standard deviation for Glorot's scheme, Eq. (43).
//
//	w ~ N(0, 1/M_avg)  with  M_avg = (M_in + M_out)/2
func GlorotDeviation(in, out int) float64 {
	panic("not implemented yet: GlorotDeviation")
}

// HeDeviation is the standard deviation for He's scheme as the lecture has it,
// Eq. (44).
//
//	w ~ N(0, 2/M_avg)
func HeDeviation(in, out int) float64 {
	panic("not implemented yet: HeDeviation")
}

// Step 3

// Gaussian draws the weights of a layer, each by itself, with mean 0 and the
// given standard deviation, from rng alone.
//
// Shapes: the result is out×in.
func Gaussian(out, in int, deviation float64, rng *rand.Rand) *mat.Dense {
	panic("not implemented yet: Gaussian")
}

// Step 4

// Variances follows a batch through layers without biases and measures how
// much of the signal is left: entry l is the variance of all entries of A after
// layer l, where A ← g(W[l]A) begins as X.
//
//	V = mean of (a − ā)², over all entries a of A with the mean ā
//
// Shapes: X is M×N; the result has an entry for each of the matrices in W.
func Variances(W []*mat.Dense, X *mat.Dense, g func(z float64) float64) []float64 {
	panic("not implemented yet: Variances")
}

// Step 5

// StayEqual reports whether the hidden units h and k of a network with one
// hidden layer are the same and remain so in training, whatever the examples:
// if they start with the same weights in, the same bias, and the same weights
// out, they get the same gradients for ever.
//
// Shapes: W1 is H×M, b1 is H×1, W2 is K×H.
func StayEqual(W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense, h, k int) bool {
	panic("not implemented yet: StayEqual")
}
