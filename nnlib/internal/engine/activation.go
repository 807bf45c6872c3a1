package engine

import "nnlecture/nnlib/internal/kernel"

// Activation is an activation function g on slices: without a call per entry,
// and with the derivative taken from what the forward pass has computed already.
type Activation struct {
	Apply    func(a, z []float64)        // a = g(z); the slices may be the same
	Multiply func(delta, z, a []float64) // δ ← δ ⊙ g′(z), given a = g(z)
	// PoolFirst says that max pooling may choose by z: g never falls, and where
	// it makes equal what was not, g′ is 0.
	PoolFirst bool
}

// Pointwise is the activation function of which only g and g′ are known.
func Pointwise(g, derivative func(float64) float64) Activation {
	return Activation{
		Apply: func(a, z []float64) {
			for i, z := range z {
				a[i] = g(z)
			}
		},
		Multiply: func(delta, z, _ []float64) {
			for i, z := range z {
				delta[i] *= derivative(z)
			}
		},
	}
}

// Identity is g(z) = z.
var Identity = Activation{
	Apply:    func(a, z []float64) { copy(a, z) },
	Multiply: func(_, _, _ []float64) {},
}

// Sigmoid is g = σ, g′ = a(1 − a).
var Sigmoid = Activation{
	Apply: kernel.Sigmoids,
	Multiply: func(delta, _, a []float64) {
		a = a[:len(delta)]
		for i := range delta {
			delta[i] *= a[i] * (1 - a[i])
		}
	},
}

// Tanh is g = tanh, g′ = 1 − a².
var Tanh = Activation{
	Apply: kernel.Tanhs,
	Multiply: func(delta, _, a []float64) {
		a = a[:len(delta)]
		for i := range delta {
			delta[i] *= 1 - float64(a[i]*a[i])
		}
	},
}

// ReLU is g(z) = max(0, z), g′ = 0 where a = 0, else 1.
var ReLU = Activation{
	Apply: func(a, z []float64) {
		z = z[:len(a)]
		for i := range a {
			a[i] = max(0, z[i])
		}
	},
	Multiply: func(delta, _, a []float64) {
		a = a[:len(delta)]
		for i := range delta {
			if a[i] == 0 { // and not a[i] <= 0, so that NaN is not swallowed
				delta[i] = 0
			}
		}
	},
	PoolFirst: true,
}
