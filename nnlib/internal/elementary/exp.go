package elementary

import "math"

const (
	log2e = 1 / math.Ln2
	// ln2High + ln2Low is ln 2. The first has so few digits that its product with
	// a whole number up to 2²⁰ is exact.
	ln2High = 6.93147180369123816490e-01
	ln2Low  = 1.90821492927058770002e-10

	// rounder + t has no room for digits after the point, and the last bits of the
	// sum are the whole number that is nearest to t.
	rounder = 3 << 51
	bias    = 1023 // of the exponent in the bits of a float64
	digits  = 52   // of the fraction there

	// unscaled is up to where 2ᵏ is an ordinary number.
	unscaled = 708
)

// Exp is eˣ.
func Exp(x float64) float64 {
	if !(math.Abs(x) < unscaled) {
		return expFar(x)
	}
	k, r := reduce(x)
	return float64(power(k) * (1 + expm1Near(r)))
}

// expFar is eˣ where it or 2ᵏ is no ordinary number.
func expFar(x float64) float64 {
	switch {
	case x != x || x > 710:
		return x * math.Inf(1)
	case x < -746:
		return 0
	}
	half := math.Copysign(512, x)
	k, r := reduce(x)
	return float64(power(k-half) * (1 + expm1Near(r)) * power(half))
}

// Expm1 is eˣ − 1, and keeps its digits near 0.
func Expm1(x float64) float64 {
	if !(math.Abs(x) < unscaled) {
		return expFar(x) - 1
	}
	if x == 0 {
		return x // and keeps its sign
	}
	k, r := reduce(x)
	scale := power(k)
	return float64(scale*expm1Near(r)) + (scale - 1)
}

// reduce splits x into k·ln 2 + r, with a whole number k and |r| ≤ ½ ln 2.
func reduce(x float64) (k, r float64) {
	k = (float64(x*log2e) + rounder) - rounder
	return k, (x - float64(k*ln2High)) - float64(k*ln2Low)
}

// power is 2ᵏ, for a whole number from −1022 to 1023.
func power(k float64) float64 {
	return math.Float64frombits((math.Float64bits(k+rounder) + bias) << digits)
}

// The coefficients of the series of eʳ.
const (
	c2  = 1.0 / 2
	c3  = c2 / 3
	c4  = c3 / 4
	c5  = c4 / 5
	c6  = c5 / 6
	c7  = c6 / 7
	c8  = c7 / 8
	c9  = c8 / 9
	c10 = c9 / 10
	c11 = c10 / 11
	c12 = c11 / 12
	c13 = c12 / 13
)

// expm1Near is eʳ − 1 for |r| ≤ ½ ln 2: the series up to r¹³, of which the rest
// is below 2⁻⁵⁷. Products that do not need each other come side by side.
func expm1Near(r float64) float64 {
	r2 := r * r
	r4 := r2 * r2
	a := (c2 + float64(r*c3)) + float64(r2*(c4+float64(r*c5)))
	b := (c6 + float64(r*c7)) + float64(r2*(c8+float64(r*c9)))
	c := (c10 + float64(r*c11)) + float64(r2*(c12+float64(r*c13)))
	return r + float64(r2*(a+float64(r4*(b+float64(r4*c)))))
}
