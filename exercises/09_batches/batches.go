// Package batches is the exercise on training with several examples at a time.
//
// Examples are columns: X is M×N. The error gradients δ are rows, one below
// the other: Δ is N×K, an example per row. README.md tells what to do.
package batches

import "gonum.org/v1/gonum/mat"

// Step 1

// PreActivation adds b to every column of WX, which the slide calls issue 1.
//
//	Z = WX + (b b … b)
//
// Shapes: W is H×M, X is M×N, b is H×1; Z is H×N.
func PreActivation(W, X *mat.Dense, b mat.Vector) *mat.Dense {
	panic("not implemented yet: PreActivation")
}

// Step 2

// OutputDelta holds the error gradients of all examples for the softmax with
// the cross entropy. The loss of a batch is the mean over its examples, so the
// derivative carries 1/N.
//
//	Δ = (A − Y)ᵀ / N
//
// Shapes: A and Y are K×N; Δ is N×K.
func OutputDelta(A, Y *mat.Dense) *mat.Dense {
	panic("not implemented yet: OutputDelta")
}

// Step 3

// WeightGradient is the gradient of the weights, summed over the examples.
//
//	∂ℓ/∂W = ΔᵀXᵀ
//
// Shapes: Delta is N×D, X is L×N; the result is D×L.
func WeightGradient(Delta, X *mat.Dense) *mat.Dense {
	panic("not implemented yet: WeightGradient")
}

// BiasGradient is the gradient of the biases, summed over the examples, which
// the slide calls issue 2.
//
//	∂ℓ/∂b = Σₙ (δⁿ)ᵀ
//
// Shapes: Delta is N×D; the result is D×1.
func BiasGradient(Delta *mat.Dense) *mat.VecDense {
	panic("not implemented yet: BiasGradient")
}

// Step 4

// HiddenDelta takes the error gradients of all examples back through a layer
// of sigmoids.
//
//	Δ = Δ⁺W⁺ ⊙ (A ⊙ (1 − A))ᵀ
//
// Shapes: DeltaNext is N×D, WNext is D×H, A is H×N; the result is N×H.
func HiddenDelta(DeltaNext, WNext, A *mat.Dense) *mat.Dense {
	panic("not implemented yet: HiddenDelta")
}

// Step 5

// Update is the gradient descent update, Eq. (38) and (39). It returns new
// parameters and leaves those it was given alone.
//
//	W ← W − α ∂ℓ/∂W,  b ← b − α ∂ℓ/∂b
//
// Shapes: dW has the shape of W, db that of b.
func Update(W *mat.Dense, b *mat.VecDense, dW *mat.Dense, db mat.Vector, alpha float64) (*mat.Dense, *mat.VecDense) {
	panic("not implemented yet: Update")
}

// Step 6

// Descend trains NW3, one layer with the softmax, by so many updates with the
// whole of X as the batch. It returns the parameters after the last update, and
// the mean cross entropy before each update and after the last.
//
// Shapes: W is K×M, b is K×1, X is M×N, Y is K×N; losses has steps + 1 entries.
func Descend(W *mat.Dense, b *mat.VecDense, X, Y *mat.Dense, alpha float64, steps int) (*mat.Dense, *mat.VecDense, []float64) {
	panic("not implemented yet: Descend")
}
