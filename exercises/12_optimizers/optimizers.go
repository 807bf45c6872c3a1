// Package optimizers is the exercise on gradient descent, AdaGrad and RMSProp.
//
// θ holds all parameters in one column, g the gradient of the loss by them,
// and r what an algorithm remembers of earlier gradients. Every function
// returns new vectors and leaves those it was given alone. README.md tells
// what to do.
package optimizers

import "gonum.org/v1/gonum/mat"

// Step 1

// GradientDescent is one update of gradient descent.
//
//	θ ← θ − α g
//
// Shapes: theta and g are M×1, and so is the result.
func GradientDescent(theta, g *mat.VecDense, alpha float64) *mat.VecDense {
	panic("not implemented yet: GradientDescent")
}

// Step 2

// AdaGrad is one update of AdaGrad.
//
//	r ← r + g ⊙ g
//	θ ← θ − α / (ε + √r) ⊙ g
//
// Shapes: all vectors are M×1.
func AdaGrad(theta, r, g *mat.VecDense, alpha, epsilon float64) (newTheta, newR *mat.VecDense) {
	panic("not implemented yet: AdaGrad")
}

// Step 3

// RMSProp is one update of RMSProp.
//
//	r ← ρr + (1 − ρ) g ⊙ g
//	θ ← θ − α / (ε + √r) ⊙ g
//
// Shapes: all vectors are M×1.
func RMSProp(theta, r, g *mat.VecDense, alpha, rho, epsilon float64) (newTheta, newR *mat.VecDense) {
	panic("not implemented yet: RMSProp")
}

// Step 4

// EffectiveRates are the learning rates that AdaGrad and RMSProp come to, one
// for each parameter.
//
//	α / (ε + √r)
//
// Shapes: r is M×1, and so is the result.
func EffectiveRates(r *mat.VecDense, alpha, epsilon float64) *mat.VecDense {
	panic("not implemented yet: EffectiveRates")
}

// Step 5

// Path minimizes a loss by so many updates of RMSProp from start on, with
// r = 0 at first. Column t of the result is θ after t updates; column 0 is
// start. The function gradient gives g at θ.
//
// Shapes: start is M×1; the result is M×(steps+1).
func Path(start *mat.VecDense, gradient func(theta *mat.VecDense) *mat.VecDense, alpha, rho, epsilon float64, steps int) *mat.Dense {
	panic("not implemented yet: Path")
}
