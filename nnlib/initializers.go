package nnlib

import (
	"math"
	"math/rand/v2"
)

// Initializer draws one weight of a layer with in inputs and out outputs.
// [Zero], [Xavier], [Glorot] and [He] are initializers, [SmallNormal] makes one.
type Initializer func(in, out int, rng *rand.Rand) float64

// Zero is the start that does not work for hidden layers: all units of a layer
// compute the same, get the same gradient and stay equal for ever.
//
//	w = 0
//
// Slide "Parameter Initialization Schemes".
func Zero(int, int, *rand.Rand) float64 { return 0 }

// SmallNormal draws from a normal distribution around 0 with the given
// standard deviation, whatever the size of the layer.
//
//	w ~ N(0, s²)
//
// Slide "Parameter Initialization Schemes".
func SmallNormal(standardDeviation float64) Initializer {
	return func(_, _ int, rng *rand.Rand) float64 { return standardDeviation * rng.NormFloat64() }
}

// Xavier keeps the variance of a linear neuron's output equal to that of its
// inputs, V{a} = M_in·V{w}·V{x}.
//
//	w ~ N(0, 1/M_in)
//
// Eq. (42), slide "Xavier Initialization (Ctd.)".
func Xavier(in, _ int, rng *rand.Rand) float64 {
	return math.Sqrt(1/float64(in)) * rng.NormFloat64()
}

// Glorot balances the way forward, which asks for 1/M_in, and the way back,
// which asks for 1/M_out.
//
//	w ~ N(0, 1/M_avg)   with M_avg = (M_in + M_out)/2
//
// Eq. (43), slide "Glorot Initialization"; X. Glorot and Y. Bengio,
// "Understanding the difficulty of training deep feedforward neural networks",
// 2010.
func Glorot(in, out int, rng *rand.Rand) float64 {
	return math.Sqrt(1/average(in, out)) * rng.NormFloat64()
}

// He doubles the variance of [Glorot], for ReLU silences half of the units.
//
//	w ~ N(0, 2/M_avg)   with M_avg = (M_in + M_out)/2
//
// The paper divides by M_in instead of M_avg.
//
// Eq. (44), slide "He Initialization"; K. He et al., "Delving deep into
// rectifiers", 2015.
func He(in, out int, rng *rand.Rand) float64 {
	return math.Sqrt(2/average(in, out)) * rng.NormFloat64()
}

// XavierUniform has the variance of [Xavier] in a uniform distribution.
//
//	w ~ U(−r, r)   with r = √(3/M_in)
func XavierUniform(in, _ int, rng *rand.Rand) float64 { return uniform(1/float64(in), rng) }

// GlorotUniform has the variance of [Glorot] in a uniform distribution.
//
//	w ~ U(−r, r)   with r = √(3/M_avg)
func GlorotUniform(in, out int, rng *rand.Rand) float64 { return uniform(1/average(in, out), rng) }

// HeUniform has the variance of [He] in a uniform distribution.
//
//	w ~ U(−r, r)   with r = √(6/M_avg)
func HeUniform(in, out int, rng *rand.Rand) float64 { return uniform(2/average(in, out), rng) }

// uniform draws around 0 with the given variance: U(−r, r) has r²/3.
func uniform(variance float64, rng *rand.Rand) float64 {
	return math.Sqrt(3*variance) * (2*rng.Float64() - 1)
}

// average is M_avg.
func average(in, out int) float64 { return float64(in+out) / 2 }
