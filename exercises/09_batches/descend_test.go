package batches_test

import (
	"math"
	"slices"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep6Descend(t *testing.T) {
	check.Step(t, "training", 2, func(s *check.S) {
		descend(s, s.Matrix(3, 2), s.Vector(3), s.Matrix(2, 6), s.OneHot(3, 6), 1)
		descend(s, s.Matrix(3, 2), s.Vector(3), s.Matrix(2, 6), s.OneHot(3, 6), 12)
	}, check.Uses(1, 2, 3, 5))
}

// training is a run of gradient descent, with everything that can go wrong in
// it as a number or a function.
type training struct {
	rate, forB, fromLoss float64 // of W, of b beside it, and of the sum of losses
	output               func(z mat.Matrix) *mat.Dense
	updates              int  // how many are made
	stale, late          bool // A is that of the start; b is changed with the new W
	losses               int  // how many losses are taken down
}

func (r training) run(W, b, X, Y mat.Matrix) check.List {
	losses := make([]float64, r.losses)
	var A *mat.Dense
	for step := 0; ; step++ {
		if step == 0 || !r.stale {
			A = r.output(plain.Affine(W, plain.Column(b, 0), X))
		}
		if r.stale && step == r.updates {
			A = r.output(plain.Affine(W, plain.Column(b, 0), X))
		}
		if step < r.losses {
			losses[step] = r.fromLoss * plain.Total(plain.Map(A, func(k, n int, a float64) float64 { return -Y.At(k, n) * math.Log(a) }))
		}
		if step < r.updates {
			D := plain.Plus(A, plain.Times(-1, Y))
			W = plain.Plus(W, plain.Times(-r.rate, plain.Mul(D, X.T())))
			if r.late {
				D = plain.Plus(r.output(plain.Affine(W, plain.Column(b, 0), X)), plain.Times(-1, Y))
			}
			b = plain.Plus(b, plain.Times(-r.rate*r.forB, plain.RowSums(D)))
		} else if step >= r.losses-1 {
			return check.Values("W", plain.Times(1, W), "b", plain.Column(b, 0), "losses", losses)
		}
	}
}

func descend(s *check.S, W *mat.Dense, b *mat.VecDense, X, Y *mat.Dense, steps int) {
	const alpha, n = 0.4, 1 / 6.0
	right := training{rate: alpha * n, forB: 1, fromLoss: n, output: plain.Softmax, updates: steps, losses: steps + 1}
	with := func(change func(r *training)) check.List {
		r := right
		change(&r)
		return r.run(W, b, X, Y)
	}
	s.Check(check.Case{
		Call: "Descend(W, b, X, Y, alpha, steps)",
		With: check.Values("W", W, "b", b, "X", X, "Y", Y, "alpha", alpha, "steps", steps),
		Want: right.run(W, b, X, Y),
		Mistakes: []check.Mistake{
			check.Wrong("the gradient is the sum over the examples, 1/N is missing", "OutputDelta divides by N", with(func(r *training) { r.rate = alpha })),
			check.Wrong("the losses are sums, 1/N is missing", "the loss of a batch is a mean", with(func(r *training) { r.fromLoss = 1 })),
			check.Wrong("the biases are not updated", "b has a gradient, too", with(func(r *training) { r.forB = 0 })),
			check.Wrong("the update goes uphill", "the losses rise: subtract the gradient", with(func(r *training) { r.rate *= -1 })),
			check.Wrong("1/N is applied twice", "Δ carries it already", with(func(r *training) { r.rate *= n })),
			check.Wrong("the outputs are not computed anew after each update", "A belongs into the loop", with(func(r *training) { r.stale = true })),
			check.Wrong("b is updated with the outputs of the new W", "both gradients are those before the update", with(func(r *training) { r.late = true })),
			check.Wrong("there is one update too few", "steps updates are made", with(func(r *training) { r.updates-- })),
			check.Wrong("one update too many is made, and its loss is taken down, too", "steps updates, and steps + 1 losses", with(func(r *training) { r.updates++; r.losses++ })),
			check.Wrong("the first loss is missing", "the loss before each update is taken down, also before the first", from2(right.run(W, b, X, Y))),
			check.Wrong("the losses are those of the first update throughout", "A belongs into the loop", constantLosses(right.run(W, b, X, Y))),
			check.Wrong("W and b come back as they were, although the losses fall", "return what the loop has made of them", check.Values("W", W, "b", b, "losses", right.run(W, b, X, Y)[2].Value)),
			check.Wrong("the losses have the wrong sign", "the loss is never negative", with(func(r *training) { r.fromLoss *= -1 })),
			check.Wrong("the losses are divided by K, too", "the loss of a batch is a mean over its examples", with(func(r *training) { r.fromLoss /= 3 })),
			check.Wrong("the learning rate is not used", "Update takes alpha", with(func(r *training) { r.rate = n })),
			check.Wrong("nothing is learned: W and b stay what they were", "W, b := … in a loop makes new variables, which end with the round: write W, b = …", with(func(r *training) { r.updates = 0 })),
			check.Wrong("there is one update too many", "the last loss is taken after the last update, and no update follows it", with(func(r *training) { r.updates++ })),
			check.Wrong("the loss after the last update is missing", "losses has steps + 1 entries", with(func(r *training) { r.losses-- })),
			check.Wrong("the output is the sigmoid, not the softmax", "NW3 ends with the softmax of each column", with(func(r *training) { r.output = sigmoids })),
			check.Wrong("the softmax runs over the wrong axis", "an example is a column: each column of A has to sum to 1", with(func(r *training) { r.output = softmaxRows })),
		},
	})
}

// from2 drops the first loss.
func from2(l check.List) check.List {
	return check.Values("W", l[0].Value, "b", l[1].Value, "losses", l[2].Value.([]float64)[1:])
}

// constantLosses repeats the first loss.
func constantLosses(l check.List) check.List {
	losses := slices.Clone(l[2].Value.([]float64))
	for i := range losses {
		losses[i] = losses[0]
	}
	return check.Values("W", l[0].Value, "b", l[1].Value, "losses", losses)
}

func sigmoids(z mat.Matrix) *mat.Dense { return plain.Each(z, plain.Sigmoid) }

func softmaxRows(z mat.Matrix) *mat.Dense {
	return plain.Transposed(plain.Softmax(plain.Transposed(z)))
}
