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
			check.Wrong("this is 1 − σ(z), rounded to 0 or 1", "σ is a number between them", each(z, func(z float64) float64 { return pick(z >= 0, 0, 1) })),
			check.Wrong("the answer is 0 or 1", "σ is a number between them", each(z, func(z float64) float64 { return pick(z >= 0, 1, 0) })),
			check.Wrong("the parentheses in the denominator are missing", "e^z / 1 + e^z is 2e^z; e^z / (1 + e^z) is meant", each(z, func(z float64) float64 { return 2 * math.Exp(z) })),
			check.Wrong("this is log σ(z)", "σ has no logarithm", each(z, func(z float64) float64 { return math.Log(plain.Sigmoid(z)) })),
			check.Wrong("this is the ReLU", "σ(z) = 1/(1 + e^−z)", each(z, func(z float64) float64 { return max(0, z) })),
			check.Wrong("the base of the power is not e", "math.Exp(−z)", each(z, func(z float64) float64 { return 1 / (1 + math.Exp2(-z)) })),
			check.Wrong("the base of the power is not e", "math.Exp(−z)", each(z, func(z float64) float64 { return 1 / (1 + math.Pow(10, -z)) })),
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
		activation(s, mat.NewVecDense(2, []float64{1, -2}), 0.5, mat.NewVecDense(2, []float64{1, 2}))
		for range 3 {
			activation(s, s.Vector(4), 0.2+s.Between(0, 0.7), s.Vector(4))
		}
	}, check.Uses(1))
}

