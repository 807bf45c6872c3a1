package backprop_test

import (
	"math"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep5Softmax(t *testing.T) {
	check.Step(t, "softmax and cross entropy, Eq. (34) to (36)", 1, func(s *check.S) {
		for range 2 {
			softmax(s, column(plain.Softmax(s.Vector(3))), plain.Column(s.OneHot(3, 3), 0))
		}
		certain, y := mat.NewVecDense(3, []float64{0, 1, 0}), mat.NewVecDense(3, []float64{0, 0, 1})
		s.Check(check.Case{
			Call: "SoftmaxDelta(a, y), of outputs that are certain",
			Do:   "SoftmaxDelta",
			With: check.Values("a", certain, "y", y),
			Want: mat.NewDense(1, 3, []float64{0, 1, -1}),
			Mistakes: []check.Mistake{
				check.Wrong("δ is NaN where an output has become 0", "y/a is 0/0 or 1/0 there: do not multiply the two factors, write what is left of them, a − y", mat.NewDense(1, 3, []float64{math.NaN(), math.NaN(), math.NaN()})),
			},
		})
	})
}

func softmax(s *check.S, a, y *mat.VecDense) {
	K := a.Len()
	row := func(f func(a, y float64) float64) *mat.Dense {
		return plain.Of(1, K, func(_, k int) float64 { return f(a.AtVec(k), y.AtVec(k)) })
	}
	with := check.Values("a", a, "y", y)
	s.Check(check.Case{
		Call: "CrossEntropyGradient(a, y)", With: with,
		Want: row(func(a, y float64) float64 { return -y / a }),
		Mistakes: []check.Mistake{
			check.Wrong("the minus sign is missing", "−yₖ/aₖ, Eq. (35)", row(func(a, y float64) float64 { return y / a })),
			check.Wrong("the labels are left out", "−yₖ/aₖ: 0 for all classes but the right one", row(func(a, y float64) float64 { return -1 / a })),
			check.Wrong("the fraction is upside down", "the derivative of log a is 1/a", row(func(a, y float64) float64 { return -a / y })),
			check.Wrong("this is a − y", "Eq. (35) is the derivative by a, not by z", row(func(a, y float64) float64 { return a - y })),
			check.Wrong("this is the loss of each output", "the derivative of −y log a is −y/a", row(func(a, y float64) float64 { return -y * math.Log(a) })),
			check.Wrong("a is squared below the line", "the derivative of log a is 1/a", row(func(a, y float64) float64 { return -y / (a * a) })),
			check.Wrong("the result is a column", "a derivative of one number is a row, 1×K", column(row(func(a, y float64) float64 { return -y / a }).T())),
			check.Wrong("y is multiplied by a instead of divided", "the derivative of log a is 1/a", row(func(a, y float64) float64 { return -y * a })),
			check.Wrong("this is the derivative of the binary cross entropy", "NW3's loss has no term with 1 − y", row(func(a, y float64) float64 { return (a - y) / (a * (1 - a)) })),
		},
	})
	softmaxJacobian(s, a)
	s.Check(check.Case{
		Call: "SoftmaxDelta(a, y)", With: with,
		Want: row(func(a, y float64) float64 { return a - y }),
		Mistakes: []check.Mistake{
			check.Wrong("the sign is flipped", "(a − y)ᵀ", row(func(a, y float64) float64 { return y - a })),
			check.Wrong("a is returned: y is forgotten", "(a − y)ᵀ", row(func(a, _ float64) float64 { return a })),
			check.Wrong("the difference is squared", "(a − y)ᵀ", row(func(a, y float64) float64 { return (a - y) * (a - y) })),
			check.Wrong("this is the magnitude of the difference", "(a − y)ᵀ, with its signs", row(func(a, y float64) float64 { return math.Abs(a - y) })),
			check.Wrong("a factor 2 is too many", "2(a − y) belongs to the squared error", row(func(a, y float64) float64 { return 2 * (a - y) })),
			check.Wrong("this is −y/a", "δ is its product with the Jacobian of the softmax", row(func(a, y float64) float64 { return -y / a })),
			check.Wrong("only the entry of the right class is there", "(a − y)ᵀ has an entry for every class", row(func(a, y float64) float64 { return y * (a - y) })),
			check.Wrong("the difference is divided by K", "(a − y)ᵀ", row(func(a, y float64) float64 { return (a - y) / float64(K) })),
			check.Wrong("δ is a column", "δ is a row, 1×K", column(plain.Plus(a, plain.Times(-1, y)))),
			check.Wrong("the derivative of the sigmoid is multiplied in", "with softmax and cross entropy δ is a − y alone", row(func(a, y float64) float64 { return (a - y) * derivative(a) })),
		},
	})
}

func softmaxJacobian(s *check.S, a *mat.VecDense) {
	K := a.Len()
	jacobian := func(off, on func(k, j int) float64) *mat.Dense {
		return plain.Of(K, K, func(k, j int) float64 {
			if k == j {
				return on(k, j)
			}
			return off(k, j)
		})
	}
	product := func(k, j int) float64 { return -a.AtVec(k) * a.AtVec(j) }
	diagonal := func(k, _ int) float64 { return derivative(a.AtVec(k)) }
	s.Check(check.Case{
		Call: "SoftmaxJacobian(a)", With: check.Values("a", a),
		Want: jacobian(product, diagonal),
		Mistakes: []check.Mistake{
			check.Wrong("only the diagonal is filled", "every output depends on every pre-activation: −aₖaⱼ off the diagonal", jacobian(func(k, j int) float64 { return 0 }, diagonal)),
			check.Wrong("the entries off the diagonal have the wrong sign", "if one output rises the others fall: −aₖaⱼ", jacobian(func(k, j int) float64 { return -product(k, j) }, diagonal)),
			check.Wrong("the diagonal is aₖ", "aₖ(1 − aₖ) for k = j", jacobian(product, func(k, _ int) float64 { return a.AtVec(k) })),
			check.Wrong("the entries off the diagonal are aₖ(1 − aⱼ)", "−aₖaⱼ for k ≠ j", jacobian(func(k, j int) float64 { return a.AtVec(k) * (1 - a.AtVec(j)) }, diagonal)),
			check.Wrong("the entries off the diagonal are aⱼ(1 − aₖ)", "−aₖaⱼ for k ≠ j", jacobian(func(k, j int) float64 { return a.AtVec(j) * (1 - a.AtVec(k)) }, diagonal)),
			check.Wrong("the entries off the diagonal are −aₖ", "−aₖaⱼ for k ≠ j", jacobian(func(k, _ int) float64 { return -a.AtVec(k) }, diagonal)),
			check.Wrong("the entries off the diagonal are −aⱼ", "−aₖaⱼ for k ≠ j", jacobian(func(_, j int) float64 { return -a.AtVec(j) }, diagonal)),
			check.Wrong("the diagonal and the rest have changed places", "aₖ(1 − aₖ) where k = j", jacobian(diagonal, product)),
			check.Wrong("the diagonal is a(1 + a)", "aₖ(1 − aₖ) for k = j", jacobian(product, func(k, _ int) float64 { return a.AtVec(k) * (1 + a.AtVec(k)) })),
			check.Wrong("the diagonal is 1 − aₖ", "aₖ(1 − aₖ) for k = j", jacobian(product, func(k, _ int) float64 { return 1 - a.AtVec(k) })),
			check.Wrong("the diagonal is 0", "aₖ(1 − aₖ) for k = j", jacobian(product, func(int, int) float64 { return 0 })),
			check.Wrong("the diagonal is 1 − aₖ², that of the identity less aaᵀ", "diag(a) − aaᵀ: a stands on the diagonal, not 1", jacobian(product, func(k, _ int) float64 { return 1 - a.AtVec(k)*a.AtVec(k) })),
			check.Wrong("the sign is flipped", "diag(a) − aaᵀ", jacobian(func(k, j int) float64 { return -product(k, j) }, func(k, j int) float64 { return -diagonal(k, j) })),
			check.Wrong("this is aaᵀ", "aₖ(1 − aₖ) on the diagonal and −aₖaⱼ off it", plain.Mul(a, a.T())),
			check.Wrong("the diagonal is −a² like the rest", "aₖ(1 − aₖ) for k = j", jacobian(product, product)),
		},
	})
}

func TestStep6Backpropagate(t *testing.T) {
	check.Step(t, "backpropagation through any number of layers", 2, func(s *check.S) {
		backpropagate(s, draw(s, 2, 4, 3), false)
		backpropagate(s, draw(s, 3, 3, 3, 3), true)
		backpropagate(s, draw(s, 4, 3), false)
		backpropagate(s, draw(s, 2, 5, 4, 3, 2), false)
	}, check.Uses(2, 3, 4, 5))
}

// backpropagate runs a case. Where all layers are of one size weights can be
// mixed up without a panic; so there these mistakes are named, too.
func backpropagate(s *check.S, n network, square bool) {
	c := check.Case{
		Call: "Backpropagate(W, b, x, y)",
		With: check.Values("W", n.W, "b", n.b, "x", n.x, "y", n.y),
		Want: n.gradients(none),
	}
	slips := map[slip][2]string{
		flippedSign:    {"the sign of δ is flipped", "δ starts as (a − y)ᵀ"},
		noBiasGradient: {"the bias gradients are missing", "∂ℓ/∂b = δᵀ in every layer"},
		sigmoidOutput:  {"the output layer uses the sigmoid", "the last layer uses the softmax"},
		tanhHidden:     {"the hidden layers use tanh", "the sigmoid belongs there"},
		twice:          {"δ is twice what it should be at the output", "δ starts as (a − y)ᵀ"},
		noInput:        {"the inputs of the layers are missing in the weight gradients", "∂ℓ/∂W = δᵀaᵀ"},
		withoutLabel:   {"y is forgotten: δ starts as a", "δ starts as (a − y)ᵀ"},
		noBias:         {"the biases are forgotten in the forward pass", "z = Wa + b in every layer"},
		squaredError:   {"the derivative of the sigmoid is too many at the output", "with softmax and cross entropy δ is (a − y)ᵀ alone"},
	}
	if len(n.W) > 1 {
		slips[neverBack] = [2]string{"the δ of the output is used in every layer", "delta := … in the loop makes a new variable, which ends with the round: write delta = …"}
		slips[aAlone] = [2]string{"δ is multiplied by a alone", "g′(z) = a(1 − a)"}
		slips[tanhSlope] = [2]string{"the derivative is that of tanh", "1 − a² belongs to tanh; the sigmoid has a(1 − a)"}
		slips[noHiddenActivation] = [2]string{"the hidden layers have no sigmoid", "a = σ(z) in all layers but the last"}
		slips[softmaxHidden] = [2]string{"the hidden layers use the softmax", "only the last layer does; the others use the sigmoid"}
		slips[noDerivative] = [2]string{"the derivative of the activation is missing", "δ = δW ⊙ g′(z)ᵀ"}
		slips[derivativeOfZ] = [2]string{"the sigmoid is applied to a once more in its derivative", "g′(z) = a(1 − a)"}
	}
	if square {
		slips[usedTooLate] = [2]string{"δ is carried back before its gradients are taken", "first dW[l] and db[l] of this δ, then the δ of the layer before"}
		slips[nextActivation] = [2]string{"the derivative is that of the next layer's activation", "g′ belongs to the layer that δ arrives at: a[l] ⊙ (1 − a[l]), the inputs of W[l]"}
		slips[wrongLayer] = [2]string{"the weights of the wrong layer carry δ back", "δ of a layer comes through the weights of the layer after it"}
		slips[transposedWeights] = [2]string{"the weights that carry δ back are transposed", "δW: the row δ times W, nothing transposed"}
	}
	for which := none; which <= lastSlip; which++ {
		if words, ok := slips[which]; ok {
			c.Mistakes = append(c.Mistakes, check.Wrong(words[0], words[1], n.gradients(which)))
		}
	}
	s.Check(c)
}
