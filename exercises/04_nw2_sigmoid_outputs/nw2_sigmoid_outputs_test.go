package nw2_test

import (
	"slices"
	"testing"

	calls "nnlecture/exercises/internal/calls/04_nw2_sigmoid_outputs"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"
	"nnlecture/exercises/internal/slips"

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
			check.Wrong("the neurons stand in reverse order", "row k of W belongs to neuron k", check.Values("W", plain.Of(K, M, func(k, m int) float64 { return W.At(K-1-k, m) }),
				"b", plain.Vec(K, func(k int) float64 { return biases[K-1-k] }))),
			check.Wrong("every row holds the weights of the first neuron", "weights[k], with the k of the loop", check.Values("W", plain.Of(K, M, func(_, m int) float64 { return W.At(0, m) }), "b", b)),
			check.Wrong("the last feature is left out", "m runs from 0 to M − 1", check.Values("W", plain.Map(W, func(_, m int, w float64) float64 { return pick(m < M-1, w, 0) }), "b", b)),
			check.Wrong("the bias is a column of W, too", "W holds the weights alone, K×M; the biases stand in b", check.Values("W", plain.Of(K, M+1, func(k, m int) float64 {
				if m == M {
					return biases[k]
				}
				return W.At(k, m)
			}), "b", b)),
			check.Wrong("the bias is a column of W, too", "W holds the weights alone, K×M; the biases stand in b", check.Values("W", plain.Of(K, M+1, func(k, m int) float64 {
				if m == 0 {
					return biases[k]
				}
				return W.At(k, m-1)
			}), "b", b)),
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
	sigmoids := func(z mat.Matrix) *mat.Dense { return plain.Each(z, plain.Sigmoid) }
	layer := slips.Layer{Bias: "z = Wx + b", W: W, B: b, X: x, Act: sigmoids, Give: func(a *mat.Dense) any { return column(a) }}
	s.Check(check.Case{
		Call:     "Activations(W, b, x)",
		With:     check.Values("W", W, "b", b, "x", x),
		Want:     column(sigmoids(plain.Affine(W, b, x))),
		Mistakes: append(layer.All(), layer.Activations("sigmoid")...),
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
			check.Wrong("the other entries are −1", "a one-hot column has a single 1, and zeros", plain.Each(Y(0), func(v float64) float64 { return 2*v - 1 })),
			check.Wrong("only the first example has its 1", "is there a return or a break inside of the loop?", plain.Map(Y(0), func(_, n int, v float64) float64 { return pick(n == 0, v, 0) })),
			check.Wrong("the last example is left out", "n runs from 0 to len(labels) − 1", plain.Map(Y(0), func(_, n int, v float64) float64 { return pick(n < len(labels)-1, v, 0) })),
			check.Wrong("the entries from the label on are all 1", "one entry alone is 1, in the row of the label", plain.Of(K, len(labels), func(k, n int) float64 { return pick(k >= labels[n], 1, 0) })),
			check.Wrong("the entries up to the label are all 1", "one entry alone is 1, in the row of the label", plain.Of(K, len(labels), func(k, n int) float64 { return pick(k <= labels[n], 1, 0) })),
			check.Wrong("the classes are counted from the end", "label 0 is the first row", plain.Of(K, len(labels), func(k, n int) float64 { return pick(k == K-1-labels[n], 1, 0) })),
			check.Wrong("every class that occurs has its 1 in every column", "column n belongs to example n alone", plain.Of(K, len(labels), func(k, n int) float64 { return pick(slices.Contains(labels, k), 1, 0) })),
			check.Wrong("a 1 from an earlier example is still there", "make a new column for each example", plain.Of(K, len(labels), func(k, n int) float64 { return pick(slices.Contains(labels[:n+1], k), 1, 0) })),
			check.Wrong("K is not used: the largest label decides how many rows there are", "Y has K rows, whichever labels occur", plain.Of(slices.Max(labels)+1, len(labels), func(k, n int) float64 { return pick(k == labels[n], 1, 0) })),
			check.Wrong("there is a row too many", "Y has K rows, for the labels 0 … K−1", plain.Of(K+1, len(labels), func(k, n int) float64 { return pick(k == labels[n], 1, 0) })),
			check.Wrong("there is a row too many, and the classes are counted from 1", "Y has K rows, and label 0 is the first", plain.Of(K+1, len(labels), func(k, n int) float64 { return pick(k == labels[n]+1, 1, 0) })),
			check.Wrong("ones and zeros are swapped", "the 1 stands in the row of the class", plain.Each(Y(0), func(v float64) float64 { return 1 - v })),
		},
	})
}

func TestStep4Loss(t *testing.T) {
	check.Step(t, "the loss, Eq. (15)", 3, func(s *check.S) {
		for range 3 {
			loss(s, s.Matrix(3, 4), s.Vector(3), s.Matrix(4, 6), s.OneHot(3, 6))
		}
	}, check.Uses(2))
}

func loss(s *check.S, W *mat.Dense, b *mat.VecDense, X, Y *mat.Dense) {
	_, N := Y.Dims()
	M, _ := X.Dims()
	J := func(A *mat.Dense) any {
		return plain.Total(plain.Map(A, func(k, n int, a float64) float64 { return plain.BCE(a, Y.At(k, n)) })) / float64(N)
	}
	sigmoids := func(z mat.Matrix) *mat.Dense { return plain.Each(z, plain.Sigmoid) }
	A := sigmoids(plain.Affine(W, b, X))
	var also any
	if asked := outputs(s, W, b, X); asked != nil {
		also = J(asked)
	}
	layer := slips.Layer{Bias: "a = σ(Wx + b)", W: W, B: b, X: X, Act: sigmoids, Give: J}
	s.Check(check.Case{
		Call:     "Loss(W, b, X, Y)",
		With:     check.Values("W", W, "b", b, "X", X, "Y", Y),
		Want:     J(A),
		Also:     also,
		Mistakes: append(layer.All(), slips.Mean{A: A, Y: Y, M: M, Binary: true}.All()...),
	})
}

// outputs are what the student's Activations answer to each column of X.
func outputs(s *check.S, W *mat.Dense, b *mat.VecDense, X *mat.Dense) *mat.Dense {
	_, N := X.Dims()
	A := mat.NewDense(b.Len(), N, nil)
	for n := range N {
		a, ok := s.Ask("Activations(W, b, x)", check.Values("W", W, "b", b, "x", plain.Column(X, n))).(mat.Matrix)
		if !ok {
			return nil
		}
		if r, c := a.Dims(); r != b.Len() || c != 1 {
			return nil
		}
		A.SetCol(n, mat.Col(nil, 0, a))
	}
	return A
}
