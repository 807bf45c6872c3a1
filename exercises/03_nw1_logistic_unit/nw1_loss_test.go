package nw1_test

import (
	"math"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep4Logit(t *testing.T) {
	check.Step(t, "the loss on logits", 2, func(s *check.S) {
		onLogit(s, 1.5, 0)
		onLogit(s, -0.5, 1)
		onLogit(s, s.Between(0.3, 2), 1)
		onLogit(s, s.Between(0.3, 2), s.Between(0.2, 0.8))
		onLogit(s, s.Between(-2, -0.3), s.Between(0.2, 0.8))
		onLogit(s, s.Between(-2, -0.3), 0)
		for _, c := range []struct{ z, y, want float64 }{{1000, 1, 0}, {1000, 0, 1000}, {-1000, 1, 1000}, {-1000, 0, 0}} {
			onLargeLogit(s, c.z, c.y, c.want)
		}
	})
}

func onLargeLogit(s *check.S, z, y, want float64) {
	wrongLog := -math.Log(plain.Sigmoid(z)) // the one term that a label of 0 or 1 leaves
	if y == 0 {
		wrongLog = -math.Log(1 - plain.Sigmoid(z))
	}
	s.Check(check.Case{
		Call: "BinaryCrossEntropyOnLogit(z, y), with a large z",
		Do:   "BinaryCrossEntropyOnLogit",
		With: check.Values("z", z, "y", y),
		Want: want,
		Mistakes: []check.Mistake{
			overflow(math.Log(1+math.Exp(-z)) + (1-y)*z),
			overflow(math.Log1p(math.Exp(-z)) + (1-y)*z),
			check.Wrong("this is the logarithm of a σ(z) that has become 0 or 1", "compute with z itself, as README.md says", wrongLog),
		},
	})
}

func overflow(value float64) check.Mistake {
	return check.Wrong("the exponential overflows", "for z < 0 use log(1 + e^−z) = −z + log(1 + e^z)", value)
}

func onLogit(s *check.S, z, y float64) {
	p := plain.Sigmoid(z)
	s.Check(check.Case{
		Call: "BinaryCrossEntropyOnLogit(z, y)",
		With: check.Values("z", z, "y", y),
		Want: plain.BCE(p, y),
		Mistakes: []check.Mistake{
			check.Wrong("the labels are swapped", "(1 − y)·z is 0 for y = 1", plain.BCE(p, 1-y)),
			check.Wrong("the second term has the wrong sign", "log(1 + e^−z) + (1 − y)·z", plain.BCE(p, 1)-(1-y)*z),
			check.Wrong("the second term is missing", "log(1 + e^−z) + (1 − y)·z", plain.BCE(p, 1)),
			check.Wrong("this is log(1 + e^z) instead of log(1 + e^−z), as with max(z, 0) for max(−z, 0)", "log(1 + e^−z) = max(−z, 0) + log(1 + e^−|z|)", plain.BCE(p, 0)+(1-y)*z),
			check.Wrong("max(−z, 0) is left out", "log(1 + e^−z) = max(−z, 0) + log(1 + e^−|z|)", math.Log1p(math.Exp(-math.Abs(z)))+(1-y)*z),
			check.Wrong("z is taken for the prediction", "hand over σ(z), or better: compute with z as README.md says", certainly(z, y)),
			check.Wrong("the brackets around 1 − y are missing", "1 - y*z is 1 − (yz): write (1 - y) * z", plain.BCE(p, 1)+1-y*z),
			check.Wrong("1 is added twice", "Log1p(x) is log(1 + x) already", math.Max(-z, 0)+math.Log(2+math.Exp(-math.Abs(z)))+(1-y)*z),
			check.Wrong("1 is added twice", "Log1p(x) is log(1 + x) already", math.Log(2+math.Exp(-z))+(1-y)*z),
			check.Wrong("the 1 is missing: log of e^… alone", "log(1 + e^−|z|): Log1p, or Log(1 + …)", math.Max(-z, 0)-math.Abs(z)+(1-y)*z),
			check.Wrong("the factor 1 − y is missing", "log(1 + e^−z) + (1 − y)·z", plain.BCE(p, 1)+z),
			check.Wrong("max(−z, 0) is subtracted", "log(1 + e^−z) = max(−z, 0) + log(1 + e^−|z|)", -math.Max(-z, 0)+math.Log1p(math.Exp(-math.Abs(z)))+(1-y)*z),
			check.Wrong("the exponent is |z| instead of −|z|", "log(1 + e^−z) = max(−z, 0) + log(1 + e^−|z|)", math.Max(-z, 0)+math.Log(1+math.Exp(math.Abs(z)))+(1-y)*z),
			check.Wrong("the exponent is −z instead of −|z|", "max(−z, 0) is there already: add log(1 + e^−|z|)", math.Max(-z, 0)+plain.BCE(p, 1)+(1-y)*z),
			check.Wrong("the sigmoid is applied twice", "the formula takes z itself, not σ(z)", plain.BCE(plain.Sigmoid(p), y)),
			check.Wrong("the minus sign is missing", "the loss is never negative", -plain.BCE(p, y)),
		},
	})
}

// certainly is Eq. (10) with z in the place of ŷ.
func certainly(z, y float64) float64 {
	var loss float64
	if y != 0 {
		loss -= y * math.Log(z)
	}
	if y != 1 {
		loss -= (1 - y) * math.Log(1-z)
	}
	return loss
}

func TestStep5Loss(t *testing.T) {
	check.Step(t, "the mean loss, Eq. (9)", 2, func(s *check.S) {
		loss(s, mat.NewVecDense(2, []float64{1, -2}), 0.5, mat.NewDense(2, 4, []float64{3, 0.5, -0.5, 1, 1, 1, 0, 2}), []float64{1, 1, 0, 0})
		for range 3 {
			loss(s, s.Vector(3), 0.25, s.Matrix(3, 5), []float64{1, 0, 0, 1, 1})
		}
		// a neuron that is certain, and wrong on one of two examples
		w, X, y := mat.NewVecDense(1, []float64{1}), mat.NewDense(1, 2, []float64{1000, 500}), []float64{1, 0}
		s.Check(check.Case{
			Call: "Loss(w, b, X, y), of a neuron that is certain",
			Do:   "Loss",
			With: check.Values("w", w, "b", 0.0, "X", X, "y", y),
			Want: 250.0,
			Mistakes: []check.Mistake{check.Wrong("the loss is infinite where the sigmoid has become 0 or 1",
				"sum up BinaryCrossEntropyOnLogit of z, not BinaryCrossEntropy of σ(z)", math.Inf(1)),
				check.Wrong("the loss is NaN where the sigmoid has become 0 or 1",
					"sum up BinaryCrossEntropyOnLogit of z, not logarithms of σ(z)", math.NaN())},
		})
	}, check.Uses(1, 2, 3, 4))
}

func loss(s *check.S, w *mat.VecDense, b float64, X *mat.Dense, y []float64) {
	M, N := X.Dims()
	z := plain.Mul(w.T(), X)
	cost := func(n int, b, flip float64) float64 {
		return plain.BCE(plain.Sigmoid(z.At(0, n)+b), math.Abs(flip-y[n]))
	}
	sum := func(b, flip float64) float64 {
		return plain.Sum(N, func(n int) float64 { return cost(n, b, flip) })
	}
	of := func(n int) float64 { return cost(n, b, 0) }
	each := func(cost func(a, y float64) float64) float64 {
		return plain.Sum(N, func(n int) float64 { return cost(plain.Sigmoid(z.At(0, n)+b), y[n]) }) / float64(N)
	}
	divided := 0.0
	for n := range N {
		divided = (divided + of(n)) / float64(N)
	}
	s.Check(check.Case{
		Call: "Loss(w, b, X, y)",
		With: check.Values("w", w, "b", b, "X", X, "y", y),
		Want: sum(b, 0) / float64(N),
		Mistakes: []check.Mistake{
			check.Wrong("this is the sum, not the mean: 1/N is missing", "Eq. (9) divides by the number of examples", sum(b, 0)),
			check.Wrong("the sum is divided by M, the number of features", "N is the number of columns of X", sum(b, 0)/float64(w.Len())),
			check.Wrong("the bias is forgotten", "aₙ = σ(wᵀxⁿ + b)", sum(0, 0)/float64(N)),
			check.Wrong("the labels are swapped", "y goes with log ŷ", sum(b, 1)/float64(N)),
			check.Wrong("the bias is subtracted", "aₙ = σ(wᵀxⁿ + b)", sum(-b, 0)/float64(N)),
			check.Wrong("the division stands inside of the loop", "divide once, after the loop", divided),
			check.Wrong("the last example is left out", "n runs from 0 to len(y) − 1", (sum(b, 0)-of(N-1))/float64(N)),
			check.Wrong("the last example is left out", "n runs from 0 to len(y) − 1", (sum(b, 0)-of(N-1))/float64(N-1)),
			check.Wrong("the first example is left out", "n begins with 0", (sum(b, 0)-of(0))/float64(N)),
			check.Wrong("the first example is left out", "n begins with 0", (sum(b, 0)-of(0))/float64(N-1)),
			check.Wrong("every example is the first one", "X.ColView(n), with the n of the loop", plain.Sum(N, func(n int) float64 { return plain.BCE(plain.Sigmoid(z.At(0, 0)+b), y[n]) })/float64(N)),
			check.Wrong("every label is that of the first example", "y[n], with the n of the loop", plain.Sum(N, func(n int) float64 { return plain.BCE(plain.Sigmoid(z.At(0, n)+b), y[0]) })/float64(N)),
			check.Wrong("1/N is 0, as a quotient of two ints is", "convert first: / float64(len(y))", 0.0),
			check.Wrong("this is the squared error", "Eq. (9) is the mean of ℓ, Eq. (10)", each(func(a, y float64) float64 { return (a - y) * (a - y) })),
			check.Wrong("this is half the squared error", "Eq. (9) is the mean of ℓ, Eq. (10)", each(func(a, y float64) float64 { return (a - y) * (a - y) / 2 })),
			check.Wrong("the term of the label 0 is missing", "− y log ŷ − (1 − y) log(1 − ŷ)", each(func(a, y float64) float64 { return -y * math.Log(a) })),
			check.Wrong("the minus sign is missing", "the loss is never negative", -sum(b, 0)/float64(N)),
			check.Wrong("only the first example counts", "is there a return inside of the loop?", of(0)/float64(N)),
			check.Wrong("only the last example counts", "each loss is added to those before it: +=, not =", of(N-1)/float64(N)),
			check.Wrong("only the first M examples count", "X has M rows and N columns, and an example is a column: n runs over y", plain.Sum(M, of)/float64(M)),
			check.Wrong("only the first M examples count", "X has M rows and N columns, and an example is a column: n runs over y", plain.Sum(M, of)/float64(N)),
			check.Wrong("the sigmoid is applied twice", "BinaryCrossEntropyOnLogit takes z, BinaryCrossEntropy takes σ(z)", plain.Sum(N, func(n int) float64 {
				return plain.BCE(plain.Sigmoid(plain.Sigmoid(z.At(0, n)+b)), y[n])
			})/float64(N)),
		},
	})
}
