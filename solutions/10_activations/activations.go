// Package activations solves the exercise of the same name.
package activations

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Collapse is W̃ = W²W¹.
func Collapse(W1, W2 *mat.Dense) *mat.Dense {
	var W mat.Dense
	W.Mul(W2, W1) // (K×H)(H×M) = K×M
	return &W
}

// SigmoidDerivative is σ(z)(1 − σ(z)).
func SigmoidDerivative(z float64) float64 {
	s := 1 / (1 + math.Exp(-z))
	return s * (1 - s)
}

// TanhDerivative is 1 − tanh²(z).
func TanhDerivative(z float64) float64 {
	t := math.Tanh(z)
	return 1 - t*t
}

// ReLU is max(0, z).
func ReLU(z float64) float64 { return math.Max(0, z) }

// ReLUDerivative is 0 for z ≤ 0.
func ReLUDerivative(z float64) float64 {
	if z <= 0 {
		return 0
	}
	return 1
}

// LeakyReLU is αz for z ≤ 0.
func LeakyReLU(z, alpha float64) float64 {
	if z <= 0 {
		return alpha * z
	}
	return z
}

// LeakyReLUDerivative takes the left branch at 0.
func LeakyReLUDerivative(z, alpha float64) float64 {
	if z <= 0.0 {
		return alpha
	}
	return 1
}

// ELU is α(e^z − 1) for z ≤ 0.
func ELU(z, alpha float64) float64 {
	if z > 0 {
		return z
	}
	return alpha * math.Expm1(z)
}

// ELUDerivative takes the left branch at 0.
func ELUDerivative(z, alpha float64) float64 {
	if z > 0.0 {
		return 1
	}
	return alpha * math.Exp(z)
}

// GradientFactor is the product of the derivatives.
func GradientFactor(z []float64) float64 {
	factor := 1.0
	for _, zi := range z {
		factor *= SigmoidDerivative(zi)
	}
	return factor
}
