package nnlib

import "nnlecture/nnlib/internal/elementary"

// ReLU, the rectified linear unit, lets positive pre-activations pass and
// silences the others.
//
//	ReLU(z) = max(0, z)
//
// Special cases are: ReLU(NaN) = NaN.
//
// Slide "Rectified Linear Unit (ReLU)".
func ReLU(z float64) float64 { return max(0, z) }

// ReLUDerivative is the slope of [ReLU]. At 0, where there is none, it is 0 as
// on the slide.
//
//	ReLU′(z) = 0 if z ≤ 0
//	           1 if z > 0
//
// Special cases are: ReLUDerivative(NaN) = NaN.
//
// Slide "Rectified Linear Unit (ReLU)".
func ReLUDerivative(z float64) float64 {
	switch {
	case z > 0:
		return 1
	case z <= 0:
		return 0
	}
	return z // NaN
}

// LeakyReLU lets a small part of negative pre-activations through, so that no
// unit dies.
//
//	g(z) = αz if z ≤ 0
//	       z  if z > 0
//
// Slide "Activation Functions Overview (Ctd.)".
func LeakyReLU(z, alpha float64) float64 {
	if z > 0 {
		return z
	}
	return alpha * z
}

// LeakyReLUDerivative is the slope of [LeakyReLU]. At 0 it is that of the left
// branch.
//
//	g′(z) = α if z ≤ 0
//	        1 if z > 0
//
// Special cases are: LeakyReLUDerivative(NaN, α) = NaN.
//
// Slide "Activation Functions Overview (Ctd.)".
func LeakyReLUDerivative(z, alpha float64) float64 {
	switch {
	case z > 0:
		return 1
	case z <= 0:
		return alpha
	}
	return z // NaN
}

// ELU, the exponential linear unit, bends negative pre-activations smoothly
// towards −α.
//
//	g(z) = α(eᶻ − 1) if z ≤ 0
//	       z         if z > 0
//
// Special cases are: ELU(−Inf, α) = −α.
//
// Slide "Activation Functions Overview (Ctd.)".
func ELU(z, alpha float64) float64 {
	if z > 0 {
		return z
	}
	return alpha * elementary.Expm1(z)
}

// ELUDerivative is the slope of [ELU]. At 0 it is that of the left branch,
// which is α; only α = 1 makes the two branches meet without a kink.
//
//	g′(z) = αeᶻ if z ≤ 0
//	        1   if z > 0
//
// Slide "Activation Functions Overview (Ctd.)".
func ELUDerivative(z, alpha float64) float64 {
	if z > 0 {
		return 1
	}
	return alpha * elementary.Exp(z)
}
