package nnlib

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib/internal/elementary"
	"nnlecture/nnlib/internal/engine"
)

// Activation is an activation function g together with its derivative g′, each
// applied to one pre-activation at a time. Softmax is none: it looks at the
// whole layer, see [Softmax].
//
// An Activation of your own needs all three fields. Training a CNN calls both
// functions from several goroutines at once, so they must not keep anything
// from one call to the next. It is slower than those of this package, which
// have a form for whole slices as well.
type Activation struct {
	Name       string
	Func       func(z float64) float64 // g(z)
	Derivative func(z float64) float64 // g′(z)

	fast engine.Activation // the same for whole slices, where there is a faster way
}

// validate panics with a *DataError on behalf of a network unless both
// functions are there.
func (g Activation) validate(network string) {
	if g.Func == nil || g.Derivative == nil {
		panic(&DataError{network, fmt.Sprintf("the activation %q has no Func or no Derivative, want both", g.Name)})
	}
}

// Apply is g(z), entry by entry.
//
// Shapes: z and the result are D×1.
func (g Activation) Apply(z mat.Vector) *mat.VecDense { return elementwise(g.Func, z) }

// ApplyDerivative is g′(z), entry by entry.
//
// Shapes: z and the result are D×1.
func (g Activation) ApplyDerivative(z mat.Vector) *mat.VecDense { return elementwise(g.Derivative, z) }

// ApplyBatch is g(Z), entry by entry.
//
// Shapes: Z and the result are D×N.
func (g Activation) ApplyBatch(Z mat.Matrix) *mat.Dense {
	var A mat.Dense
	A.Apply(func(_, _ int, z float64) float64 { return g.Func(z) }, Z)
	return &A
}

// ApplyDerivativeBatch is g′(Z), entry by entry.
//
// Shapes: Z and the result are D×N.
func (g Activation) ApplyDerivativeBatch(Z mat.Matrix) *mat.Dense {
	var A mat.Dense
	A.Apply(func(_, _ int, z float64) float64 { return g.Derivative(z) }, Z)
	return &A
}

// elementwise is f(x) for each entry of x.
func elementwise(f func(float64) float64, x mat.Vector) *mat.VecDense {
	y := mat.NewVecDense(x.Len(), nil)
	for i := range x.Len() {
		y.SetVec(i, f(x.AtVec(i)))
	}
	return y
}

// IdentityActivation is g(z) = z, g′(z) = 1. A network whose layers all use it
// collapses to a single linear map: see [CollapseLinear].
//
// Slide "Why Activation Functions?".
func IdentityActivation() Activation {
	return Activation{"identity", Identity, IdentityDerivative, engine.Identity}
}

// SigmoidActivation is g = [Sigmoid], g′ = [SigmoidDerivative].
func SigmoidActivation() Activation {
	return Activation{"sigmoid", Sigmoid, SigmoidDerivative, engine.Sigmoid}
}

// TanhActivation is g = [Tanh], g′ = [TanhDerivative].
func TanhActivation() Activation {
	return Activation{"tanh", Tanh, TanhDerivative, engine.Tanh}
}

// ReLUActivation is g = [ReLU], g′ = [ReLUDerivative].
func ReLUActivation() Activation {
	return Activation{"ReLU", ReLU, ReLUDerivative, engine.ReLU}
}

// LeakyReLUActivation is g = [LeakyReLU], g′ = [LeakyReLUDerivative] with the
// given slope α, usually 0.01.
func LeakyReLUActivation(alpha float64) Activation {
	return Activation{
		Name:       "leaky ReLU",
		Func:       func(z float64) float64 { return LeakyReLU(z, alpha) },
		Derivative: func(z float64) float64 { return LeakyReLUDerivative(z, alpha) },
	}
}

// ELUActivation is g = [ELU], g′ = [ELUDerivative] with the given α, usually 1.
func ELUActivation(alpha float64) Activation {
	return Activation{
		Name:       "ELU",
		Func:       func(z float64) float64 { return ELU(z, alpha) },
		Derivative: func(z float64) float64 { return ELUDerivative(z, alpha) },
	}
}

// Identity is the activation that does nothing.
//
//	g(z) = z
//
// Slide "Why Activation Functions?".
func Identity(z float64) float64 { return z }

// IdentityDerivative is 1 everywhere.
func IdentityDerivative(float64) float64 { return 1 }

// Sigmoid maps a pre-activation to a number between 0 and 1 that can be read
// as a probability.
//
//	σ(z) = 1 / (1 + e⁻ᶻ)
//
// Below z ≈ −709, where e⁻ᶻ overflows, the result is 0 and off by less than
// 1e-308.
//
// Special cases are: Sigmoid(+Inf) = 1, Sigmoid(−Inf) = 0, Sigmoid(NaN) = NaN.
//
// Slide "Sigmoid Function (σ)".
func Sigmoid(z float64) float64 { return 1 / (1 + elementary.Exp(-z)) }

// SigmoidDerivative is the slope of [Sigmoid]: 1/4 at 0, nearly nothing for
// large |z|, which is what makes gradients vanish.
//
//	σ′(z) = σ(z)·(1 − σ(z))
//
// Slide "Sigmoid Function (σ)".
func SigmoidDerivative(z float64) float64 {
	a := Sigmoid(z)
	return a * (1 - a)
}

// SigmoidVector applies [Sigmoid] to each component of a vector.
//
//	σ(z) = (σ(z₁), …, σ(z_D))ᵀ
//
// Shapes: z and the result are D×1.
//
// Eq. (14), slide "NW2: Model Function".
func SigmoidVector(z mat.Vector) *mat.VecDense { return elementwise(Sigmoid, z) }

// SigmoidVectorDerivative is the derivative g′(z) of the backpropagation
// algorithm for g = σ.
//
//	g′(z) = σ′(z) = σ(z) ⊙ (1 − σ(z))
//
// Shapes: z and the result are D×1.
//
// Eq. (37), slide "Backpropagation Algorithm – Remarks".
func SigmoidVectorDerivative(z mat.Vector) *mat.VecDense {
	a := SigmoidVector(z) // D×1
	rest := elementwise(func(a float64) float64 { return 1 - a }, a)
	return Hadamard(a, rest)
}

// Tanh maps a pre-activation to a number between −1 and 1, centred on 0.
//
//	tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)
//
// Special cases are: Tanh(±Inf) = ±1, Tanh(NaN) = NaN.
//
// Slide "Tangent Hyperbolic (tanh)".
func Tanh(z float64) float64 { return elementary.Tanh(z) }

// TanhDerivative is the slope of [Tanh].
//
//	tanh′(z) = 1 − tanh²(z)
//
// Slide "Tangent Hyperbolic (tanh)".
func TanhDerivative(z float64) float64 {
	a := Tanh(z)
	return 1 - a*a
}
