package nw3_test

import (
	"math"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"
	"nnlecture/exercises/internal/slips"

	"gonum.org/v1/gonum/mat"
)

func TestStep3CrossEntropy(t *testing.T) {
	check.Step(t, "the cross entropy", 2, func(s *check.S) {
		entropy(s, mat.NewVecDense(3, []float64{0.2, 0.7, 0.1}), mat.NewVecDense(3, []float64{0, 1, 0}))
		entropy(s, plain.Column(plain.Softmax(s.Vector(4)), 0), plain.Column(s.OneHot(4, 4), 1))
		entropy(s, mat.NewVecDense(3, []float64{0.2, 0.7, 0.1}), mat.NewVecDense(3, []float64{0.3, 0.6, 0.1}))
		entropy(s, plain.Column(plain.Softmax(s.Vector(4)), 0), mat.NewVecDense(4, []float64{0.2, 0, 0.5, 0.3}))
		certain := mat.NewVecDense(3, []float64{0, 1, 0})
		surely(s, certain, certain, 0)
		surely(s, certain, mat.NewVecDense(3, []float64{1, 0, 0}), math.Inf(1))
		surely(s, certain, mat.NewVecDense(3, []float64{0.5, 0.5, 0}), math.Inf(1))
	})
}

// surely asks for the loss of a prediction that has zeros in it. A class that is
// held for impossible, and occurs, costs more than any number.
func surely(s *check.S, p, y *mat.VecDense, want float64) {
	s.Check(check.Case{
		Call: "CrossEntropy(prediction, y), of a certain prediction",
		Do:   "CrossEntropy",
		With: check.Values("prediction", p, "y", y),
		Want: want,
		Mistakes: []check.Mistake{
			check.Wrong("a term 0·log 0 gives NaN", "leave out the terms with yₖ = 0", math.NaN()),
			check.Wrong("a class that the prediction holds for impossible costs nothing", "leave a term out where yₖ is 0, not where ŷₖ is 0, nor where the sum is ∞", 0.0),
		},
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
			check.Wrong("the labels are left out where they are not 0", "each logarithm is multiplied by yₖ", sum(func(p, y float64) float64 { return pick(y != 0, -math.Log(p), 0) })),
			check.Wrong("this is the squared error", "− Σ yₖ log ŷₖ", sum(func(p, y float64) float64 { return (p - y) * (p - y) })),
			check.Wrong("this is half the squared error", "− Σ yₖ log ŷₖ", sum(func(p, y float64) float64 { return (p - y) * (p - y) / 2 })),
			check.Wrong("ŷ and y have changed places", "the logarithm is that of ŷ", sum(func(p, y float64) float64 { return -p * math.Log(y) })),
			check.Wrong("this is log(1 − ŷ) instead of log ŷ", "− Σ yₖ log ŷₖ", sum(func(p, y float64) float64 { return pick(y != 0, -y*math.Log(1-p), 0) })),
			check.Wrong("the logarithm has ŷ before it, not y", "− Σ yₖ log ŷₖ", sum(func(p, y float64) float64 { return -p * math.Log(p) })),
			check.Wrong("the softmax is applied to the prediction", "ŷ is a probability already", sum2(plain.Softmax(p), y)),
			check.Wrong("only the entry with the largest yₖ counts", "each logarithm is multiplied by its yₖ", byLargest(p, y, false)),
			check.Wrong("only the entry with the largest yₖ counts", "each logarithm is multiplied by its yₖ", byLargest(p, y, true)),
			check.Wrong("the first entry is left out", "k begins with 0", sum2(p, y)-term(p, y, 0)),
			check.Wrong("the last entry is left out", "k runs to K − 1", sum2(p, y)-term(p, y, K-1)),
			check.Wrong("only the first entry counts", "is there a return inside of the loop?", term(p, y, 0)),
			check.Wrong("only the last entry counts", "each term is added to those before it: −=, not =", term(p, y, K-1)),
			check.Wrong("only the last entry with yₖ ≠ 0 counts", "each term is added to those before it: −=, not =", lastTerm(p, y)),
			check.Wrong("only the first entry with yₖ ≠ 0 counts", "is there a return or a break inside of the loop?", firstTerm(p, y)),
			withEpsilon(p, y, 0.1), withEpsilon(p, y, 0.01), withEpsilon(p, y, 1e-3), withEpsilon(p, y, 1e-4), withEpsilon(p, y, 1e-5),
			check.Wrong("the labels are left out", "each logarithm is multiplied by yₖ", sum(func(p, _ float64) float64 { return -math.Log(p) })),
			check.Wrong("the logarithm is missing", "− Σ yₖ log ŷₖ", sum(func(p, y float64) float64 { return -y * p })),
		},
	})
}

