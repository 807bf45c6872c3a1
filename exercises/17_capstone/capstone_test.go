package capstone_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	capstone "nnlecture/exercises/17_capstone"
	"nnlecture/exercises/check"
	"nnlecture/exercises/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep1New(t *testing.T) {
	check.Step(t, "a network with random weights", 1, func(s *check.S) {
		units, seed := []int{30, 40, 20, 5}, s.Rand.Uint64()
		make1 := func() *capstone.Network { return capstone.New(units, rand.New(rand.NewPCG(seed, 1))) }
		s.Check(check.Case{
			Call:  "New(units, rng)",
			With:  check.Values("units", units),
			Got:   func() any { n := make1(); return check.Values("W", n.W, "B", n.B) },
			Judge: func(got any) string { return judgeNew(got.(check.List), units) },
		})
		s.Check(check.Case{
			Call: "New(units, rng), twice with the same seed",
			With: check.Values("units", units),
			Got:  func() any { a, b := make1(), make1(); return mat.Equal(a.W[1], b.W[1]) },
			Want: true,
			Mistakes: []check.Mistake{check.Wrong("the weights do not come from rng alone",
				"the functions of math/rand draw from a source of their own; use rng.NormFloat64()", false)},
		})
	})
}

// judgeNew looks at shapes and at the size of the weights. Any scheme of the
// lecture passes.
func judgeNew(got check.List, units []int) string {
	W, _ := got[0].Value.(check.List)
	B, _ := got[1].Value.(check.List)
	if L := len(units) - 1; len(W) != L || len(B) != L {
		return fmt.Sprintf("got %d weight matrices and %d biases, want %d of each: one for every layer but the input", len(W), len(B), L)
	}
	for l := range W {
		w, okW := W[l].Value.(*mat.Dense)
		b, okB := B[l].Value.(*mat.Dense)
		if !okW || !okB {
			return fmt.Sprintf("W[%d] or B[%d] is nil", l, l)
		}
		in, out := units[l], units[l+1]
		if r, c := w.Dims(); r != out || c != in {
			return fmt.Sprintf("W[%d] is %d×%d, want %d×%d: a row for each unit of the layer", l, r, c, out, in)
		}
		if r, _ := b.Dims(); r != out {
			return fmt.Sprintf("B[%d] has %d entries, want %d: one for each unit of the layer", l, r, out)
		}
		deviation := math.Sqrt(plain.Total(plain.Hadamard(w, w)) / float64(in*out))
		switch small, large := 0.3/math.Sqrt(float64(in+out)), 6/math.Sqrt(float64(in+out)); {
		case deviation == 0:
			return fmt.Sprintf("W[%d] is all zero.\n\nThe mistake: with weights of 0 all units of a layer stay the same for ever.", l)
		case plain.Total(plain.Each(w, func(v float64) float64 { return math.Abs(v - w.At(0, 0)) })) == 0:
			return fmt.Sprintf("All entries of W[%d] are the same.\n\nThe mistake: units with the same weights stay the same for ever.", l)
		case deviation < small || deviation > large:
			return fmt.Sprintf("The weights of W[%d] are about %.2g in size.\n\nThe mistake: the signal fades or explodes on its way through the layers.\nLook here:   for %d inputs and %d outputs Glorot's scheme has the standard deviation %.2g.",
				l, deviation, in, out, math.Sqrt(2/float64(in+out)))
		}
	}
	return ""
}

func TestStep2Forward(t *testing.T) {
	check.Step(t, "the forward pass of a batch", 2, func(s *check.S) {
		forward(s, draw(s, 2, 4, 3), 5)
		forward(s, draw(s, 3, 5, 4, 2), 4)
		n := draw(s, 2, 3, 4)
		n.W[1].Scale(1000, n.W[1])
		X := s.Matrix(2, 5)
		s.Check(check.Case{
			Call: "n.Forward(X), with large weights", With: check.Values("W", n.W, "B", n.B, "X", X),
			Got: func() any { return n.Forward(X) }, Want: output(n, X, none),
		})
	})
}

func forward(s *check.S, n *capstone.Network, N int) {
	_, M := n.W[0].Dims()
	X := s.Matrix(M, N)
	c := check.Case{
		Call: "n.Forward(X)", With: check.Values("W", n.W, "B", n.B, "X", X),
		Got:  func() any { return n.Forward(X) },
		Want: output(n, X, none),
	}
	for _, m := range []struct {
		slip       slip
		name, look string
	}{
		{noActivation, "the hidden layers have no tanh", "without it all layers collapse into one"},
		{sigmoidHidden, "the hidden layers use the sigmoid", "tanh is asked for here"},
		{noBias, "the biases are forgotten", "B[l] belongs to every column"},
		{noSoftmax, "the softmax is missing", "the outputs are probabilities"},
		{softmaxRows, "the softmax runs over the wrong axis", "an example is a column: each column has to sum to 1"},
		{tanhOutput, "the output layer has a tanh before the softmax", "tanh belongs to the hidden layers"},
	} {
		c.Mistakes = append(c.Mistakes, check.Wrong(m.name, m.look, output(n, X, m.slip)))
	}
	s.Check(c)
}