func activation(s *check.S, w *mat.VecDense, b float64, x *mat.VecDense) {
	wx := plain.Sum(w.Len(), func(m int) float64 { return w.AtVec(m) * x.AtVec(m) })
	a := plain.Sigmoid(wx + b)
	M := w.Len()
	term := func(m int) float64 { return w.AtVec(m) * x.AtVec(m) }
	last := term(M - 1)
	var also any
	if answer, ok := s.Ask("Sigmoid(z)", check.Values("z", []float64{wx + b})).([]float64); ok && len(answer) == 1 {
		also = answer[0]
	}
	s.Check(check.Case{
		Call: "Activation(w, b, x)",
		With: check.Values("w", w, "b", b, "x", x),
		Want: a,
		Also: also,
		Mistakes: []check.Mistake{
			check.Wrong("the pre-activation is returned", "a = σ(z): the sigmoid is missing", wx+b),
			check.Wrong("the bias is forgotten", "z = wᵀx + b", plain.Sigmoid(wx)),
			check.Wrong("the bias is subtracted", "z = wᵀx + b", plain.Sigmoid(wx-b)),
			check.Wrong("the bias is added after the sigmoid", "the bias belongs to z", plain.Sigmoid(wx)+b),
			check.Wrong("the bias is added for every feature", "it is added once, after the loop", plain.Sigmoid(wx+float64(M)*b)),
			check.Wrong("the last feature is left out", "m runs from 0 to w.Len() − 1", plain.Sigmoid(wx-last+b)),
			check.Wrong("the sigmoid is applied twice", "a = σ(z): once", plain.Sigmoid(a)),
			check.Wrong("the first feature is left out", "m runs from 0 to w.Len() − 1", plain.Sigmoid(wx-term(0)+b)),
			check.Wrong("only the last feature counts", "each product is added to those before it: +=, not =", plain.Sigmoid(last+b)),
			check.Wrong("only the last feature counts", "each product is added to those before it: +=, not =", plain.Sigmoid(last)),
			check.Wrong("only the first feature counts", "is there a return inside of the loop?", plain.Sigmoid(term(0)+b)),
			check.Wrong("the bias is a factor", "z = wᵀx + b", plain.Sigmoid(wx*b)),
			check.Wrong("the exponent has the wrong sign", "σ(z) = 1/(1 + e^−z)", plain.Sigmoid(-wx-b)),
			check.Wrong("this is tanh", "a = σ(z)", math.Tanh(wx+b)),
			check.Wrong("this is the ReLU", "a = σ(z)", max(0, wx+b)),
			check.Wrong("the answer is −1 or +1", "a = σ(z) is a probability", math.Copysign(1, wx+b)),
			check.Wrong("this is the derivative σ(1 − σ)", "a = σ(z)", a*(1-a)),
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
		entropy(s, s.Between(0.1, 0.4), s.Between(0.15, 0.45))
		for _, y := range []float64{0, 1} {
			certain(s, y, y, 0)
			certain(s, 1-y, y, math.Inf(1))
		}
	})
}

// certain asks for the loss of a prediction of 0 or 1. Where it is wrong it
// costs more than any number.
func certain(s *check.S, p, y, want float64) {
	s.Check(check.Case{
		Call: "BinaryCrossEntropy(prediction, y), certain",
		Do:   "BinaryCrossEntropy",
		With: check.Values("prediction", p, "y", y),
		Want: want,
		Mistakes: []check.Mistake{
			check.Wrong("a certain and right prediction gives NaN", "0·log 0 is NaN in floating point: leave a term out when its factor y or 1 − y is 0", -y*math.Log(p)-(1-y)*math.Log(1-p)),
			check.Wrong("a certain prediction costs nothing, although it is wrong", "leave a term out where its factor y or 1 − y is 0, not where the prediction is 0 or 1, nor where the sum is ∞", 0.0),
			check.Wrong("a certain prediction costs nothing, although it is wrong", "leave a term out where its factor y or 1 − y is 0, not where the prediction is 0 or 1, nor where the sum is ∞", pick(p == y, math.NaN(), 0)),
		},
	})
}

func pick(first bool, a, b float64) float64 {
	if first {
		return a
	}
	return b
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
			check.Wrong("this is half the squared error", "Eq. (10) has logarithms", (p-y)*(p-y)/2),
			check.Wrong("this is the difference, not the loss", "Eq. (10) has logarithms", math.Abs(p-y)),
			check.Wrong("a label between 0 and 1 is rounded", "both terms count, weighted by y and 1 − y", plain.BCE(p, math.Round(y))),
			check.Wrong("a label between 0 and 1 is taken for 1", "both terms count, weighted by y and 1 − y", plain.BCE(p, math.Ceil(y))),
			check.Wrong("the brackets around 1 − y are missing", "1 - y*log is 1 − (y log): write (1 - y) * log", first-1-y*math.Log(1-p)),
			check.Wrong("the brackets around 1 − y are missing", "1 - y*log is 1 − (y log): write (1 - y) * log", first-1+y*math.Log(1-p)),
			check.Wrong("the brackets around 1 − y are missing", "1 - y*log is 1 − (y log): write (1 - y) * log", pick(y == 0 || y == 1, plain.BCE(p, y), first-1-y*math.Log(1-p))),
			check.Wrong("the second term has log(1 + ŷ)", "1 − y goes with log(1 − ŷ)", first-(1-y)*math.Log(1+p)),
			check.Wrong("the first term is missing", "− y log ŷ tells what a label 1 costs", second),
			check.Wrong("the factors y and 1 − y are missing", "each logarithm has its factor", -math.Log(p)-math.Log(1-p)),
			check.Wrong("the factor 1 − y is missing", "1 − y goes with log(1 − ŷ)", first-math.Log(1-p)),
			check.Wrong("the factor y is missing", "y goes with log ŷ", -math.Log(p)+second),
			check.Wrong("both terms have the factor y", "1 − y goes with log(1 − ŷ)", first-y*math.Log(1-p)),
			check.Wrong("the labels are taken for −1 and +1", "they are 0 and 1: − y log ŷ − (1 − y) log(1 − ŷ)", pmLabels(p, y)),
			check.Wrong("the sigmoid is applied to the prediction", "ŷ is a probability already", plain.BCE(plain.Sigmoid(p), y)),
			check.Wrong("the logarithm is missing", "− y log ŷ − (1 − y) log(1 − ŷ)", -y*p-(1-y)*(1-p)),
			check.Wrong("the first term has the wrong sign", "− y log ŷ − (1 − y) log(1 − ŷ): a minus before both", second-first),
		},
	})
}

// pmLabels is the loss with labels −1 and +1, as other books have it.
func pmLabels(p, y float64) float64 {
	return -(1+y)/2*math.Log(p) - (1-y)/2*math.Log(1-p)
}
