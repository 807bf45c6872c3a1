// Package activations is the exercise on activation functions and their
// derivatives.
//
// Every function takes and returns a number: a layer applies it to each entry.
// README.md tells what to do.
package activations

import "gonum.org/v1/gonum/mat"

// Step 1

// Collapse is the one matrix that does what two layers without an activation
// function do.
//
//	W²(W¹x) = W̃x for every x
//
// Shapes: W1 is H×M, W2 is K×H; the result is K×M.
func Collapse(W1, W2 *mat.Dense) *mat.Dense {
	panic("not implemented yet: Collapse")
}

// Step 2

// SigmoidDerivative is σ′(z) = σ(z)(1 − σ(z)).
func SigmoidDerivative(z float64) float64 {
	panic("not implemented yet: SigmoidDerivative")
}

// TanhDerivative is tanh′(z) = 1 − tanh²(z).
func TanhDerivative(z float64) float64 {
	panic("not implemented yet: TanhDerivative")
}

// Step 3

// ReLU is max(0, z).
func ReLU(z float64) float64 {
	panic("not implemented yet: ReLU")
}

// ReLUDerivative is 1 for z > 0 and 0 for z ≤ 0.
func ReLUDerivative(z float64) float64 {
	panic("not implemented yet: ReLUDerivative")
}

// Step 4

// LeakyReLU is z for z > 0 and αz for z ≤ 0.
func LeakyReLU(z, alpha float64) float64 {
	panic("not implemented yet: LeakyReLU")
}

// LeakyReLUDerivative is 1 for z > 0 and α for z ≤ 0.
func LeakyReLUDerivative(z, alpha float64) float64 {
	panic("not implemented yet: LeakyReLUDerivative")
}

// Step 5

// ELU is z for z > 0 and α(e^z − 1) for z ≤ 0.
func ELU(z, alpha float64) float64 {
	panic("not implemented yet: ELU")
}

// ELUDerivative is 1 for z > 0 and αe^z for z ≤ 0.
func ELUDerivative(z, alpha float64) float64 {
	panic("not implemented yet: ELUDerivative")
}

// Step 6

// GradientFactor is what the derivatives of the activations leave of a
// gradient on its way back through a chain of sigmoid units with the
// pre-activations z: the product σ′(z₁)σ′(z₂)…
func GradientFactor(z []float64) float64 {
	panic("not implemented yet: GradientFactor")
}
