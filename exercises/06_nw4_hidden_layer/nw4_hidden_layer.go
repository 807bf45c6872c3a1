// Package nw4 is the exercise on the fourth network: a hidden layer of four
// sigmoid neurons before the softmax.
//
// W1 is 4×M, b1 is 4×1, W2 is 3×4, b2 is 3×1. Examples are columns. The tests
// use other sizes, too: H hidden units and K outputs. README.md tells what to do.
package nw4

import "gonum.org/v1/gonum/mat"

// Step 1

// Hidden is the activation of the hidden layer.
//
//	a¹ = σ(W¹x + b¹)
//
// Shapes: W1 is H×M, b1 is H×1, x is M×1; the result is H×1.
func Hidden(W1 *mat.Dense, b1, x mat.Vector) *mat.VecDense {
	panic("not implemented yet: Hidden")
}

// Step 2

// Forward is the network's output.
//
//	a² = ζ(W²a¹ + b²)  with the softmax ζ
//
// Shapes: W1 is H×M, b1 is H×1, W2 is K×H, b2 is K×1, x is M×1; the result is K×1.
func Forward(W1 *mat.Dense, b1 mat.Vector, W2 *mat.Dense, b2, x mat.Vector) *mat.VecDense {
	panic("not implemented yet: Forward")
}

// Step 3

// ParameterCount is the number of weights and biases of a network with the
// given number of units in each layer, from the M inputs to the K outputs:
// ParameterCount(2, 4, 3) for M = 2, four hidden units and three outputs.
func ParameterCount(units ...int) int {
	panic("not implemented yet: ParameterCount")
}

// Step 4

// XOR returns a network with two inputs, H hidden units and two outputs that
// answers class 1 for (0, 1) and (1, 0), and class 0 for (0, 0) and (1, 1): the
// problem that no network without a hidden layer solves. You choose H ≥ 2 and
// all numbers; the right class must get a probability of at least 0.9.
//
// Shapes: W1 is H×2, b1 is H×1, W2 is 2×H, b2 is 2×1.
func XOR() (W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense, b2 *mat.VecDense) {
	panic("not implemented yet: XOR")
}
