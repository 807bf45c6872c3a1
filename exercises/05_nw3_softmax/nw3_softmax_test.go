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
			{[]float64{-1000, 900, 1000}, []float64{0, 0, 1}},
			{[]float64{-1000, 10, 9}, []float64{0, 1 / (1 + math.Exp(-1)), 1 / (1 + math.E)}},
			{[]float64{1000, -1000, -1000, -1000}, []float64{1, 0, 0, 0}},
		} {
			z := mat.NewVecDense(len(c.z), c.z)
			s.Check(check.Case{
				Call: "Softmax(z), with large entries",
				Do:   "Softmax",
				With: check.Values("z", z),
				Want: mat.NewVecDense(len(c.want), c.want),
				Mistakes: []check.Mistake{
					check.Wrong("the exponentials leave the range of numbers", "e^1000 is ∞ and e^−1000 is 0 in floating point, and ∞/∞ and 0/0 are NaN: "+
						"subtract the largest entry of z from all of them first, which does not change the quotient", plain.Softmax0(z)),
					check.Wrong("the largest entry is sought from 0 on", "all entries may be negative: begin with the first of them, or use mat.Max", plain.Softmax0(less(z, max(0, mat.Max(z))))),
					check.Wrong("the first entry is subtracted", "subtract the largest, so that no exponent is above 0", plain.Softmax0(less(z, z.AtVec(0)))),
					check.Wrong("the last entry is subtracted", "subtract the largest, so that no exponent is above 0", plain.Softmax0(less(z, z.AtVec(len(c.z)-1)))),
					check.Wrong("the mean is subtracted", "subtract the largest entry, so that no exponent is above 0", plain.Softmax0(less(z, mat.Sum(z)/float64(len(c.z))))),
					check.Wrong("the largest magnitude is subtracted", "the largest entry, which may be negative: without math.Abs", plain.Softmax0(less(z, mat.Max(plain.Each(z, math.Abs))))),
					check.Wrong("the numbers are cut off at a bound", "subtract the largest entry instead: that changes nothing", plain.Softmax(plain.Each(z, func(v float64) float64 { return max(-700, min(700, v)) }))),
					check.Wrong("the numbers are cut off at a bound", "subtract the largest entry instead: that changes nothing", plain.Softmax(plain.Each(z, func(v float64) float64 { return max(-500, min(500, v)) }))),
					check.Wrong("the numbers are cut off at a bound", "subtract the largest entry instead: that changes nothing", plain.Softmax(plain.Each(z, func(v float64) float64 { return max(-100, min(100, v)) }))),
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
			check.Wrong("the largest entry is subtracted, and the exponentials are divided by K", "divide by the sum of the exponentials", column(plain.Times(1/float64(z.Len()), plain.Each(less(z, mat.Max(z)), math.Exp)))),
			check.Wrong("the largest entry is subtracted below the fraction line alone", "subtract it in both, or the quotient changes", column(plain.Times(1/plain.Total(plain.Each(less(z, mat.Max(z)), math.Exp)), e))),
			check.Wrong("the exponentials are divided by the sum of z", "divide by the sum of the exponentials", column(plain.Times(1/plain.Total(z), e))),
			check.Wrong("the exponentials are divided by their length √Σ e²", "divide by the sum of the exponentials", column(plain.Times(1/math.Sqrt(plain.Total(plain.Hadamard(e, e))), e))),
			check.Wrong("the exponential is missing, and the smallest entry was subtracted", "e^zₖ/Σ e^zⱼ", column(plain.Times(1/plain.Total(less(z, mat.Min(z))), less(z, mat.Min(z))))),
			check.Wrong("the exponential is missing, and the largest entry was subtracted", "e^zₖ/Σ e^zⱼ", column(plain.Times(1/plain.Total(less(z, mat.Max(z))), less(z, mat.Max(z))))),
			check.Wrong("the power has the base 2", "math.Exp, not math.Exp2", column(plain.Softmax(plain.Times(math.Ln2, z)))),
			check.Wrong("the sum has changed when it divides: it is taken anew in each round", "finish the sum in a loop of its own, then divide", asItGoes(e)),
			check.Wrong("the largest entry is sought anew while entries change", "ask for mat.Max(z) once, before the loop", largestAnew(z)),
			check.Wrong("the probabilities are cut to 0 and 1", "the softmax gives shares, not the winner alone", column(plain.Each(a, func(v float64) float64 { return pick(v == mat.Max(a), 1, 0) }))),
			check.Wrong("the exponentials are divided by K", "divide by the sum of the exponentials, not by their number", column(plain.Times(1/float64(z.Len()), e))),
			check.Wrong("the largest entry is subtracted above the fraction line alone", "subtract it in both, or the quotient changes", column(plain.Times(1/plain.Total(e), plain.Each(less(z, mat.Max(z)), math.Exp)))),
			check.Wrong("each exponential is divided by the sum so far", "finish the sum in a loop of its own, then divide", plain.Vec(z.Len(), func(k int) float64 {
				return e.At(k, 0) / plain.Sum(k+1, func(j int) float64 { return e.At(j, 0) })
			})),
			check.Wrong("the logarithm was taken as well", "ζₖ(z) = e^zₖ/Σ e^zⱼ", column(plain.Each(a, math.Log))),
		},
	})
}

