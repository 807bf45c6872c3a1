// Package capstone is the last exercise: a multi-layer perceptron of your own,
// from the first weight to a network that reads digits.
//
// Hidden layers use tanh, the output layer the softmax, and the loss is the
// mean cross entropy. Examples are columns: X is M×N; labels are one-hot
// columns: Y is K×N. README.md tells what to do.
package capstone

import (
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// Network is a multi-layer perceptron: W[0] and B[0] belong to the first layer
// after the input.
type Network struct {
	W []*mat.Dense
	B []*mat.VecDense
}

// Step 1

// New makes a network with the given number of units in each layer, from the M
// inputs to the K outputs, with random weights of a sensible size, drawn from
// rng alone.
//
// Shapes: W[l] is units[l+1]×units[l], B[l] is units[l+1]×1.
func New(units []int, rng *rand.Rand) *Network {
	panic("not implemented yet: New")
}

// Step 2

// Forward is the network's output for a batch.
//
// Shapes: X is M×N; the result is K×N, and each of its columns sums to 1.
func (n *Network) Forward(X *mat.Dense) *mat.Dense {
	panic("not implemented yet: Forward")
}

// Step 3

// Gradients are the derivatives of the mean cross entropy of a batch by all
// parameters. They change no parameter.
//
// Shapes: X is M×N, Y is K×N; dW[l] has the shape of W[l], dB[l] that of B[l].
func (n *Network) Gradients(X, Y *mat.Dense) (dW []*mat.Dense, dB []*mat.VecDense) {
	panic("not implemented yet: Gradients")
}

// Steps 4 and 5

// Solve makes a network for the examples and trains it. The number and size of
// the hidden layers, the optimizer, the size of the batches, the learning rate
// and the end of training are up to you; draw all random numbers from rng.
//
// Shapes: X is M×N, Y is K×N.
func Solve(X, Y *mat.Dense, rng *rand.Rand) *Network {
	panic("not implemented yet: Solve")
}
