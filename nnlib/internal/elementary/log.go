package elementary

import "math"

// Log is the natural logarithm.
//
// With x = 2ᵏ(1 + f) and s = f/(2 + f) it is k·ln 2 + log(1 + s) − log(1 − s),
// an odd series in s, here in the form and with the coefficients of FreeBSD's
// e_log.c: log(1 + f) = f − (f²/2 − s(f²/2 + R(s²))).
func Log(x float64) float64 {
	switch {
	case x != x || x > math.MaxFloat64:
		return x
	case x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	}
	m, exponent := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, exponent = 2*m, exponent-1
	}
	f, k := m-1, float64(exponent)
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	R := float64(s2*(l1+float64(s4*(l3+float64(s4*(l5+float64(s4*l7))))))) +
		float64(s4*(l2+float64(s4*(l4+float64(s4*l6)))))
	half := float64(float64(0.5*f) * f)
	return float64(k*ln2High) - ((half - (float64(s*(half+R)) + float64(k*ln2Low))) - f)
}

// The coefficients of R, nearly 2/3, 2/5, 2/7 …
const (
	l1 = 6.666666666666735130e-01
	l2 = 3.999999999940941908e-01
	l3 = 2.857142874366239149e-01
	l4 = 2.222219843214978396e-01
	l5 = 1.818357216161805012e-01
	l6 = 1.531383769920937332e-01
	l7 = 1.479819860511658591e-01
)

// Log1p is log(1 + x), and keeps its digits near 0: what 1 + x rounds away is
// added again, to first order.
func Log1p(x float64) float64 {
	u := 1 + x
	if u == 1 || x != x || x > math.MaxFloat64 {
		return x
	}
	if u <= 0 {
		return Log(u)
	}
	return Log(u) - ((u-1)-x)/u
}