// asItGoes divides each entry by the sum of a vector in which earlier entries
// have been divided already.
func asItGoes(e mat.Matrix) *mat.VecDense {
	a := plain.Column(e, 0)
	for k := range a.Len() {
		a.SetVec(k, a.AtVec(k)/mat.Sum(a))
	}
	return a
}

// largestAnew subtracts the largest entry of a vector in which earlier entries
// are exponentials already.
func largestAnew(z mat.Vector) *mat.VecDense {
	a := plain.Column(z, 0)
	for k := range a.Len() {
		a.SetVec(k, math.Exp(a.AtVec(k)-mat.Max(a)))
	}
	return plain.Column(plain.Times(1/mat.Sum(a), a), 0)
}

func pick(first bool, a, b float64) float64 {
	if first {
		return a
	}
	return b
}

func TestStep2Columns(t *testing.T) {
	check.Step(t, "the softmax of a batch", 2, func(s *check.S) {
		for range 2 {
			softmaxColumns(s, s.Matrix(3, 5))
		}
		// columns far from each other
		Z := s.Matrix(3, 5)
		softmaxColumns(s, plain.Map(Z, func(_, n int, z float64) float64 { return z + []float64{0, 1000, -1000, 0, 1000}[n] }))
	}, check.Uses(1))
}

func softmaxColumns(s *check.S, Z *mat.Dense) {
	e := plain.Each(Z, math.Exp)
	running := plain.Map(Z, func(k, n int, z float64) float64 {
		return math.Exp(z) / plain.Sum(n+1, func(i int) float64 { return plain.Sum(3, func(j int) float64 { return math.Exp(Z.At(j, i)) }) })
	})
	shifted := plain.Map(Z, func(k, n int, z float64) float64 { // by the largest of each column
		c := func(i int) float64 { return mat.Max(Z.ColView(i)) }
		return math.Exp(z-c(n)) / plain.Sum(n+1, func(i int) float64 { return plain.Sum(3, func(j int) float64 { return math.Exp(Z.At(j, i) - c(i)) }) })
	})
	s.Check(check.Case{
		Call: "SoftmaxColumns(Z)",
		With: check.Values("Z", Z),
		Want: plain.Softmax(Z),
		Also: columnwise(s, Z),
		Mistakes: []check.Mistake{
			check.Wrong("the softmax runs over the wrong axis", "an example is a column: each column has to sum to 1, not each row", plain.Transposed(plain.Softmax(plain.Transposed(Z)))),
			check.Wrong("the softmax runs over the whole matrix", "each column has to sum to 1", plain.Times(1/plain.Total(e), e)),
			check.Wrong("the softmax runs over the whole matrix", "each column has to sum to 1", overAll(Z)),
			check.Wrong("the exponentials are not divided by their sum", "each column has to sum to 1", e),
			check.Wrong("the exponentials leave the range of numbers", "subtract the largest entry of each column from it, as in step 1", softmax0(Z, 0)),
			check.Wrong("the largest entry of the whole matrix is subtracted, not that of each column", "a column far below the others becomes 0/0", softmax0(Z, mat.Max(Z))),
			check.Wrong("the sum goes on from one column to the next", "set it back to 0 inside of the loop over the columns", running),
			check.Wrong("the sum goes on from one column to the next", "set it back to 0 inside of the loop over the columns", shifted),
			check.Wrong("only the first column was done", "n runs from 0 to N − 1", upTo(1, plain.Softmax(Z))),
			check.Wrong("only the first K columns were done", "K is the number of rows, N that of columns", upTo(3, plain.Softmax(Z))),
			check.Wrong("Z has come back as it was", "store what Softmax gives: ColView and Col do not write into the matrix", Z),
		},
	})
}

// columnwise is what the student's Softmax makes of the columns.
func columnwise(s *check.S, Z *mat.Dense) any {
	K, N := Z.Dims()
	A := mat.NewDense(K, N, nil)
	for n := range N {
		a := probabilities(s, plain.Column(Z, n))
		if a == nil {
			return nil
		}
		A.SetCol(n, mat.Col(nil, 0, a))
	}
	return A
}

// probabilities are what the student's Softmax answers.
func probabilities(s *check.S, z *mat.VecDense) mat.Matrix {
	a, ok := s.Ask("Softmax(z)", check.Values("z", z)).(mat.Matrix)
	if !ok {
		return nil
	}
	if r, c := a.Dims(); r != z.Len() || c != 1 {
		return nil
	}
	return a
}

// overAll is one softmax of all entries.
func overAll(Z *mat.Dense) *mat.Dense {
	c := mat.Max(Z)
	e := plain.Each(Z, func(z float64) float64 { return math.Exp(z - c) })
	return plain.Times(1/plain.Total(e), e)
}

// softmax0 is the softmax of the columns with the same number taken from all.
func softmax0(Z *mat.Dense, c float64) *mat.Dense {
	K, N := Z.Dims()
	return plain.Of(K, N, func(k, n int) float64 { return plain.Softmax0(less(Z.ColView(n), c)).AtVec(k) })
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
