// Package nw2 is the exercise on the second network: K neurons side by side,
// each with a sigmoid, one for each class.
//
// W is K×M and b is K×1. Examples are columns: X is M×N; labels are one-hot
// columns: Y is K×N. README.md tells what to do.
package nw2

import "gonum.org/v1/gonum/mat"

// Step 1

// Stack makes one layer of K neurons, Eq. (11) and (12): row k of W holds the
// weights of neuron k, and entry k of b its bias.
//
// Shapes: weights holds K vectors M×1, biases K numbers; W is K×M, b is K×1.
func Stack(weights []*mat.VecDense, biases []float64) (W *mat.Dense, b *mat.VecDense) {
	panic("not implemented yet: Stack")
}

// Step 2

// Activations is the network's output for one example, Eq. (13) and (14): the
// sigmoid is applied to each component.
//
//	a = σ(Wx + b)
//
// Shapes: W is K×M, b is K×1, x is M×1; a is K×1.
func Activations(W *mat.Dense, b, x mat.Vector) *mat.VecDense {
	panic("not implemented yet: Activations")
}

// Step 3

// OneHot turns labels 0 … K−1 into columns with a single 1.
//
// Shapes: labels holds N numbers; Y is K×N.
func OneHot(labels []int, K int) *mat.Dense {
	panic("not implemented yet: OneHot")
}

// Step 4

// Loss is the loss of the network, Eq. (15): the mean over the examples of the
// sum over the outputs.
//
//	J(W, b) = 1/N Σₙ Σₖ ℓ(aₖⁿ, yₖⁿ)  with  ℓ(ŷ, y) = − y log ŷ − (1 − y) log(1 − ŷ)
//
// Shapes: W is K×M, b is K×1, X is M×N, Y is K×N.
func Loss(W *mat.Dense, b mat.Vector, X, Y *mat.Dense) float64 {
	panic("not implemented yet: Loss")
}
