package batches_test

import (
	"testing"

	calls "nnlecture/exercises/internal/calls/09_batches"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"
	"nnlecture/exercises/internal/slips"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1PreActivation(t *testing.T) {
	check.Step(t, "issue 1: the bias for every example, Eq. (40)", 2, func(s *check.S) {
		for range 2 {
			W, X, b := s.Matrix(3, 4), s.Matrix(4, 5), s.Vector(3)
			Z := plain.Affine(W, b, X)
			layer := slips.Layer{Bias: "Z = WX + (b b … b)", W: W, B: b, X: X, Act: func(z mat.Matrix) *mat.Dense { return plain.Times(1, z) }, Give: func(z *mat.Dense) any { return z }}
			s.Check(check.Case{
				Call: "PreActivation(W, X, b)",
				With: check.Values("W", W, "X", X, "b", b),
				Want: Z,
				Mistakes: append([]check.Mistake{
					check.Wrong("the examples are rows", "an example is a column: Z is H×N", plain.Transposed(Z)),
				}, layer.All()...),
			})
		}
	})
}

func TestStep2OutputDelta(t *testing.T) {
	check.Step(t, "the error gradients of a batch", 2, func(s *check.S) {
		for range 2 {
			A, Y := plain.Softmax(s.Matrix(3, 5)), s.OneHot(3, 5)
			D := plain.Transposed(plain.Plus(A, plain.Times(-1, Y)))
			s.Check(check.Case{
				Call: "OutputDelta(A, Y)",
				With: check.Values("A", A, "Y", Y),
				Want: plain.Times(1.0/5, D),
				Mistakes: []check.Mistake{
					check.Wrong("1/N is missing", "the loss of a batch is a mean: its derivative carries 1/N", D),
					check.Wrong("all is multiplied by 0, which 1/N of two ints is", "convert first: 1 / float64(N)", plain.Times(0, D)),
					check.Wrong("the difference is divided by K", "N is the number of columns of A", plain.Times(1.0/3, D)),
					check.Wrong("the difference is divided by K and N", "only the examples are averaged", plain.Times(1.0/15, D)),
					check.Wrong("the sign is flipped", "A − Y", plain.Times(-1.0/5, D)),
					check.Wrong("Δ is transposed", "δ is a row, so Δ holds an example per row: N×K", plain.Times(1.0/5, plain.Transposed(D))),
				},
			})
		}
	})
}

func TestStep3Gradients(t *testing.T) {
	check.Step(t, "issue 2: sums over the examples", 2, func(s *check.S) {
		for range 2 {
			Delta, X := s.Matrix(4, 3), s.Matrix(2, 4)
			weights(s, Delta, X)
			biases(s, Delta)
		}
	})
}

func weights(s *check.S, Delta, X *mat.Dense) {
	N, _ := Delta.Dims()
	right := plain.Mul(Delta.T(), X.T())
	only := func(from, to int) *mat.Dense { // the examples from … to − 1
		return plain.Mul(plain.Transposed(Delta.Slice(from, to, 0, 3)), X.Slice(0, 2, from, to).T())
	}
	s.Check(check.Case{
		Call: "WeightGradient(Delta, X)",
		With: check.Values("Delta", Delta, "X", X),
		Want: right,
		Mistakes: []check.Mistake{
			check.Wrong("1/N is applied twice", "Δ carries 1/N already: from here on it is a plain sum", plain.Times(1/float64(N), right)),
			check.Wrong("this is the transpose of the gradient", "it has the shape of W, D×L: ΔᵀXᵀ", plain.Transposed(right)),
			check.Wrong("only the first example counts", "the product sums over all examples", only(0, 1)),
			check.Wrong("only the last example counts", "gonum's Outer and Mul replace what is in the receiver: add to the sum", only(N-1, N)),
			check.Wrong("the last example is left out", "run over all N rows of Δ: n < N", only(0, N-1)),
			check.Wrong("the first example is left out", "n begins with 0", only(1, N)),
			check.Wrong("X is missing: the sums of Δ stand in each column", "ΔᵀXᵀ", plain.Map(right, func(d, _ int, _ float64) float64 { return mat.Sum(Delta.ColView(d)) })),
			check.Wrong("the sign is flipped", "the minus belongs to the update", plain.Times(-1, right)),
		},
	})
}

func biases(s *check.S, Delta *mat.Dense) {
	N, D := Delta.Dims()
	right := plain.RowSums(Delta.T())
	s.Check(check.Case{
		Call: "BiasGradient(Delta)",
		With: check.Values("Delta", Delta),
		Want: right,
		Mistakes: []check.Mistake{
			check.Wrong("the bias gradient is not summed over the batch", "b gets a change from each example: sum over them", plain.Transposed(Delta)),
			check.Wrong("only the first example counts", "sum over all rows of Δ", plain.Vec(D, func(d int) float64 { return Delta.At(0, d) })),
			check.Wrong("only the last example counts", "add to the sum, do not replace it", plain.Vec(D, func(d int) float64 { return Delta.At(N-1, d) })),
			check.Wrong("the last example is left out", "run over all N rows of Δ: n < N", plain.Vec(D, func(d int) float64 { return right.AtVec(d) - Delta.At(N-1, d) })),
			check.Wrong("the first example is left out", "n begins with 0", plain.Vec(D, func(d int) float64 { return right.AtVec(d) - Delta.At(0, d) })),
			check.Wrong("each example is divided by N twice in the loop: the division stands inside", "Δ carries 1/N already: a plain sum", plain.Vec(D, func(d int) float64 {
				sum := 0.0
				for n := range N {
					sum = (sum + Delta.At(n, d)) / float64(N)
				}
				return sum
			})),
			check.Wrong("the sum runs over the units instead of the examples", "one number for each unit remains: the columns of Δ are summed, or the rows of Δᵀ", plain.RowSums(Delta)),
			check.Wrong("1/N is applied twice", "Δ carries 1/N already", plain.Vec(D, func(d int) float64 { return right.AtVec(d) / float64(N) })),
		},
	})
}

func TestStep4HiddenDelta(t *testing.T) {
	check.Step(t, "error gradients of a hidden layer", 1, func(s *check.S) {
		for range 2 {
			next, W, A := s.Matrix(5, 2), s.Matrix(2, 3), plain.Each(s.Matrix(3, 5), plain.Sigmoid)
			product := plain.Mul(next, W)
			g := func(f func(a float64) float64) *mat.Dense { return plain.Hadamard(product, plain.Each(A, f).T()) }
			right := g(func(a float64) float64 { return a * (1 - a) })
			s.Check(check.Case{
				Call: "HiddenDelta(DeltaNext, WNext, A)",
				With: check.Values("DeltaNext", next, "WNext", W, "A", A),
				Want: right,
				Mistakes: []check.Mistake{
					check.Wrong("the derivative of the activation is missing", "⊙ (A ⊙ (1 − A))ᵀ", product),
					check.Wrong("the sigmoid is applied to A once more", "A is σ(Z) already", g(func(a float64) float64 { return plain.Sigmoid(a) * plain.Sigmoid(-a) })),
					check.Wrong("A is laid out in the new shape, but not transposed", "entry (n, h) of Δ belongs to entry (h, n) of A: T() swaps them", plain.Map(product, func(n, h int, v float64) float64 {
						k := 3*n + h
						a := A.At(k/5, k%5)
						return v * a * (1 - a)
					})),
					check.Wrong("every example has the activations of the first", "entry (n, h) of Δ belongs to entry (h, n) of A", plain.Map(product, func(_, h int, v float64) float64 { return v * A.At(h, 0) * (1 - A.At(h, 0)) })),
					check.Wrong("every unit has the activation of the first", "entry (n, h) of Δ belongs to entry (h, n) of A", plain.Map(product, func(n, _ int, v float64) float64 { return v * A.At(0, n) * (1 - A.At(0, n)) })),
					check.Wrong("the brackets around 1 − a are missing", "d * a * 1 - a is d·a − a: write d * a * (1 - a)", plain.Map(product, func(n, h int, v float64) float64 { return v*A.At(h, n) - A.At(h, n) })),
					check.Wrong("A is squared", "A ⊙ (1 − A)", g(func(a float64) float64 { return a * a })),
					check.Wrong("the product is multiplied by A alone", "A ⊙ (1 − A)", g(func(a float64) float64 { return a })),
					check.Wrong("the product is multiplied by 1 − A alone", "A ⊙ (1 − A)", g(func(a float64) float64 { return 1 - a })),
					check.Wrong("the derivative is that of tanh", "1 − a² belongs to tanh, the sigmoid has a(1 − a)", g(func(a float64) float64 { return 1 - a*a })),
					check.Wrong("the errors that come back are missing", "this is (A ⊙ (1 − A))ᵀ alone: multiply it by Δ⁺W⁺, entry by entry", plain.Transposed(plain.Each(A, func(a float64) float64 { return a * (1 - a) }))),
					check.Wrong("Δ is transposed", "Δ holds an example per row: N×H", plain.Transposed(right)),
				},
			})
		}
	})
}

func TestStep5Update(t *testing.T) {
	check.Step(t, "the update, Eq. (38) and (39)", 1, func(s *check.S) {
		W, b, dW, db, alpha := s.Matrix(2, 3), s.Vector(2), s.Matrix(2, 3), s.Vector(2), s.Between(0.1, 0.9)
		from := func(old, forW, forB float64) check.List {
			return check.Values("W", plain.Plus(plain.Times(old, W), plain.Times(forW, dW)),
				"b", plain.Column(plain.Plus(plain.Times(old, b), plain.Times(forB, db)), 0))
		}
		after := func(forW, forB float64) check.List { return from(1, forW, forB) }
		s.Check(check.Case{
			Call: "Update(W, b, dW, db, alpha)",
			With: check.Values("W", W, "b", b, "dW", dW, "db", db, "alpha", alpha),
			Want: after(-alpha, -alpha),
			Mistakes: []check.Mistake{
				check.Wrong("the update goes uphill", "the gradient points to where the loss grows: subtract it", after(alpha, alpha)),
				check.Wrong("the learning rate is forgotten", "α times the gradient", after(-1, -1)),
				check.Wrong("the biases are not updated", "Eq. (39)", after(-alpha, 0)),
				check.Wrong("the learning rate is forgotten for the biases", "Eq. (39)", after(-alpha, -1)),
				check.Wrong("the biases go uphill", "Eq. (39) subtracts, too", after(-alpha, alpha)),
				check.Wrong("the learning rate is forgotten for the weights", "Eq. (38)", after(-1, -alpha)),
				check.Wrong("the weights are not updated", "Eq. (38)", after(0, -alpha)),
				check.Wrong("the weights go uphill", "Eq. (38) subtracts, too", after(alpha, -alpha)),
				check.Wrong("α multiplies the parameters, not the gradient", "W − α ∂ℓ/∂W", from(alpha, -1, -1)),
				check.Wrong("α multiplies both, the parameters and the gradient", "W − α ∂ℓ/∂W: α times the gradient alone", from(alpha, -alpha, -alpha)),
				check.Wrong("the gradient is divided by α", "W − α ∂ℓ/∂W", after(-1/alpha, -1/alpha)),
				check.Wrong("parameters and gradient have changed places", "W − α ∂ℓ/∂W", from(-alpha, 1, 1)),
				check.Wrong("the gradient has come back", "W − α ∂ℓ/∂W: return the parameters after the step", from(0, 1, 1)),
				check.Wrong("the update goes uphill, and the learning rate is forgotten", "W − α ∂ℓ/∂W", after(1, 1)),
				check.Wrong("only the step is returned, not the parameters after it", "W − α ∂ℓ/∂W", from(0, -alpha, -alpha)),
				check.Wrong("only the step is returned, and it goes uphill", "W − α ∂ℓ/∂W", from(0, alpha, alpha)),
				check.Wrong("nothing is changed", "gonum's Sub and Scale write into their receiver: return that", after(0, 0)),
			},
		})
	})
}
