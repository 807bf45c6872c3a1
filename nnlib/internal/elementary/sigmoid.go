package elementary

import "math"

// Sigmoid is 1/(1 + e⁻ˣ).
func Sigmoid(x float64) float64 { return 1 / (1 + Exp(-x)) }

// Tanh is the hyperbolic tangent, −e/(2 + e) with e = exp(−2|x|) − 1, which
// neither overflows nor loses digits near 0.
func Tanh(x float64) float64 {
	e := Expm1(-2 * math.Abs(x))
	return math.Copysign(e/(2+e), x)
}

// Sigmoids is a = Sigmoid(z), entry by entry; the slices may be the same. It is
// written out, for a call would take as long as the rest.
func Sigmoids(a, z []float64) {
	z = z[:len(a)]
	for i := range a {
		x := -z[i]
		if !(math.Abs(x) < unscaled) {
			a[i] = 1 / (1 + expFar(x))
			continue
		}
		t := float64(x*log2e) + rounder
		k := t - rounder
		r := (x - float64(k*ln2High)) - float64(k*ln2Low)
		r2 := r * r
		r4 := r2 * r2
		p := (c2 + float64(r*c3)) + float64(r2*(c4+float64(r*c5)))
		q := (c6 + float64(r*c7)) + float64(r2*(c8+float64(r*c9)))
		s := (c10 + float64(r*c11)) + float64(r2*(c12+float64(r*c13)))
		e := 1 + (r + float64(r2*(p+float64(r4*(q+float64(r4*s))))))
		scale := math.Float64frombits((math.Float64bits(t) + bias) << digits)
		a[i] = 1 / (1 + float64(scale*e))
	}
}
