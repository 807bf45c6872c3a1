package kernel

import (
	"math"

	"nnlecture/nnlib/internal/elementary"
)

// tanhs is a = tanh(z), entry by entry.
func tanhs(a, z []float64) {
	z = z[:len(a)]
	for i := range a {
		a[i] = elementary.Tanh(z[i])
	}
}

// crossEntropy turns the pre-activations z of sigmoid units into scale·(a − y), in
// place, in one exponential each, and adds up what makes the losses:
//
//	a = σ(z),   ℓ = max(z, 0) − zy + log(1 + e⁻ᶻ),   with |z| in the exponent
//
// The sum of the logarithms is the logarithm of the product. There are four sums,
// and four products, for every fourth entry each.
func crossEntropy(z, y []float64, scale float64, sums, products *[4]float64) {
	y = y[:len(z)]
	for k, z0 := range z {
		e := elementary.Exp(-math.Abs(z0))
		products[k%4] = float64(products[k%4] * (1 + e))
		sums[k%4] += max(z0, 0) - float64(z0*y[k])
		a := 0.5 + math.Copysign(1/(1+e)-0.5, z0)
		z[k] = scale * (a - y[k])
	}
}
