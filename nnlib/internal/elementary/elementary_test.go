package elementary

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

const precision = 160 // bits of the sums that are compared with

func exact(x float64) *big.Float { return new(big.Float).SetPrec(precision).SetFloat64(x) }

func number() *big.Float { return new(big.Float).SetPrec(precision) }

// exactExpm1 is eˣ − 1 by the series of x/2ⁿ and n times (1+y)² − 1 = y(2 + y).
func exactExpm1(x *big.Float) *big.Float {
	const halvings = 12
	y := number().SetMantExp(x, -halvings)
	sum, term := number(), exact(1)
	for i := 1; i < 30; i++ {
		term.Quo(term.Mul(term, y), exact(float64(i)))
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, number().Add(sum, exact(2)))
	}
	return sum
}

// exactExp is eˣ; below 0 the sum with 1 would lose the digits.
func exactExp(x float64) *big.Float {
	y := exactExpm1(exact(math.Abs(x)))
	y.Add(y, exact(1))
	if x < 0 {
		y.Quo(exact(1), y)
	}
	return y
}

// exactLog is Newton's method for eʸ = x, from a start with 50 right bits.
func exactLog(x *big.Float) *big.Float {
	near, _ := x.Float64()
	y := exact(math.Log(near))
	for range 2 { // y ← y + x·e⁻ʸ − 1
		e := exactExpm1(number().Neg(y))
		e.Add(e, exact(1))
		y.Add(y, e.Sub(e.Mul(e, x), exact(1)))
	}
	return y
}

// functions have the exact value, the error that is allowed, in units of the
// last digit, and where they are tried.
var functions = []struct {
	name     string
	ours     func(float64) float64
	standard func(float64) float64
	exact    func(float64) *big.Float
	limit    float64
	from, to float64
}{
	{"Exp", Exp, math.Exp, exactExp, 1, -707, 709},
	{"Expm1", Expm1, math.Expm1, func(x float64) *big.Float { return exactExpm1(exact(x)) }, 2, -40, 40},
	{"Log", Log, math.Log, func(x float64) *big.Float { return exactLog(exact(x)) }, 1, 1e-9, 10},
	{"Log1p", Log1p, math.Log1p, func(x float64) *big.Float { y := exact(x); return exactLog(y.Add(y, exact(1))) }, 2, -0.99, 4},
	{"Tanh", Tanh, math.Tanh, func(x float64) *big.Float {
		e := exactExpm1(exact(2 * x))
		return number().Quo(e, number().Add(e, exact(2)))
	}, 3, -20, 20},
	{"Sigmoid", Sigmoid, func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }, func(x float64) *big.Float {
		e := exactExp(-x)
		return number().Quo(exact(1), e.Add(e, exact(1)))
	}, 3, -40, 40},
}

// The errors are as the package comment says.
func TestErrors(t *testing.T) {
	for _, f := range functions {
		rng := rand.New(rand.NewPCG(1, 2))
		worst, at := 0.0, 0.0
		for i := range 4000 {
			x := f.from + (f.to-f.from)*rng.Float64()
			if i%2 == 1 { // near 0, or for Log near 1
				x = math.Ldexp(rng.Float64()-0.5, -rng.IntN(30))
			}
			if f.name == "Log" && i%2 == 1 {
				x++
			}
			want := f.exact(x)
			rounded, _ := want.Float64()
			ulp := math.Nextafter(math.Abs(rounded), math.Inf(1)) - math.Abs(rounded)
			difference, _ := number().Sub(exact(f.ours(x)), want).Float64()
			if e := math.Abs(difference) / ulp; !(e <= worst) {
				worst, at = e, x
			}
		}
		t.Logf("%s: %.2f units at %v", f.name, worst, at)
		if !(worst <= f.limit) {
			t.Errorf("%s(%v) is off by %.2f units of the last digit, want at most %v", f.name, at, worst, f.limit)
		}
	}
}

// At the rims the functions are those of package math, signs of 0 included. The
// logarithm of what is below 2⁻¹⁰²² is another matter: package math's is wrong
// on some processors.
func TestSpecialCases(t *testing.T) {
	values := []float64{0, math.Copysign(0, -1), 1, -1, math.Inf(1), math.Inf(-1), math.NaN(), 5e-324, -5e-324, 1e-310, 1e-20, -1e-20,
		707.9, 708, 709.7, 709.79, 710, 711, 1e300, -707.9, -708, -720, -745, -745.2, -746, -747, -1e300, math.MaxFloat64, 2, 0.5}
	for _, f := range functions {
		for _, x := range values {
			if f.name == "Log" && math.Abs(x) < 0x1p-1022 && x > 0 {
				continue
			}
			got, want := f.ours(x), f.standard(x)
			near := math.Abs(got-want) <= 4*math.Abs(want)*0x1p-52+5e-324 && math.Signbit(got) == math.Signbit(want)
			if !(got == want && math.Signbit(got) == math.Signbit(want) || got != got && want != want || near) {
				t.Errorf("%s(%v) = %v, want %v", f.name, x, got, want)
			}
		}
	}
}

// The smallest numbers have their logarithm.
func TestLogOfDenormals(t *testing.T) {
	for k := -1074; k < -1020; k++ {
		if got, want := Log(math.Ldexp(1, k)), float64(k)*math.Ln2; math.Abs(got-want) > 1e-12 {
			t.Errorf("Log(2^%d) = %v, want %v", k, got, want)
		}
	}
}

// The form on slices has the bits of the one on numbers.
func TestSigmoids(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	z := []float64{0, math.Copysign(0, -1), 708, -708, -709.9, -720, 800, -800, math.Inf(1), math.Inf(-1), math.NaN()}
	for range 10000 {
		z = append(z, 20*rng.NormFloat64())
	}
	a := make([]float64, len(z))
	Sigmoids(a, z)
	for i := range z {
		if want := Sigmoid(z[i]); math.Float64bits(a[i]) != math.Float64bits(want) && want == want {
			t.Errorf("entry %d: σ(%v) = %v, want %v", i, z[i], a[i], want)
		}
	}
}

var sink float64

func BenchmarkFunctions(b *testing.B) {
	for _, f := range functions {
		for _, by := range []struct {
			whom string
			f    func(float64) float64
		}{{"ours", f.ours}, {"standard", f.standard}} {
			b.Run(f.name+"/"+by.whom, func(b *testing.B) {
				x := 0.3
				for b.Loop() {
					sink = by.f(x)
					x = 1 - x
				}
			})
		}
	}
}
