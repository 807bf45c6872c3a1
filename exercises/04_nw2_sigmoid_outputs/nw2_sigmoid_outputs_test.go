package nw2_test

import (
	"math"
	"testing"

	calls "nnlecture/exercises/internal/calls/04_nw2_sigmoid_outputs"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1Stack(t *testing.T) {
	check.Step(t, "one matrix for all neurons, Eq. (11) and (12)", 2, func(s *check.S) {
		stack(s, []*mat.VecDense{mat.NewVecDense(2, []float64{1, 2}), mat.NewVecDense(2, []float64{3, 4}), mat.NewVecDense(2, []float64{5, 6})}, []float64{-1, 0, 1})
		stack(s, []*mat.VecDense{s.Vector(4), s.Vector(4), s.Vector(4)}, s.Numbers(3))
	})
}

func stack(s *check.S, weights []*mat.VecDense, biases []float64) {
	K, M := len(weights), weights[0].Len()
	W := plain.Of(K, M, func(k, m int) float64 { return weights[k].AtVec(m) })
	b := mat.NewVecDense(K, biases)
	s.Check(check.Case{
		Call: "Stack(weights, biases)",
		With: check.Values("weights", weights, "biases", biases),
		Want: check.Values("W", W, "b", b),
		Mistakes: []check.Mistake{
			check.Wrong("the weights of a neuron stand in a column", "row k of W belongs to neuron k, Eq. (11): W is K×M", check.Values("W", plain.Transposed(W), "b", b)),
			check.Wrong("the biases are missing", "b is (b₁ … b_K)ᵀ, Eq. (12)", check.Values("W", W, "b", mat.NewVecDense(K, nil))),
			check.Wrong("the numbers are laid out column by column", "NewDense takes its numbers row by row", check.Values("W",
				plain.Of(K, M, func(k, m int) float64 { i := k*M + m; return W.At(i%K, i/K) }), "b", b)),
			check.Wrong("the last neuron is left out", "k runs from 0 to K − 1", check.Values(
				"W", plain.Map(W, func(k, _ int, w float64) float64 { return pick(k < K-1, w, 0) }),
				"b", plain.Vec(K, func(k int) float64 { return pick(k < K-1, biases[k], 0) }))),
		},
	})
}

func TestStep2Activations(t *testing.T) {
	check.Step(t, "the outputs, Eq. (13) and (14)", 3, func(s *check.S) {
		activations(s, mat.NewDense(3, 2, []float64{1, -1, 0.5, 2, -1, 1}), mat.NewVecDense(3, []float64{0.5, -1, 0.25}), mat.NewVecDense(2, []float64{2, 1}))
		for range 3 {
			activations(s, s.Matrix(3, 4), s.Vector(3), s.Vector(4))
		}
	})
}

func activations(s *check.S, W *mat.Dense, b, x *mat.VecDense) {
	column := func(m mat.Matrix) *mat.VecDense { return plain.Column(m, 0) }
	z, noBias := plain.Affine(W, b, x), plain.Affine(W, nil, x)
	a := plain.Each(z, plain.Sigmoid)
	s.Check(check.Case{
		Call: "Activations(W, b, x)",
		With: check.Values("W", W, "b", b, "x", x),
		Want: column(a),
		Mistakes: []check.Mistake{
			check.Wrong("the pre-activations are returned", "the sigmoid is missing", column(z)),
			check.Wrong("the bias is forgotten", "z = Wx + b", column(plain.Each(noBias, plain.Sigmoid))),
			check.Wrong("the bias is added after the sigmoid", "the bias belongs to z", column(plain.Plus(plain.Each(noBias, plain.Sigmoid), b))),
			check.Wrong("this is the softmax, not the sigmoid", "in NW2 each output stands for itself, and the outputs need not sum to 1", column(plain.Softmax(z))),
			check.Wrong("the last component does not go through the sigmoid", "Eq. (14) applies σ to every component: k runs from 0 to K − 1",
				column(plain.Map(z, func(i, _ int, v float64) float64 { return pick(i < b.Len()-1, plain.Sigmoid(v), v) }))),
			check.Wrong("every output gets the first bias", "output k has the bias bₖ: add the vector b",
				column(plain.Each(noBias, func(v float64) float64 { return plain.Sigmoid(v + b.AtVec(0)) }))),
			check.Wrong("the exponent has the wrong sign", "σ(z) = 1/(1 + e^−z)", column(plain.Each(z, func(v float64) float64 { return plain.Sigmoid(-v) }))),
			check.Wrong("the sigmoid is applied twice", "a = σ(z): once", column(plain.Each(a, plain.Sigmoid))),
			check.Wrong("only the first component goes through the sigmoid", "Eq. (14) applies σ to every component",
				column(plain.Map(z, func(i, _ int, v float64) float64 { return pick(i == 0, plain.Sigmoid(v), v) }))),
		},
	})
}

func pick(first bool, a, b float64) float64 {
	if first {
		return a
	}
	return b
}

func TestStep3OneHot(t *testing.T) {
	check.Step(t, "one-hot labels", 2, func(s *check.S) {
		oneHot(s, []int{2, 0, 1, 1, 2}, 4)
		for range 2 {
			oneHot(s, append(s.Rand.Perm(3), s.Rand.IntN(3), 1), 3)
		}
	})
}

func oneHot(s *check.S, labels []int, K int) {
	Y := func(shift int) *mat.Dense {
		return plain.Of(K, len(labels), func(k, n int) float64 { return pick(k == labels[n]+shift, 1, 0) })
	}
	s.Check(check.Case{
		Call: "OneHot(labels, K)",
		With: check.Values("labels", labels, "K", K),
		Want: Y(0),
		Mistakes: []check.Mistake{
			check.Wrong("the examples are rows", "examples are columns: Y is K×N", plain.Transposed(Y(0))),
			check.Wrong("the classes are counted from 1", "label 0 is the first row", Y(-1)),
			check.Wrong("the label stands where a 1 should", "the entry is 1, whichever the class", plain.Map(Y(0), func(k, _ int, v float64) float64 { return v * float64(k) })),
			check.Wrong("ones and zeros are swapped", "the 1 stands in the row of the class", plain.Each(Y(0), func(v float64) float64 { return 1 - v })),
		},
	})
}

func TestStep4Loss(t *testing.T) {
	check.Step(t, "the loss, Eq. (15)", 3, func(s *check.S) {
		for range 3 {
			loss(s, s.Matrix(3, 2), s.Vector(3), s.Matrix(2, 5), s.OneHot(3, 5))
		}
	})
}

func loss(s *check.S, W *mat.Dense, b *mat.VecDense, X, Y *mat.Dense) {
	K, N := Y.Dims()
	sum := func(A mat.Matrix, cost func(a, y float64) float64) float64 {
		return plain.Total(plain.Map(A, func(k, n int, a float64) float64 { return cost(a, Y.At(k, n)) }))
	}
	A := plain.Each(plain.Affine(W, b, X), plain.Sigmoid)
	J := sum(A, plain.BCE)
	n := float64(N)
	only := func(n int) float64 {
		return plain.Sum(K, func(k int) float64 { return plain.BCE(A.At(k, n), Y.At(k, n)) })
	}
	s.Check(check.Case{
		Call: "Loss(W, b, X, Y)",
		With: check.Values("W", W, "b", b, "X", X, "Y", Y),
		Want: J / n,
		Mistakes: []check.Mistake{
			check.Wrong("1/N is missing", "Eq. (15) is a mean over the examples", J),
			check.Wrong("the mean is taken over the outputs, too", "the outputs are summed: nothing is divided by K", J/n/float64(K)),
			check.Wrong("the sum is divided by K instead of N", "N is the number of columns of X", J/float64(K)),
			check.Wrong("only the output of the right class counts", "Eq. (15) has a term for every output, also for those that should be 0", sum(A, func(a, y float64) float64 { return -y * math.Log(a) })/n),
			check.Wrong("only the outputs that should be 0 count", "− y log ŷ is missing", sum(A, func(a, y float64) float64 { return -(1 - y) * math.Log(1-a) })/n),
			check.Wrong("the bias is forgotten", "a = σ(Wx + b)", sum(plain.Each(plain.Affine(W, nil, X), plain.Sigmoid), plain.BCE)/n),
			check.Wrong("the labels are swapped", "y goes with log ŷ, 1 − y with log(1 − ŷ)", sum(A, func(a, y float64) float64 { return plain.BCE(a, 1-y) })/n),
			check.Wrong("the second term has the wrong sign", "− y log ŷ − (1 − y) log(1 − ŷ): a minus before both", sum(A, func(a, y float64) float64 { return -y*math.Log(a) + (1-y)*math.Log(1-a) })/n),
			check.Wrong("only the first example counts", "is there a return inside of the loop?", only(0)/n),
			check.Wrong("only the last example counts", "the sum begins at 0 once, before both loops, and += adds to it", only(N-1)/n),
			check.Wrong("the minus sign is missing", "the loss is never negative", -J/n),
		},
	})
}
