package initialization_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	initialization "nnlecture/exercises/11_initialization"
	"nnlecture/exercises/check"
	"nnlecture/exercises/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep1LinearVariance(t *testing.T) {
	check.Step(t, "the variance argument", 1, func(s *check.S) {
		for range 3 {
			M, w, x := 5+s.Rand.IntN(100), s.Between(0.2, 0.4), s.Between(1.5, 3)
			m := float64(M)
			s.Check(check.Case{
				Call: "LinearVariance(M, weights, inputs)",
				With: check.Values("M", M, "weights", w, "inputs", x),
				Got:  func() any { return initialization.LinearVariance(M, w, x) },
				Want: m * w * x,
				Mistakes: []check.Mistake{
					check.Wrong("M is forgotten", "M terms add up their variances", w*x),
					check.Wrong("the variances are added instead of multiplied", "for independent numbers of mean 0, V{wx} = V{w}·V{x}", m*(w+x)),
					check.Wrong("this is the standard deviation", "the variance is asked for", math.Sqrt(m*w*x)),
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
			out := 3*in + s.Rand.IntN(20)
			deviations(s, in, out)
		}
	})
}

func deviations(s *check.S, in, out int) {
	i, o := float64(in), float64(out)
	one := func(name string, f func(in, out int) float64, right float64, mistakes ...check.Mistake) {
		s.Check(check.Case{
			Call: name + "(in, out)", With: check.Values("in", in, "out", out),
			Got:  func() any { return f(in, out) },
			Want: math.Sqrt(right),
			Mistakes: append(mistakes,
				check.Wrong("this is the variance, not the standard deviation", "take the root", right),
				check.Wrong("the fraction is upside down", "more inputs, smaller weights", math.Sqrt(1/right))),
		})
	}
	one("XavierDeviation", initialization.XavierDeviation, 1/i,
		check.Wrong("M_out is used instead of M_in", "Eq. (42) looks at the way forward", math.Sqrt(1/o)),
		check.Wrong("this is Glorot's scheme", "Eq. (42) has M_in alone", math.Sqrt(2/(i+o))))
	one("GlorotDeviation", initialization.GlorotDeviation, 2/(i+o),
		check.Wrong("this is Xavier's scheme", "Eq. (43) has the mean of M_in and M_out", math.Sqrt(1/i)),
		check.Wrong("M_in and M_out are added, not averaged", "M_avg = (M_in + M_out)/2", math.Sqrt(1/(i+o))),
		check.Wrong("this is He's scheme", "Eq. (43) has 1 in the numerator", math.Sqrt(4/(i+o))))
	one("HeDeviation", initialization.HeDeviation, 4/(i+o),
		check.Wrong("M_in is used, as in He's paper", "the lecture's Eq. (44) has M_avg", math.Sqrt(2/i)),
		check.Wrong("this is Glorot's scheme, the factor 2 is missing", "ReLU halves the signal: 2/M_avg", math.Sqrt(2/(i+o))),
		check.Wrong("the 2 stands outside the root", "the variance is 2/M_avg", 2*math.Sqrt(2/(i+o))))
}

func TestStep3Gaussian(t *testing.T) {
	check.Step(t, "drawing weights", 2, func(s *check.S) {
		out, in, deviation, seed := 60, 90, s.Between(0.2, 0.6), s.Rand.Uint64()
		draw := func() *mat.Dense {
			return initialization.Gaussian(out, in, deviation, rand.New(rand.NewPCG(seed, 1)))
		}
		s.Check(check.Case{
			Call:  "Gaussian(out, in, deviation, rng)",
			With:  check.Values("out", out, "in", in, "deviation", deviation),
			Got:   func() any { return draw() },
			Judge: func(got any) string { return judgeGaussian(got, out, in, deviation) },
		})
		s.Check(check.Case{
			Call: "Gaussian(out, in, deviation, rng), twice with the same seed",
			With: check.Values("out", out, "in", in, "deviation", deviation),
			Got:  func() any { return mat.Equal(draw(), draw()) },
			Judge: func(got any) string {
				if got == true {
					return ""
				}
				return "The two results differ.\n\nThe mistake: the numbers do not come from rng alone.\nLook here:   the functions of math/rand draw from a source of their own; use rng.NormFloat64()."
			},
		})
	})
}

// judgeGaussian looks at mean, deviation and tails. The bounds lie six
// standard errors off, so that a right answer is never refused.
func judgeGaussian(got any, out, in int, deviation float64) string {
	W, ok := got.(*mat.Dense)
	if !ok {
		return "got nil, want a matrix"
	}
	if r, c := W.Dims(); r != out || c != in {
		return fmt.Sprintf("got %d×%d, want %d×%d: W has a row for each output", r, c, out, in)
	}
	n := float64(out * in)
	mean := plain.Total(W) / n
	variance := plain.Total(plain.Each(W, func(w float64) float64 { return (w - mean) * (w - mean) })) / n
	measured := math.Sqrt(variance)
	fourth := plain.Total(plain.Each(W, func(w float64) float64 { return math.Pow(w-mean, 4) })) / n / (variance * variance)
	near := func(a, b float64) bool { return math.Abs(a/b-1) < 6/math.Sqrt(2*n) }
	text := fmt.Sprintf("    measured over %g weights: mean %.4f, standard deviation %.4f\n    wanted:                    mean 0.0000, standard deviation %.4f\n\nThe mistake: ", n, mean, measured, deviation)
	switch {
	case measured < 1e-9:
		return text + "all weights are the same."
	case math.Abs(mean) > 6*deviation/math.Sqrt(n) && mean > 0 && plain.Total(plain.Each(W, func(w float64) float64 { return min(w, 0) })) == 0:
		return text + "no weight is negative.\nLook here:   rng.NormFloat64 has mean 0, rng.Float64 lies between 0 and 1."
	case near(measured, deviation*deviation):
		return text + "the deviation is squared.\nLook here:   the argument is the standard deviation already."
	case near(measured, math.Sqrt(deviation)):
		return text + "the root of the deviation is taken.\nLook here:   the argument is the standard deviation already."
	case near(measured, 1):
		return text + "the deviation is not used.\nLook here:   multiply each number by it."
	case math.Abs(fourth-1.8) < 0.2:
		return text + "the weights are spread evenly over an interval, they are not Gaussian.\nLook here:   rng.NormFloat64."
	case !near(measured, deviation):
		return text + "the standard deviation is not the one that was asked for."
	case math.Abs(mean) > 6*deviation/math.Sqrt(n):
		return text + "the mean is not 0."
	case math.Abs(fourth-3) > 6*math.Sqrt(24/n):
		return text + "the weights are not Gaussian.\nLook here:   rng.NormFloat64."
	}
	return ""
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
	follow := func(g func(float64) float64, measure func(A *mat.Dense) float64) []float64 {
		A := plain.Each(X, func(x float64) float64 { return x })
		var all []float64
		for _, w := range W {
			A = plain.Each(plain.Mul(w, A), g)
			all = append(all, measure(A))
		}
		return all
	}
	size := func(A *mat.Dense) float64 { r, c := A.Dims(); return float64(r * c) }
	squares := func(A *mat.Dense) float64 { return plain.Total(plain.Hadamard(A, A)) }
	variance := func(A *mat.Dense) float64 {
		mean := plain.Total(A) / size(A)
		return squares(A)/size(A) - mean*mean
	}
	right := follow(g, variance)
	mistakes := []check.Mistake{
		check.Wrong("the activation function is not applied", "A ← g(W[l]A)", follow(func(z float64) float64 { return z }, variance)),
		check.Wrong("the mean is not subtracted", "(a − ā)²", follow(g, func(A *mat.Dense) float64 { return squares(A) / size(A) })),
		check.Wrong("the sum is divided by n − 1", "here the mean over all entries is taken: divide by n", follow(g, func(A *mat.Dense) float64 { return variance(A) * size(A) / (size(A) - 1) })),
		check.Wrong("this is the standard deviation", "the root is too much", follow(g, func(A *mat.Dense) float64 { return math.Sqrt(variance(A)) })),
	}
	if n := variance(X); !slices.Contains(right, n) {
		mistakes = append(mistakes, check.Wrong("the first entry belongs to the input", "entry l is measured after layer l", append([]float64{n}, right[:2]...)))
	}
	s.Check(check.Case{
		Call:     "Variances(W, X, g)",
		With:     check.Values("W", W, "X", X, "g", name),
		Got:      func() any { return initialization.Variances(W, X, g) },
		Want:     right,
		Mistakes: mistakes,
	})
}

func TestStep5StayEqual(t *testing.T) {
	check.Step(t, "why not zero", 2, func(s *check.S) {
		zero := stays(s, mat.NewDense(3, 2, nil), mat.NewVecDense(3, nil), mat.NewDense(2, 3, nil), 0, 2)
		zero(true, "an all-zero start is not recognized", "all units have the same weights and get the same gradients: this is why zero will not do")
		W1, b1, W2 := s.Matrix(3, 2), s.Vector(3), s.Matrix(2, 3)
		twins(W1, b1, W2)
		stays(s, W1, b1, W2, 0, 2)(true, "twins are not recognized", "the units have the same row in W1, the same entry in b1, and the same column in W2")
		stays(s, W1, b1, W2, 0, 1)(false, "different units count as equal", "compare the rows h and k of W1")
		W2.Set(1, 2, W2.At(1, 2)+1)
		stays(s, W1, b1, W2, 0, 2)(false, "the weights out are not compared", "the columns of W2 differ, so the errors that come back differ, and the units part")
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
			Got:      func() any { return initialization.StayEqual(W1, b1, W2, h, k) },
			Want:     want,
			Mistakes: []check.Mistake{check.Wrong(name, look, !want)},
		})
	}
}
