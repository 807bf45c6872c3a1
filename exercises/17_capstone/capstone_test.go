package capstone_test

import (
	"testing"

	calls "nnlecture/exercises/internal/calls/17_capstone"
	"nnlecture/exercises/internal/check"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1New(t *testing.T) {
	check.Step(t, "a network with random weights", 1, func(s *check.S) {
		units := []int{30, 40, 20, 5}
		var first any
		shown, sent := check.Values("units", units), check.Values("units", units, "seed", s.Seed())
		s.Check(check.Case{
			Call: "New(units, rng)",
			With: shown,
			Send: sent,
			Judge: func(got any) string {
				first = got
				return judgeNew(got, units)
			},
		})
		s.Check(check.Case{
			Call: "New(units, rng), with another seed",
			Do:   "New",
			With: shown,
			Send: check.Values("units", units, "seed", s.Seed()),
			Judge: func(got any) string {
				if !alike(first, got) {
					return ""
				}
				return "Another seed gives the same weights.\n\n" + check.Said("the weights do not come from rng: a source with a seed of its own is made inside", "use the rng that is passed in: rng.NormFloat64()")
			},
		})
		s.Check(check.Case{
			Call: "New(units, rng), twice with the same seed",
			Do:   "New twice",
			With: shown,
			Send: sent,
			Want: true,
			Mistakes: []check.Mistake{check.Wrong("the weights or biases do not come from rng alone",
				"the functions of math/rand draw from a source of their own; use rng.NormFloat64()", false)},
		})
	})
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
			Want: output(n, X, none),
			Mistakes: []check.Mistake{check.Wrong("the exponentials of the softmax leave the range of numbers",
				"subtract the largest entry of each column from it first, as in exercise 05", outputOf(n, X, overflowing))},
		})
	})
}

func forward(s *check.S, n *network, N int) {
	_, M := n.W[0].Dims()
	X := s.Matrix(M, N)
	c := check.Case{
		Call: "n.Forward(X)", With: check.Values("W", n.W, "B", n.B, "X", X),
		Want: output(n, X, none),
	}
	for _, m := range []struct {
		slip       slip
		name, look string
	}{
		{softmaxHidden, "the softmax is in every layer", "the hidden layers have tanh; the softmax belongs to the last"},
		{tanhForwardTwice, "tanh is applied twice", "once in each hidden layer"},
		{biasAfter, "the bias is added after tanh", "the bias belongs to the pre-activation"},
		{biasMinus, "the biases are subtracted", "B[l] is added to every column"},
		{exponentials, "the exponentials are not divided by their sum", "each column has to sum to 1"},
		{noActivation, "the hidden layers have no tanh", "without it all layers collapse into one"},
		{reluHidden, "the hidden layers use ReLU", "tanh is asked for here"},
		{layersSwapped, "tanh and softmax are swapped", "tanh belongs to the hidden layers, the softmax to the last: l == len(n.W)-1"},
		{sigmoidHidden, "the hidden layers use the sigmoid", "tanh is asked for here"},
		{noBias, "the biases are forgotten", "B[l] belongs to every column"},
		{firstBias, "all layers get the bias of the first", "B[l] belongs to layer l"},
		{noSoftmax, "the softmax is missing", "the outputs are probabilities"},
		{tanhAlone, "the output layer has tanh instead of the softmax", "the outputs are probabilities: the softmax of each column"},
		{sigmoidAlone, "the output layer has the sigmoid instead of the softmax", "with more than one output unit the probabilities have to sum to 1"},
		{softmaxAll, "the softmax runs over all examples at once", "each column has to sum to 1, not all of them together"},
		{softmaxRunning, "the softmax divides by a sum that is not complete", "add up the whole column first, then divide"},
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
	}, check.Uses(2))
}

func gradients(s *check.S, n *network, N int) {
	K, _ := n.W[len(n.W)-1].Dims()
	_, M := n.W[0].Dims()
	X, Y := s.Matrix(M, N), s.OneHot(K, N)
	c := check.Case{
		Call: "n.Gradients(X, Y)", With: check.Values("W", n.W, "B", n.B, "X", X, "Y", Y),
		Want: derivatives(n, X, Y, none),
	}
	for _, m := range []struct {
		slip       slip
		name, look string
	}{
		{twiceDelta, "every gradient is twice what it should be", "with softmax and cross entropy δ = a − y: the 2 belongs to the squared error"},
		{aAlone, "δ is multiplied by a alone", "the derivative of tanh is 1 − a²"},
		{noInput, "the inputs of the layers are missing in the weight gradients", "dW[l] = Δ·A[l]ᵀ"},
		{withoutLabel, "Y is forgotten: δ starts as A", "δ starts as A − Y"},
		{noMean, "1/N is missing", "the loss is a mean over the batch"},
		{doubleMean, "1/N is applied twice", "divide once, at the output"},
		{zeroMean, "all is multiplied by 0, which 1/N of two ints is", "convert first: 1 / float64(N)"},
		{meanPerLayer, "1/N comes in again at each layer", "divide once, at the output"},
		{meanOverK, "the sum is divided by K", "the mean is over the examples, the columns of X"},
		{meanOverM, "the sum is divided by M", "the mean is over the examples, the columns of X"},
		{flipped, "the sign is flipped", "δ starts as a − y; the minus belongs to the update"},
		{noDerivative, "the derivative of tanh is missing", "⊙ (1 − a²)"},
		{oneMinusA, "the derivative of tanh lacks the square", "1 − a², not 1 − a"},
		{sigmoidDerivative, "the derivative is that of the sigmoid", "tanh has 1 − a², the sigmoid a(1 − a)"},
		{tanhTwice, "tanh is applied to a once more in its derivative", "a is tanh(z) already: 1 − a²"},
		{biasMean, "the bias gradient is the mean over the batch, 1/N is applied twice", "δ carries 1/N already: sum"},
		{biasFirst, "the bias gradient is not summed over the batch", "sum δ over all examples"},
		{biasLast, "the bias gradient is that of the last example", "sum δ over all examples"},
		{layersReversed, "the gradients of the weights stand in reverse order", "append puts the last layer first: dW[l] belongs to W[l]"},
		{deltaStays, "δ of the output is used in every layer", "Delta := … in the loop makes a new variable: write Delta = …"},
		{outputTanh, "the derivative of tanh is too many at the output", "with softmax and cross entropy δ = a − y"},
		{outputDerivative, "the derivative a(1 − a) is too many at the output", "with softmax and cross entropy δ = a − y"},
	} {
		c.Mistakes = append(c.Mistakes, check.Wrong(m.name, m.look, derivatives(n, X, Y, m.slip)))
	}
	s.Check(c)
}
