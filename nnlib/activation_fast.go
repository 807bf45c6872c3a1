package nnlib

import "math"

// fastActivation is an activation function on slices, as training uses it:
// without a function call per entry, and with the derivative taken from what
// the forward pass has computed already.
type fastActivation struct {
	apply    func(a, z []float64)        // a = g(z)
	multiply func(delta, z, a []float64) // delta ← delta ⊙ g′(z), given a = g(z)
}

// applyTo is a = g(z). The slices may be the same.
func (g Activation) applyTo(a, z []float64) {
	if g.fast.apply != nil {
		g.fast.apply(a, z)
		return
	}
	for i, z := range z {
		a[i] = g.Func(z)
	}
}

// multiplyTo is delta ← delta ⊙ g′(z), given a = g(z).
func (g Activation) multiplyTo(delta, z, a []float64) {
	if g.fast.multiply != nil {
		g.fast.multiply(delta, z, a)
		return
	}
	for i, z := range z {
		delta[i] *= g.Derivative(z)
	}
}

var identitySlices = fastActivation{
	apply:    func(a, z []float64) { copy(a, z) },
	multiply: func(_, _, _ []float64) {},
}

var sigmoidSlices = fastActivation{
	apply: func(a, z []float64) {
		z = z[:len(a)]
		for i := range a {
			a[i] = 1 / (1 + math.Exp(-z[i]))
		}
	},
	multiply: func(delta, _, a []float64) {
		a = a[:len(delta)]
		for i := range delta {
			delta[i] *= a[i] * (1 - a[i])
		}
	},
}

var tanhSlices = fastActivation{
	apply: func(a, z []float64) {
		z = z[:len(a)]
		for i := range a {
			a[i] = math.Tanh(z[i])
		}
	},
	multiply: func(delta, _, a []float64) {
		a = a[:len(delta)]
		for i := range delta {
			delta[i] *= 1 - a[i]*a[i]
		}
	},
}

var reluSlices = fastActivation{
	apply: func(a, z []float64) {
		z = z[:len(a)]
		for i := range a {
			a[i] = max(0, z[i])
		}
	},
	multiply: func(delta, _, a []float64) {
		a = a[:len(delta)]
		for i := range delta {
			if a[i] == 0 { // and not a[i] <= 0, so that NaN is not swallowed
				delta[i] = 0
			}
		}
	},
}
