package initialization_test

import (
	"math"
	"testing"

	calls "nnlecture/exercises/internal/calls/11_initialization"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1LinearVariance(t *testing.T) {
	check.Step(t, "the variance argument", 1, func(s *check.S) {
		for range 3 {
			M, w, x := 5+s.Rand.IntN(100), s.Between(0.2, 0.4), s.Between(1.5, 3)
			m := float64(M)
			s.Check(check.Case{
				Call: "LinearVariance(M, weights, inputs)",
				With: check.Values("M", M, "weights", w, "inputs", x),
				Want: m * w * x,
				Mistakes: []check.Mistake{
					check.Wrong("M is forgotten", "M terms add up their variances", w*x),
					check.Wrong("the variances are added instead of multiplied", "for independent numbers of mean 0, V{wx} = V{w}·V{x}", m*(w+x)),
					check.Wrong("this is the standard deviation", "the variance is asked for", math.Sqrt(m*w*x)),
					check.Wrong("the variances are squared", "weights and inputs are variances already", m*w*w*x*x),
					check.Wrong("M is squared", "M terms, each with the variance V{w}·V{x}", m*m*w*x),
					check.Wrong("the mean of the terms is taken", "the output is their sum", w*x/m),
				},
			})
		}
	})
}

func TestStep2Deviations(t *testing.T) {
	check.Step(t, "Xavier, Glorot and He, Eq. (42) to (44)", 3, func(s *check.S) {
		for range 2 {
			in := 5 + s.Rand.IntN(20)
			out := 3*in + 1 + 2*s.Rand.IntN(10) // in + out is odd, so that a rounded mean shows
			deviations(s, in, out)
		}
	})
}

func deviations(s *check.S, in, out int) {
	i, o := float64(in), float64(out)
	one := func(name string, right float64, mistakes ...check.Mistake) {
		s.Check(check.Case{
			Call: name + "(in, out)", With: check.Values("in", in, "out", out),
			Want: math.Sqrt(right),
			Mistakes: append(mistakes,
				check.Wrong("this is the variance, not the standard deviation", "take the root", right),
				check.Wrong("the result is 0, as the quotient of two ints is", "1 / in drops what stands behind the point: convert first, 1 / float64(in)", 0.0),
				check.Wrong("the fraction is upside down", "more inputs, smaller weights", math.Sqrt(1/right))),
		})
	}
	one("XavierDeviation", 1/i,
		check.Wrong("M_out is used instead of M_in", "Eq. (42) looks at the way forward", math.Sqrt(1/o)),
		check.Wrong("the numerator is 2", "Eq. (42) has 1/M_in; the 2 belongs to He's scheme", math.Sqrt(2/i)),
		check.Wrong("this is Glorot's scheme", "Eq. (42) has M_in alone", math.Sqrt(2/(i+o))))
	one("GlorotDeviation", 2/(i+o),
		check.Wrong("this is Xavier's scheme", "Eq. (43) has the mean of M_in and M_out", math.Sqrt(1/i)),
		check.Wrong("M_avg is rounded", "(in + out) / 2 divides ints: convert first, float64(in+out) / 2", math.Sqrt(1/float64((in+out)/2))),
		check.Wrong("the brackets around M_avg are missing", "1 / x / 2 divides twice: 1 / (x / 2)", math.Sqrt(1/(i+o)/2)),
		check.Wrong("only M_out is halved", "M_avg = (M_in + M_out)/2", math.Sqrt(1/(i+o/2))),
		check.Wrong("M_in and M_out are added, not averaged", "M_avg = (M_in + M_out)/2", math.Sqrt(1/(i+o))),
		check.Wrong("this is He's scheme", "Eq. (43) has 1 in the numerator", math.Sqrt(4/(i+o))))
	one("HeDeviation", 4/(i+o),
		check.Wrong("M_in is used, as in He's paper", "the lecture's Eq. (44) has M_avg", math.Sqrt(2/i)),
		check.Wrong("M_out is used", "the lecture's Eq. (44) has M_avg", math.Sqrt(2/o)),
		check.Wrong("M_avg is rounded", "(in + out) / 2 divides ints: convert first, float64(in+out) / 2", math.Sqrt(2/float64((in+out)/2))),
		check.Wrong("the brackets around M_avg are missing", "2 / x / 2 divides twice: 2 / (x / 2)", math.Sqrt(1/(i+o))),
		check.Wrong("this is Glorot's scheme, the factor 2 is missing", "ReLU halves the signal: 2/M_avg", math.Sqrt(2/(i+o))),
		check.Wrong("the 2 stands outside the root", "the variance is 2/M_avg", 2*math.Sqrt(2/(i+o))))
}

func TestStep3Gaussian(t *testing.T) {
	check.Step(t, "drawing weights", 2, func(s *check.S) {
		out, in, deviation := 60, 90, s.Between(0.2, 0.6)
		shown := check.Values("out", out, "in", in, "deviation", deviation)
		sent := append(shown, check.Named{Name: "seed", Value: s.Seed()})
		s.Check(check.Case{
			Call:  "Gaussian(out, in, deviation, rng)",
			With:  shown,
			Send:  sent,
			Judge: func(got any) string { return judgeGaussian(got, out, in, deviation) },
		})
		s.Check(check.Case{
			Call: "Gaussian(out, in, deviation, rng), twice with the same seed",
			Do:   "Gaussian twice",
			With: shown,
			Send: sent,
			Judge: func(got any) string {
				if got == true {
					return ""
				}
				return "The two results differ.\n\nThe mistake: the numbers do not come from rng alone.\nLook here:   the functions of math/rand draw from a source of their own; use rng.NormFloat64()."
			},
		})
	})
}

func TestStep4Variances(t *testing.T) {
	check.Step(t, "the signal through the layers", 2, func(s *check.S) {
		relu := func(z float64) float64 { return max(0, z) }
		for _, g := range []struct {
			name string
			f    func(float64) float64
		}{{"ReLU", relu}, {"tanh", math.Tanh}} {
			variances(s, g.name, g.f)
		}
	})
}

func variances(s *check.S, name string, g func(float64) float64) {
	X, W := s.Matrix(3, 5), []*mat.Dense{s.Matrix(4, 3), s.Matrix(2, 4), s.Matrix(3, 2)}
	identity := func(z float64) float64 { return z }
	follow := func(g func(float64) float64, measure func(Z, A *mat.Dense) float64) []float64 {
		A := plain.Each(X, identity)
		var all []float64
		for _, w := range W {
			Z := plain.Mul(w, A)
			A = plain.Each(Z, g)
			all = append(all, measure(Z, A))
		}
		return all
	}
	each := func(measure func(A *mat.Dense) float64) []float64 {
		return follow(g, func(_, A *mat.Dense) float64 { return measure(A) })
	}
	beforeLast := each(variance)
	beforeLast[2] = follow(g, func(Z, _ *mat.Dense) float64 { return variance(Z) })[2]
	s.Check(check.Case{
		Call: "Variances(W, X, g)",
		With: check.Values("W", W, "X", X, "g", name),
		Want: each(variance),
		Mistakes: []check.Mistake{
			check.Wrong("the activation function is not applied", "A ← g(W[l]A)", follow(identity, func(_, A *mat.Dense) float64 { return variance(A) })),
			check.Wrong("the variance is that of Z, before the activation", "first A ← g(W[l]A), then the variance of A", follow(g, func(Z, _ *mat.Dense) float64 { return variance(Z) })),
			check.Wrong("the last layer has no activation", "g belongs to all layers here", beforeLast),
			check.Wrong("the mean is not subtracted", "(a − ā)²", each(func(A *mat.Dense) float64 { return squares(A) / size(A) })),
			check.Wrong("the sum is divided by n − 1", "here the mean over all entries is taken: divide by n", each(func(A *mat.Dense) float64 { return variance(A) * size(A) / (size(A) - 1) })),
			check.Wrong("the sum of squares is not divided", "the variance is the mean of (a − ā)²: divide by the number of entries", each(func(A *mat.Dense) float64 { return variance(A) * size(A) })),
			check.Wrong("the sum is divided by the number of examples", "A has rows times columns entries", each(func(A *mat.Dense) float64 { r, _ := A.Dims(); return variance(A) * float64(r) })),
			check.Wrong("these are the means", "the variance is the mean of (a − ā)²", each(func(A *mat.Dense) float64 { return plain.Total(A) / size(A) })),
			check.Wrong("this is the standard deviation", "the root is too much", each(func(A *mat.Dense) float64 { return math.Sqrt(variance(A)) })),
			check.Wrong("the first entry belongs to the input", "entry l is measured after layer l", append([]float64{variance(X)}, each(variance)[:2]...)),
			check.Wrong("there are zeros before the variances", "append adds behind what make has made: start from an empty slice, var v []float64", append(make([]float64, 3), each(variance)...)),
			check.Wrong("only the last layer is measured", "an entry for each matrix in W", each(variance)[2:]),
		},
	})
}

func size(A *mat.Dense) float64 { r, c := A.Dims(); return float64(r * c) }

func squares(A *mat.Dense) float64 { return plain.Total(plain.Hadamard(A, A)) }

func variance(A *mat.Dense) float64 {
	mean := plain.Total(A) / size(A)
	return squares(A)/size(A) - mean*mean
}

func TestStep5StayEqual(t *testing.T) {
	check.Step(t, "why not zero", 2, func(s *check.S) {
		zero := stays(s, mat.NewDense(3, 2, nil), mat.NewVecDense(3, nil), mat.NewDense(2, 3, nil), 0, 2)
		zero(true, "an all-zero start is not recognized", "all units have the same weights and get the same gradients: this is why zero will not do. mat.Equal compares entries; == asks whether two views are the same object")
		W1, b1, W2 := s.Matrix(3, 2), s.Vector(3), s.Matrix(2, 3)
		twins(W1, b1, W2)
		stays(s, W1, b1, W2, 0, 2)(true, "twins are not recognized", "the units have the same row in W1, the same entry in b1, and the same column in W2")
		stays(s, W1, b1, W2, 0, 1)(false, "different units count as equal", "compare the rows h and k of W1")
		W2.Set(1, 2, W2.At(1, 2)+1)
		stays(s, W1, b1, W2, 0, 2)(false, "the weights out are not compared throughout", "the columns h and k of W2 differ in an entry, so the errors that come back differ, and the units part")
		twins(W1, b1, W2)
		b1.SetVec(2, b1.AtVec(2)+1)
		stays(s, W1, b1, W2, 0, 2)(false, "the biases are not compared", "with another bias a unit has another activation, and gets another gradient")
		twins(W1, b1, W2)
		W1.Set(2, 1, W1.At(2, 1)+1)
		stays(s, W1, b1, W2, 0, 2)(false, "the weights in are not compared throughout", "all entries of the rows h and k of W1 have to agree")
	})
}

// twins makes unit 2 the same as unit 0.
func twins(W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense) {
	W1.SetRow(2, W1.RawRowView(0))
	b1.SetVec(2, b1.AtVec(0))
	W2.SetCol(2, mat.Col(nil, 0, W2))
}

func stays(s *check.S, W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense, h, k int) func(want bool, name, look string) {
	return func(want bool, name, look string) {
		s.Check(check.Case{
			Call:     "StayEqual(W1, b1, W2, h, k)",
			With:     check.Values("W1", W1, "b1", b1, "W2", W2, "h", h, "k", k),
			Want:     want,
			Mistakes: []check.Mistake{check.Wrong(name, look, !want)},
		})
	}
}
