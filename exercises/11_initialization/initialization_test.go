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
					check.Wrong("the variance of the inputs is forgotten", "V{wx} = V{w}·V{x}", m*w),
					check.Wrong("the variance of the weights is forgotten", "V{wx} = V{w}·V{x}", m*x),
					check.Wrong("the variances of M terms are multiplied with each other", "they are added: M times, not to the power M", math.Pow(w*x, m)),
					check.Wrong("the root is taken of M alone", "M terms add up their variances: M times", math.Sqrt(m)*w*x),
					check.Wrong("the variance of the weights is divided by that of the inputs", "V{wx} = V{w}·V{x}", m*w/x),
					check.Wrong("the variance of the inputs is squared", "weights and inputs are variances already", m*w*x*x),
					check.Wrong("the variance of the weights is squared", "weights and inputs are variances already", m*w*w*x),
					check.Wrong("the sum runs to M − 1", "there are M terms", (m-1)*w*x),
					check.Wrong("the brackets are missing: M multiplies the first alone", "M · V{w} · V{x}", m*w+x),
					check.Wrong("everything is added", "M · V{w} · V{x}", m+w+x),
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
				check.Wrong("this is the bound of a uniform distribution", "w ~ N(0, …) is Gaussian: no 6, and no 3, stands in its variance", math.Sqrt(3*right)),
				check.Wrong("the variance is squared instead of its root taken", "math.Sqrt", right*right),
				check.Wrong("the root is taken twice", "the deviation is the root of the variance", math.Sqrt(math.Sqrt(right))),
				check.Wrong("half of the variance is taken, not its root", "math.Sqrt", right/2),
				check.Wrong("M_in and M_out are multiplied", "they are averaged, or M_in stands alone", math.Sqrt(1/(i*o))),

				check.Wrong("the result is 0, as the quotient of two ints is", "1 / in drops what stands behind the point: convert first, 1 / float64(in)", 0.0),
				check.Wrong("the fraction is upside down", "more inputs, smaller weights", math.Sqrt(1/right))),
		})
	}
	one("XavierDeviation", 1/i,
		check.Wrong("M_out is used instead of M_in", "Eq. (42) looks at the way forward", math.Sqrt(1/o)),
		check.Wrong("M_in and M_out are added", "Eq. (42) has M_in alone", math.Sqrt(1/(i+o))),
		check.Wrong("the numerator is 2", "Eq. (42) has 1/M_in; the 2 belongs to He's scheme", math.Sqrt(2/i)),
		check.Wrong("this is Glorot's scheme", "Eq. (42) has M_in alone", math.Sqrt(2/(i+o))))
	one("GlorotDeviation", 2/(i+o),
		check.Wrong("this is Xavier's scheme", "Eq. (43) has the mean of M_in and M_out", math.Sqrt(1/i)),
		check.Wrong("M_out is used alone", "Eq. (43) has the mean of M_in and M_out", math.Sqrt(1/o)),
		check.Wrong("only M_in is halved", "M_avg = (M_in + M_out)/2", math.Sqrt(1/(i/2+o))),
		check.Wrong("M_avg is rounded", "(in + out) / 2 divides ints: convert first, float64(in+out) / 2", math.Sqrt(1/float64((in+out)/2))),
		check.Wrong("the brackets around M_avg are missing", "1 / x / 2 divides twice: 1 / (x / 2)", math.Sqrt(1/(i+o)/2)),
		check.Wrong("only M_out is halved", "M_avg = (M_in + M_out)/2", math.Sqrt(1/(i+o/2))),
		check.Wrong("M_in and M_out are added, not averaged", "M_avg = (M_in + M_out)/2", math.Sqrt(1/(i+o))),
		check.Wrong("this is He's scheme", "Eq. (43) has 1 in the numerator", math.Sqrt(4/(i+o))))
	one("HeDeviation", 4/(i+o),
		check.Wrong("M_in is used, as in He's paper", "the lecture's Eq. (44) has M_avg", math.Sqrt(2/i)),
		check.Wrong("only M_out is halved", "M_avg = (M_in + M_out)/2", math.Sqrt(2/(i+o/2))),
		check.Wrong("only M_in is halved", "M_avg = (M_in + M_out)/2", math.Sqrt(2/(i/2+o))),
		check.Wrong("this is Xavier's scheme", "Eq. (44) has 2/M_avg", math.Sqrt(1/i)),
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
		var first *mat.Dense
		sent := append(shown, check.Named{Name: "seed", Value: s.Seed()})
		s.Check(check.Case{
			Call: "Gaussian(out, in, deviation, rng)",
			With: shown,
			Send: sent,
			Judge: func(got any) string {
				first, _ = got.(*mat.Dense)
				return judgeGaussian(got, out, in, deviation)
			},
		})
		s.Check(check.Case{
			Call: "Gaussian(out, in, deviation, rng), with another seed",
			Do:   "Gaussian",
			With: shown,
			Send: append(shown, check.Named{Name: "seed", Value: s.Seed()}),
			Judge: func(got any) string {
				if second, ok := got.(*mat.Dense); !ok || first == nil || !mat.Equal(first, second) {
					return ""
				}
				return "Another seed gives the same numbers.\n\n" + check.Said("the numbers do not come from rng: a source with a seed of its own is made inside", "use the rng that is passed in: rng.NormFloat64()")
			},
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
				return "The two results differ.\n\n" + check.Said("the numbers do not come from rng alone", "the functions of math/rand draw from a source of their own; use rng.NormFloat64()")
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
			check.Wrong("the variance of the input is in the list, too", "an entry for each matrix in W", append([]float64{variance(X)}, each(variance)...)),
			check.Wrong("the mean is divided by the number of rows alone", "A has rows times columns entries", each(func(A *mat.Dense) float64 { r, _ := A.Dims(); return around(A, plain.Total(A)/float64(r)) })),
			check.Wrong("the mean is divided by the number of columns alone", "A has rows times columns entries", each(func(A *mat.Dense) float64 { _, c := A.Dims(); return around(A, plain.Total(A)/float64(c)) })),
			check.Wrong("the sum of all entries is subtracted, not their mean", "ā is the mean: divide by the number of entries", each(func(A *mat.Dense) float64 { return around(A, plain.Total(A)) })),
			check.Wrong("the sum is divided by the number of rows", "A has rows times columns entries", each(func(A *mat.Dense) float64 { _, c := A.Dims(); return variance(A) * float64(c) })),
			check.Wrong("the distances from the mean are not squared", "the variance is the mean of (a − ā)²", each(func(A *mat.Dense) float64 {
				mean := plain.Total(A) / size(A)
				return plain.Total(plain.Each(A, func(a float64) float64 { return math.Abs(a - mean) })) / size(A)
			})),
			check.Wrong("the distances from the mean add up to 0: they are not squared", "the variance is the mean of (a − ā)²", each(func(A *mat.Dense) float64 { return 0 })),
			check.Wrong("the next layer gets Z, not A", "A ← g(W[l]A)", stale(X, W, g)),
			check.Wrong("the sums go on from one layer to the next", "begin each sum with 0, inside of the loop", piled(each(func(A *mat.Dense) float64 { return variance(A) }))),
			check.Wrong("only the layers that fit X are measured: each takes X", "A ← g(W[l]A): the next layer takes A", fitting(X, W, g)),
			check.Wrong("every entry is that of the last layer", "append a number in each round", repeatedLast(each(variance))),
			check.Wrong("the variance is that of the last row alone", "over all entries of A", each(func(A *mat.Dense) float64 { r, c := A.Dims(); return variance(mat.DenseCopyOf(A.Slice(r-1, r, 0, c))) })),
			check.Wrong("the variance is that of the first row alone", "over all entries of A", each(func(A *mat.Dense) float64 { _, c := A.Dims(); return variance(mat.DenseCopyOf(A.Slice(0, 1, 0, c))) })),
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