// withEpsilon adds a small number to each prediction.
func withEpsilon(p, y *mat.VecDense, epsilon float64) check.Mistake {
	return check.Wrong("a small number is added inside of the logarithm", "leave out the terms with yₖ = 0 instead", sum2(less(p, -epsilon), y))
}

// term is one of the sum.
func term(p, y mat.Matrix, k int) float64 {
	if y.At(k, 0) == 0 {
		return 0
	}
	return -y.At(k, 0) * math.Log(p.At(k, 0))
}

func sum2(p, y mat.Matrix) float64 {
	K, _ := p.Dims()
	return plain.Sum(K, func(k int) float64 { return term(p, y, k) })
}

func firstTerm(p, y mat.Matrix) float64 {
	k := 0
	for y.At(k, 0) == 0 {
		k++
	}
	return term(p, y, k)
}

func lastTerm(p, y mat.Matrix) float64 {
	k, _ := p.Dims()
	for k--; y.At(k, 0) == 0; {
		k--
	}
	return term(p, y, k)
}

// byLargest is the logarithm at the largest label, with its factor or without.
func byLargest(p, y mat.Matrix, factor bool) float64 {
	K, _ := p.Dims()
	for k := range K {
		if y.At(k, 0) == mat.Max(y) {
			return pick(factor, term(p, y, k), -math.Log(p.At(k, 0)))
		}
	}
	return 0
}

func TestStep4Loss(t *testing.T) {
	check.Step(t, "the mean loss, Eq. (17)", 3, func(s *check.S) {
		for range 3 {
			loss(s, s.Matrix(3, 4), s.Vector(3), s.Matrix(4, 6), s.OneHot(3, 6))
		}
		// all above 0, where the logarithm of what is no probability is a number, too
		positive := func(m mat.Matrix) *mat.Dense { return plain.Each(m, math.Abs) }
		loss(s, positive(s.Matrix(3, 4)), plain.Column(positive(s.Vector(3)), 0), positive(s.Matrix(4, 6)), s.OneHot(3, 6))
	}, check.Uses(1, 3))
}

func loss(s *check.S, W *mat.Dense, b *mat.VecDense, X, Y *mat.Dense) {
	_, N := Y.Dims()
	M, _ := X.Dims()
	J := func(A *mat.Dense) any {
		return plain.Total(plain.Map(A, func(k, n int, a float64) float64 { return ce(a, Y.At(k, n)) })) / float64(N)
	}
	Z := plain.Affine(W, b, X)
	A := plain.Softmax(Z)
	var also any
	if asked, ok := columnwise(s, Z).(*mat.Dense); ok {
		also = J(asked)
	}
	layer := slips.Layer{Bias: "aⁿ = ζ(Wxⁿ + b)", W: W, B: b, X: X, Act: plain.Softmax, Give: J}
	c := check.Case{
		Call:     "Loss(W, b, X, Y)",
		With:     check.Values("W", W, "b", b, "X", X, "Y", Y),
		Want:     J(A),
		Also:     also,
		Mistakes: append(append(layer.All(), layer.Activations("softmax")...), slips.Mean{A: A, Y: Y, M: M}.All()...),
	}
	c.Mistakes = append(c.Mistakes,
		check.Wrong("the softmax runs over the examples", "an example is a column", J(plain.Transposed(plain.Softmax(plain.Transposed(Z))))),
		check.Wrong("the exponentials are not divided by their sum", "aⁿ = ζ(zⁿ)", J(plain.Each(Z, math.Exp))))
	s.Check(c)
}

func ce(a, y float64) float64 {
	if y == 0 {
		return 0
	}
	return -y * math.Log(a) // NaN if a is no probability but negative
}
