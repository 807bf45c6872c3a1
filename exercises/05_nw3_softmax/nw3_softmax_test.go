package nw3_test

import (
	"math"
	"testing"

	calls "nnlecture/exercises/internal/calls/05_nw3_softmax"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1Softmax(t *testing.T) {
	check.Step(t, "the softmax, Eq. (16) and (41)", 3, func(s *check.S) {
		softmax(s, mat.NewVecDense(3, []float64{1, 2, -0.5}))
		softmax(s, s.Vector(4))
		for _, c := range []struct{ z, want []float64 }{
			{[]float64{1000, 999, 1000}, []float64{1 / (2 + math.Exp(-1)), math.Exp(-1) / (2 + math.Exp(-1)), 1 / (2 + math.Exp(-1))}},
			{[]float64{-1000, -1000, -1000, -1000}, []float64{0.25, 0.25, 0.25, 0.25}},
			{[]float64{-1000, 1000}, []float64{0, 1}},
		} {
			z := mat.NewVecDense(len(c.z), c.z)
			s.Check(check.Case{
				Call: "Softmax(z)",
				With: check.Values("z", z),
				Want: mat.NewVecDense(len(c.want), c.want),
				Mistakes: []check.Mistake{
					check.Wrong("the exponentials leave the range of numbers", "e^1000 is ∞ and e^−1000 is 0 in floating point, and ∞/∞ and 0/0 are NaN: "+
						"subtract the largest entry of z from all of them first, which does not change the quotient", plain.Softmax0(z)),
					check.Wrong("the largest entry is sought from 0 on", "all entries may be negative: begin with the first of them, or use mat.Max", plain.Softmax0(less(z, max(0, mat.Max(z))))),
					check.Wrong("the smallest entry is subtracted", "subtract the largest, so that no exponent is above 0", plain.Softmax0(less(z, mat.Min(z)))),
				},
			})
		}
	})
}

// less is z with c taken from every entry.
func less(z mat.Vector, c float64) *mat.VecDense {
	return plain.Vec(z.Len(), func(k int) float64 { return z.AtVec(k) - c })
}

func softmax(s *check.S, z *mat.VecDense) {
	e := plain.Each(z, math.Exp)
	a := plain.Softmax(z)
	column := func(m mat.Matrix) *mat.VecDense { return plain.Column(m, 0) }
	s.Check(check.Case{
		Call: "Softmax(z)",
		With: check.Values("z", z),
		Want: column(a),
		Mistakes: []check.Mistake{
			check.Wrong("the exponentials are not divided by their sum", "the result has to sum to 1", column(e)),
			check.Wrong("the exponential is missing", "e^zₖ/Σ e^zⱼ, not zₖ/Σ zⱼ", column(plain.Times(1/plain.Total(z), z))),
			check.Wrong("this is the sigmoid of each entry", "the softmax divides by the sum over all outputs", column(plain.Each(z, plain.Sigmoid))),
			check.Wrong("the exponents have the wrong sign", "the largest entry gets the largest share", column(plain.Softmax(plain.Times(-1, z)))),
			check.Wrong("the exponentials are divided by the largest of them", "divide by the sum", column(plain.Times(1/mat.Max(e), e))),
			check.Wrong("the exponentials are divided by K", "divide by the sum of the exponentials, not by their number", column(plain.Times(1/float64(z.Len()), e))),
			check.Wrong("the largest entry is subtracted above the fraction line alone", "subtract it in both, or the quotient changes", column(plain.Times(1/plain.Total(e), plain.Each(less(z, mat.Max(z)), math.Exp)))),
			check.Wrong("each exponential is divided by the sum so far", "finish the sum in a loop of its own, then divide", plain.Vec(z.Len(), func(k int) float64 {
				return e.At(k, 0) / plain.Sum(k+1, func(j int) float64 { return e.At(j, 0) })
			})),
			check.Wrong("the logarithm was taken as well", "ζₖ(z) = e^zₖ/Σ e^zⱼ", column(plain.Each(a, math.Log))),
		},
	})
}

func TestStep2Columns(t *testing.T) {
	check.Step(t, "the softmax of a batch", 2, func(s *check.S) {
		for range 2 {
			Z := s.Matrix(3, 5)
			e := plain.Each(Z, math.Exp)
			s.Check(check.Case{
				Call: "SoftmaxColumns(Z)",
				With: check.Values("Z", Z),
				Want: plain.Softmax(Z),
				Mistakes: []check.Mistake{
					check.Wrong("the softmax runs over the wrong axis", "an example is a column: each column has to sum to 1, not each row", plain.Transposed(plain.Softmax(plain.Transposed(Z)))),
					check.Wrong("the softmax runs over the whole matrix", "each column has to sum to 1", plain.Times(1/plain.Total(e), e)),
					check.Wrong("the exponentials are not divided by their sum", "each column has to sum to 1", e),
					check.Wrong("only the first column was done", "n runs from 0 to N − 1", upTo(1, plain.Softmax(Z))),
					check.Wrong("only the first K columns were done", "K is the number of rows, N that of columns", upTo(3, plain.Softmax(Z))),
				},
			})
		}
	})
}

// upTo is A with zeros from column N on.
func upTo(N int, A *mat.Dense) *mat.Dense {
	return plain.Map(A, func(_, n int, a float64) float64 {
		if n >= N {
			return 0
		}
		return a
	})
}

func TestStep3CrossEntropy(t *testing.T) {
	check.Step(t, "the cross entropy", 2, func(s *check.S) {
		entropy(s, mat.NewVecDense(3, []float64{0.2, 0.7, 0.1}), mat.NewVecDense(3, []float64{0, 1, 0}))
		entropy(s, plain.Column(plain.Softmax(s.Vector(4)), 0), plain.Column(s.OneHot(4, 4), 1))
		entropy(s, mat.NewVecDense(3, []float64{0.2, 0.7, 0.1}), mat.NewVecDense(3, []float64{0.3, 0.6, 0.1}))
		certain := mat.NewVecDense(3, []float64{0, 1, 0})
		s.Check(check.Case{
			Call: "CrossEntropy(prediction, y)",
			With: check.Values("prediction", certain, "y", certain),
			Want: 0.0,
			Mistakes: []check.Mistake{check.Wrong("a certain and right prediction gives NaN",
				"0·log 0 is NaN in floating point: leave out the terms with yₖ = 0", math.NaN())},
		})
	})
}

func entropy(s *check.S, p, y *mat.VecDense) {
	K := p.Len()
	sum := func(cost func(p, y float64) float64) float64 {
		return plain.Sum(K, func(k int) float64 { return cost(p.AtVec(k), y.AtVec(k)) })
	}
	right := sum(func(p, y float64) float64 { return -y * math.Log(p) })
	s.Check(check.Case{
		Call: "CrossEntropy(prediction, y)",
		With: check.Values("prediction", p, "y", y),
		Want: right,
		Mistakes: []check.Mistake{
			check.Wrong("the minus sign is missing", "logarithms of probabilities are negative, the loss is not", -right),
			check.Wrong("the mean over the outputs is taken", "the sum over k is not divided by anything", right/float64(K)),
			check.Wrong("the logarithm is not the natural one", "log is the natural logarithm, math.Log", right/math.Ln2),
			check.Wrong("the logarithm is not the natural one", "log is the natural logarithm, math.Log", right/math.Ln10),
			check.Wrong("only entries with yₖ = 1 count", "the labels may be probabilities: leave out those with yₖ = 0 alone", -plain.Sum(K, func(k int) float64 {
				if y.AtVec(k) != 1 {
					return 0
				}
				return math.Log(p.AtVec(k))
			})),
			check.Wrong("ŷ and y have changed places", "the logarithm is that of ŷ", -plain.Sum(K, func(k int) float64 {
				if y.AtVec(k) == 0 {
					return 0
				}
				return p.AtVec(k) * math.Log(y.AtVec(k))
			})),
			check.Wrong("this is the binary cross entropy of every output", "NW3 has no term (1 − yₖ) log(1 − ŷₖ)", sum(plain.BCE)),
			check.Wrong("the labels are left out", "each logarithm is multiplied by yₖ", sum(func(p, _ float64) float64 { return -math.Log(p) })),
			check.Wrong("the logarithm is missing", "− Σ yₖ log ŷₖ", sum(func(p, y float64) float64 { return -y * p })),
		},
	})
}

func TestStep4Loss(t *testing.T) {
	check.Step(t, "the mean loss, Eq. (17)", 3, func(s *check.S) {
		for range 3 {
			loss(s, s.Matrix(3, 2), s.Vector(3), s.Matrix(2, 5), s.OneHot(3, 5))
		}
		// all above 0, where the logarithm of what is no probability is a number, too
		positive := func(m mat.Matrix) *mat.Dense { return plain.Each(m, math.Abs) }
		loss(s, positive(s.Matrix(3, 2)), plain.Column(positive(s.Vector(3)), 0), positive(s.Matrix(2, 5)), s.OneHot(3, 5))
	})
}

func loss(s *check.S, W *mat.Dense, b *mat.VecDense, X, Y *mat.Dense) {
	K, N := Y.Dims()
	sum := func(A mat.Matrix, cost func(a, y float64) float64) float64 {
		return plain.Total(plain.Map(A, func(k, n int, a float64) float64 { return cost(a, Y.At(k, n)) }))
	}
	ce := func(a, y float64) float64 {
		if y == 0 {
			return 0
		}
		return -y * math.Log(a) // NaN if a is no probability but negative
	}
	Z := plain.Affine(W, b, X)
	A := plain.Softmax(Z)
	J, n := sum(A, ce), float64(N)
	of := func(n int) float64 {
		return plain.Sum(K, func(k int) float64 { return ce(A.At(k, n), Y.At(k, n)) })
	}
	s.Check(check.Case{
		Call: "Loss(W, b, X, Y)",
		With: check.Values("W", W, "b", b, "X", X, "Y", Y),
		Want: J / n,
		Mistakes: []check.Mistake{
			check.Wrong("1/N is missing", "Eq. (17) is a mean over the examples", J),
			check.Wrong("the mean is taken over the outputs, too", "the sum over k is not divided", J/n/float64(K)),
			check.Wrong("the bias is forgotten", "aⁿ = ζ(Wxⁿ + b)", sum(plain.Softmax(plain.Affine(W, nil, X)), ce)/n),
			check.Wrong("the softmax is missing", "CrossEntropy takes probabilities", sum(Z, ce)/n),
			check.Wrong("the bias is added after the softmax", "aⁿ = ζ(Wxⁿ + b)", sum(plain.Map(plain.Softmax(plain.Affine(W, nil, X)), func(k, _ int, a float64) float64 { return a + b.AtVec(k) }), ce)/n),
			check.Wrong("the outputs are sigmoids", "NW3 uses the softmax", sum(plain.Each(Z, plain.Sigmoid), ce)/n),
			check.Wrong("the softmax is applied twice", "CrossEntropy takes probabilities: apply the softmax once", sum(plain.Softmax(plain.Softmax(Z)), ce)/n),
			check.Wrong("the softmax runs over the examples", "an example is a column", sum(plain.Transposed(plain.Softmax(plain.Transposed(Z))), ce)/n),
			check.Wrong("the sum is divided by K instead of N", "N is the number of columns of X", J/float64(K)),
			check.Wrong("only the first K examples count", "K is the number of rows of Y, N that of columns", plain.Sum(K, of)/float64(K)),
			check.Wrong("only the first K examples count", "K is the number of rows of Y, N that of columns", plain.Sum(K, of)/n),
			check.Wrong("only the first example counts", "is there a return inside of the loop?", of(0)/n),
			check.Wrong("only the last example counts", "each loss is added to those before it: +=, not =", of(N-1)/n),
			check.Wrong("the minus sign is missing", "the loss is never negative", -J/n),
		},
	})
}
