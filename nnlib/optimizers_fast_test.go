package nnlib

import (
	"math"
	"math/rand/v2"
	"testing"
)

// What Train does with an optimizer has the bits of its Update, also where a
// gradient is 0 and with ε = 0.
func TestFastUpdates(t *testing.T) {
	rng := newRNG()
	for name, fresh := range map[string]func() Optimizer{
		"AdaGrad":        func() Optimizer { return NewAdaGrad(0.1) },
		"AdaGrad, ε = 0": func() Optimizer { return &AdaGrad{LearningRate: 0.1} },
		"RMSProp":        func() Optimizer { return NewRMSProp(0.01, 0.9) },
		"RMSProp, ε = 0": func() Optimizer { return &RMSProp{LearningRate: 0.1, Decay: 0.5} },
		"Momentum":       func() Optimizer { return NewMomentum(0.1, 0.9) },
	} {
		want, got, readable, fast := normal(rng, 23), []float64(nil), fresh(), fresh()
		got = append(got, want...)
		for range 10 {
			g := normal(rng, 23)
			g[0], g[rng.IntN(23)] = 0, 0
			readable.Update(want, g)
			update(fast, got, g)
			for i := range want {
				if math.Float64bits(got[i]) != math.Float64bits(want[i]) {
					t.Fatalf("%s: parameter %d is %v, want %v", name, i, got[i], want[i])
				}
			}
		}
	}
}

// normal is n normally distributed numbers.
func normal(rng *rand.Rand, n int) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = rng.NormFloat64()
	}
	return v
}
