// Package nw1 is the exercise on the first network: a single neuron with the
// sigmoid, and the loss by which it learns.
//
// The parameters are w, M×1, and b. Examples are columns: X is M×N, and y holds
// N labels 0 or 1. README.md tells what to do.
package nw1

import "gonum.org/v1/gonum/mat"

// Step 1

// Sigmoid is the logistic function. It must not give NaN for any z.
//
//	σ(z) = 1 / (1 + e^−z)
func Sigmoid(z float64) float64 {
	panic("not implemented yet: Sigmoid")
}

// Step 2

// Activation is the network's output for one example, Eq. (8).
//
//	a = σ(wᵀx + b)
//
// Shapes: w and x are M×1.
func Activation(w mat.Vector, b float64, x mat.Vector) float64 {
	panic("not implemented yet: Activation")
}

// Step 3

// BinaryCrossEntropy is the loss of one prediction, Eq. (10). A term whose
// factor y or 1 − y is 0 is 0, whatever its logarithm is: a prediction that is
// certain and right costs nothing.
//
//	ℓ(ŷ, y) = − y log ŷ − (1 − y) log(1 − ŷ)
func BinaryCrossEntropy(prediction, y float64) float64 {
	panic("not implemented yet: BinaryCrossEntropy")
}

// Step 4

// BinaryCrossEntropyOnLogit is the same loss, of the pre-activation z instead
// of ŷ = σ(z). Written for z it needs no logarithm of a number that may have
// become 0, and is finite for every finite z.
//
//	ℓ(σ(z), y) = log(1 + e^−z) + (1 − y)·z
//
// README.md says how to compute this for z = −1000.
func BinaryCrossEntropyOnLogit(z, y float64) float64 {
	panic("not implemented yet: BinaryCrossEntropyOnLogit")
}

// Step 5

// Loss is the mean loss over the examples, Eq. (9).
//
//	J(w, b) = 1/N Σₙ ℓ(aₙ, yₙ)
//
// Shapes: w is M×1, X is M×N, y has N labels.
func Loss(w mat.Vector, b float64, X *mat.Dense, y []float64) float64 {
	panic("not implemented yet: Loss")
}
