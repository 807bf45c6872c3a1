package nw1_test

import (
	"math"
	"testing"

	calls "nnlecture/exercises/internal/calls/03_nw1_logistic_unit"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1Sigmoid(t *testing.T) {
	check.Step(t, "the sigmoid", 2, func(s *check.S) {
		sigmoid(s, []float64{0, 1, -1, 2.5, -4})
		sigmoid(s, append([]float64{0.5}, s.Numbers(4)...))
		s.Check(check.Case{
			Call: "Sigmoid(z), for each of these large z",
			With: check.Values("z", []float64{40, -40, 1000, -1000, math.Inf(1), math.Inf(-1)}),
			Want: []float64{1, 0, 1, 0, 1, 0},
			Mistakes: []check.Mistake{check.Wrong("the sigmoid is NaN for large z",
				"e^z/(1 + e^z) becomes ∞/∞; 1/(1 + e^−z) becomes 1/∞ = 0 at worst", []float64{1, 0, math.NaN(), 0, math.NaN(), 0})},
		})
	})
}

func sigmoid(s *check.S, z []float64) {
	s.Check(check.Case{
		Call: "Sigmoid(z), for each of these z",
		With: check.Values("z", z),
		Want: each(z, plain.Sigmoid),
		Mistakes: []check.Mistake{
			check.Wrong("the exponent has the wrong sign", "σ rises with z: e^−z stands below the fraction line", each(z, func(z float64) float64 { return plain.Sigmoid(-z) })),
			check.Wrong("this is tanh", "σ lies between 0 and 1", each(z, math.Tanh)),
			check.Wrong("the 1 in the denominator is missing", "1/(1 + e^−z)", each(z, math.Exp)),
			check.Wrong("the parentheses around the denominator are missing", "1/1 + e^−z is 1 + e^−z; 1/(1 + e^−z) is meant", each(z, func(z float64) float64 { return 1 + math.Exp(-z) })),
			check.Wrong("the denominator subtracts instead of adding", "1 + e^−z, which is never 0", each(z, func(z float64) float64 { return 1 / (1 - math.Exp(-z)) })),
			check.Wrong("this is the derivative σ(1 − σ)", "the derivative comes later", each(z, func(z float64) float64 { return plain.Sigmoid(z) * plain.Sigmoid(-z) })),
		},
	})
}

func each(z []float64, f func(float64) float64) []float64 {
	values := make([]float64, len(z))
	for i := range z {
		values[i] = f(z[i])
	}
	return values
}

func TestStep2Activation(t *testing.T) {
	check.Step(t, "the output of the neuron, Eq. (8)", 2, func(s *check.S) {
		activation(s, mat.NewVecDense(2, []float64{1, -2}), 0.5, mat.NewVecDense(2, []float64{3, 1}))
		for range 3 {
			activation(s, s.Vector(4), 0.2+s.Between(0, 1), s.Vector(4))
		}
	})
}

func activation(s *check.S, w *mat.VecDense, b float64, x *mat.VecDense) {
	wx := plain.Sum(w.Len(), func(m int) float64 { return w.AtVec(m) * x.AtVec(m) })
	a := plain.Sigmoid(wx + b)
	M := w.Len()
	last := w.AtVec(M-1) * x.AtVec(M-1)
	s.Check(check.Case{
		Call: "Activation(w, b, x)",
		With: check.Values("w", w, "b", b, "x", x),
		Want: a,
		Mistakes: []check.Mistake{
			check.Wrong("the pre-activation is returned", "a = σ(z): the sigmoid is missing", wx+b),
			check.Wrong("the bias is forgotten", "z = wᵀx + b", plain.Sigmoid(wx)),
			check.Wrong("the bias is subtracted", "z = wᵀx + b", plain.Sigmoid(wx-b)),
			check.Wrong("the bias is added after the sigmoid", "the bias belongs to z", plain.Sigmoid(wx)+b),
			check.Wrong("the bias is added for every feature", "it is added once, after the loop", plain.Sigmoid(wx+float64(M)*b)),
			check.Wrong("the last feature is left out", "m runs from 0 to w.Len() − 1", plain.Sigmoid(wx-last+b)),
			check.Wrong("the sigmoid is applied twice", "a = σ(z): once", plain.Sigmoid(a)),
			check.Wrong("the answer is 0 or 1", "a = σ(z) is a probability between them", max(0, math.Copysign(1, wx+b))),
		},
	})
}

func TestStep3Entropy(t *testing.T) {
	check.Step(t, "the binary cross entropy, Eq. (10)", 2, func(s *check.S) {
		entropy(s, 0.8, 1)
		entropy(s, 0.8, 0)
		entropy(s, s.Between(0.1, 0.4), 1)
		entropy(s, s.Between(0.6, 0.9), 0)
		entropy(s, 0.3, 0.75)
		for _, y := range []float64{0, 1} {
			s.Check(check.Case{
				Call: "BinaryCrossEntropy(prediction, y)",
				With: check.Values("prediction", y, "y", y),
				Want: 0.0,
				Mistakes: []check.Mistake{check.Wrong("a certain and right prediction gives NaN",
					"0·log 0 is NaN in floating point: leave a term out when its factor y or 1 − y is 0", math.NaN())},
			})
		}
	})
}

func entropy(s *check.S, p, y float64) {
	first, second := -y*math.Log(p), -(1-y)*math.Log(1-p)
	hard := -math.Log(1 - p)
	if y == 1 {
		hard = -math.Log(p)
	}
	s.Check(check.Case{
		Call: "BinaryCrossEntropy(prediction, y)",
		With: check.Values("prediction", p, "y", y),
		Want: plain.BCE(p, y),
		Mistakes: []check.Mistake{
			check.Wrong("the minus sign is missing", "logarithms of probabilities are negative, the loss is not", -plain.BCE(p, y)),
			check.Wrong("the second term has the wrong sign", "− y log ŷ − (1 − y) log(1 − ŷ): a minus before both", first-second),
			check.Wrong("the second term is missing", "− (1 − y) log(1 − ŷ) tells what a label 0 costs", first),
			check.Wrong("the second term has the logarithm of ŷ", "1 − y goes with log(1 − ŷ)", -math.Log(p)),
			check.Wrong("the labels are swapped", "y goes with log ŷ, 1 − y with log(1 − ŷ)", plain.BCE(1-p, y)),
			check.Wrong("ŷ and y have changed places", "the logarithms are those of ŷ and 1 − ŷ", plain.BCE(y, p)),
			check.Wrong("a label between 0 and 1 is taken for 0", "both terms count, weighted by y and 1 − y", hard),
			check.Wrong("the logarithm is not the natural one", "log is the natural logarithm, math.Log", plain.BCE(p, y)/math.Ln2),
			check.Wrong("the logarithm is not the natural one", "log is the natural logarithm, math.Log", plain.BCE(p, y)/math.Ln10),
			check.Wrong("this is the squared error", "Eq. (10) has logarithms", (p-y)*(p-y)),
		},
	})
}

func TestStep4Logit(t *testing.T) {
	check.Step(t, "the loss on logits", 2, func(s *check.S) {
		onLogit(s, 1.5, 0)
		onLogit(s, -0.5, 1)
		onLogit(s, s.Between(0.3, 2), 1)
		onLogit(s, s.Between(-2, -0.3), 0)
		for _, c := range []struct{ z, y, want float64 }{{1000, 1, 0}, {1000, 0, 1000}, {-1000, 1, 1000}, {-1000, 0, 0}, {40, 1, math.Exp(-40)}} {
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
		Call: "BinaryCrossEntropyOnLogit(z, y)",
		With: check.Values("z", z, "y", y),
		Want: want,
		Tol:  1e-18,
		Mistakes: []check.Mistake{
			overflow(math.Log(1+math.Exp(-z)) + (1-y)*z),
			overflow(math.Log1p(math.Exp(-z)) + (1-y)*z),
			check.Wrong("this is the logarithm of a σ(z) that has become 0 or 1", "compute with z itself, as README.md says", wrongLog),
			check.Wrong("log(1 + x) has become 0 for a tiny x", "math.Log1p(x) is exact there", math.Max(-z, 0)+math.Log(1+math.Exp(-math.Abs(z)))+(1-y)*z),
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
			check.Wrong("this is log(1 + e^z) instead of log(1 + e^−z)", "log(1 + e^−z) = max(−z, 0) + log(1 + e^−|z|)", plain.BCE(p, 0)+(1-y)*z),
			check.Wrong("the exponent is |z| instead of −|z|", "log(1 + e^−z) = max(−z, 0) + log(1 + e^−|z|)", math.Max(-z, 0)+math.Log(1+math.Exp(math.Abs(z)))+(1-y)*z),
			check.Wrong("the exponent is −z instead of −|z|", "max(−z, 0) is there already: add log(1 + e^−|z|)", math.Max(-z, 0)+plain.BCE(p, 1)+(1-y)*z),
			check.Wrong("the sigmoid is applied twice", "the formula takes z itself, not σ(z)", plain.BCE(plain.Sigmoid(p), y)),
			check.Wrong("the minus sign is missing", "the loss is never negative", -plain.BCE(p, y)),
		},
	})
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
			Call: "Loss(w, b, X, y)",
			With: check.Values("w", w, "b", 0.0, "X", X, "y", y),
			Want: 250.0,
			Mistakes: []check.Mistake{check.Wrong("the loss is infinite where the sigmoid has become 0 or 1",
				"sum up BinaryCrossEntropyOnLogit of z, not BinaryCrossEntropy of σ(z)", math.Inf(1))},
		})
	})
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
	s.Check(check.Case{
		Call: "Loss(w, b, X, y)",
		With: check.Values("w", w, "b", b, "X", X, "y", y),
		Want: sum(b, 0) / float64(N),
		Mistakes: []check.Mistake{
			check.Wrong("this is the sum, not the mean: 1/N is missing", "Eq. (9) divides by the number of examples", sum(b, 0)),
			check.Wrong("the sum is divided by M, the number of features", "N is the number of columns of X", sum(b, 0)/float64(w.Len())),
			check.Wrong("the bias is forgotten", "aₙ = σ(wᵀxⁿ + b)", sum(0, 0)/float64(N)),
			check.Wrong("the labels are swapped", "y goes with log ŷ", sum(b, 1)/float64(N)),
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