func TestStep3Gradients(t *testing.T) {
	check.Step(t, "backpropagation over a batch", 3, func(s *check.S) {
		gradients(s, draw(s, 2, 4, 3), 5)
		gradients(s, draw(s, 3, 4, 5, 2), 4)
	})
}

func gradients(s *check.S, n *capstone.Network, N int) {
	K, _ := n.W[len(n.W)-1].Dims()
	_, M := n.W[0].Dims()
	X, Y := s.Matrix(M, N), s.OneHot(K, N)
	c := check.Case{
		Call: "n.Gradients(X, Y)", With: check.Values("W", n.W, "B", n.B, "X", X, "Y", Y),
		Got: func() any {
			dW, dB := n.Gradients(X, Y)
			return check.Values("dW", dW, "dB", dB)
		},
		Want: derivatives(n, X, Y, none),
	}
	for _, m := range []struct {
		slip       slip
		name, look string
	}{
		{noMean, "1/N is missing", "the loss is a mean over the batch"},
		{doubleMean, "1/N is doubled", "divide once, at the output"},
		{flipped, "the sign is flipped", "δ starts as a − y; the minus belongs to the update"},
		{noDerivative, "the derivative of tanh is missing", "⊙ (1 − a²)"},
		{sigmoidDerivative, "the derivative is that of the sigmoid", "tanh has 1 − a², the sigmoid a(1 − a)"},
		{tanhTwice, "tanh is applied to a once more in its derivative", "a is tanh(z) already: 1 − a²"},
		{biasMean, "the bias gradient is the mean over the batch, 1/N is doubled", "δ carries 1/N already: sum"},
		{biasFirst, "the bias gradient is not summed over the batch", "sum δ over all examples"},
		{outputDerivative, "the derivative a(1 − a) is too many at the output", "with softmax and cross entropy δ = a − y"},
	} {
		c.Mistakes = append(c.Mistakes, check.Wrong(m.name, m.look, derivatives(n, X, Y, m.slip)))
	}
	s.Check(c)
}

const trainingTime = 60 * time.Second

func TestStep4Spirals(t *testing.T) {
	check.Step(t, "three spirals, 95 % of new points right", 2, func(s *check.S) {
		learn(s, "spirals", spirals(300, s.Rand), spirals(300, s.Rand), 0.95)
	}, check.Within(trainingTime))
}

func TestStep5Digits(t *testing.T) {
	check.Step(t, "digits, 90 % of new pictures right", 2, func(s *check.S) {
		learn(s, "digits", digits(1000, s.Rand), digits(500, s.Rand), 0.9)
	}, check.Within(trainingTime))
}

// learn trains on one set and judges by the other, whose labels the student's
// code never sees.
func learn(s *check.S, name string, train, test set, want float64) {
	seed := s.Rand.Uint64()
	M, N := train.X.Dims()
	s.Check(check.Case{
		Call: "Solve(X, Y, rng).Forward(newX)",
		With: check.Values("X, Y", fmt.Sprintf("%d examples of %s with %d features and %d classes", N, name, M, train.K)),
		Got: func() any {
			return capstone.Solve(train.X, train.Y(), rand.New(rand.NewPCG(seed, 1))).Forward(test.X)
		},
		Judge: func(got any) string { return judgeAccuracy(got, test, want) },
	})
}

func judgeAccuracy(got any, test set, want float64) string {
	A, ok := got.(*mat.Dense)
	if !ok {
		return "Forward returned nothing"
	}
	N := len(test.labels)
	if r, c := A.Dims(); r != test.K || c != N {
		return fmt.Sprintf("Forward returned %d×%d, want %d×%d", r, c, test.K, N)
	}
	right, chosen := 0, map[int]int{}
	for n, label := range test.labels {
		best := 0
		for k := range test.K {
			if math.IsNaN(A.At(k, n)) {
				return "The outputs are NaN.\n\nThe mistake: training has run out of the range of numbers.\nLook here:   is the learning rate too large, or the softmax without subtracting the largest entry?"
			}
			if A.At(k, n) > A.At(best, n) {
				best = k
			}
		}
		chosen[best]++
		if best == label {
			right++
		}
	}
	accuracy := float64(right) / float64(N)
	text := fmt.Sprintf("%.1f %% of the new examples are right, want at least %.0f %%.\n", 100*accuracy, 100*want)
	switch {
	case accuracy >= want:
		return ""
	case len(chosen) == 1:
		return text + "\nThe mistake: every example gets the same answer.\nLook here:   has the network been trained at all, with a learning rate that is not too large?"
	case accuracy < 1.5/float64(test.K):
		return text + "\nThe mistake: this is no better than guessing.\nLook here:   are the parameters changed, and against the gradient?"
	}
	return text + "\nLook here:   more epochs, more hidden units, another learning rate, or RMSProp instead of gradient descent."
}
