package nw4_test

import (
	"fmt"
	"math"
	"testing"

	calls "nnlecture/exercises/internal/calls/06_nw4_hidden_layer"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"
	"nnlecture/exercises/internal/slips"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1Hidden(t *testing.T) {
	check.Step(t, "the hidden layer", 2, func(s *check.S) {
		for range 3 {
			hidden(s, s.Matrix(4, 3), s.Vector(4), s.Vector(3))
		}
		hidden(s, s.Matrix(6, 2), s.Vector(6), s.Vector(2))
		hidden(s, s.Matrix(2, 3), s.Vector(2), s.Vector(3))
	})
}

func first(m mat.Matrix) *mat.VecDense { return plain.Column(m, 0) }

func sigmoids(z mat.Matrix) *mat.Dense { return plain.Each(z, plain.Sigmoid) }

func hidden(s *check.S, W, b, x mat.Matrix) {
	z := plain.Affine(W, b.(mat.Vector), x)
	M, _ := x.Dims()
	layer := slips.Layer{Bias: "z¹ = W¹x + b¹", W: W, B: b.(mat.Vector), X: x, Act: sigmoids, Give: func(a *mat.Dense) any { return first(a) }}
	c := check.Case{
		Call:     "Hidden(W1, b1, x)",
		With:     check.Values("W1", W, "b1", b, "x", x),
		Want:     first(sigmoids(z)),
		Mistakes: append(layer.All(), layer.Activations("sigmoid")...),
	}
	for i, units := range []int{M, 2, 3, 4} {
		name, look := fmt.Sprintf("only the first %d units go through the sigmoid", units), "the loop runs over all units: a.Len()"
		if i == 0 {
			name, look = "only the first M units go through the sigmoid", "the loop runs over the units, a.Len(), not over the inputs, x.Len()"
		}
		c.Mistakes = append(c.Mistakes, check.Wrong(name, look, first(plain.Map(z, func(h, _ int, v float64) float64 {
			if h >= units {
				return v
			}
			return plain.Sigmoid(v)
		}))))
	}
	s.Check(c)
}

func TestStep2Forward(t *testing.T) {
	check.Step(t, "the whole network", 3, func(s *check.S) {
		for range 3 {
			forward(s, s.Matrix(4, 3), s.Vector(4), s.Matrix(5, 4), s.Vector(5), s.Vector(3))
		}
		W1, b1, W2, b2, x := s.Matrix(5, 2), s.Vector(5), plain.Times(5000, plain.Each(s.Matrix(2, 5), math.Abs)), s.Vector(2), s.Vector(2)
		z2 := first(plain.Affine(W2, b2, plain.Each(plain.Affine(W1, b1, x), plain.Sigmoid)))
		s.Check(check.Case{
			Call: "Forward(W1, b1, W2, b2, x), with large weights",
			Also: withHidden(s, W1, b1, W2, b2, x),
			With: check.Values("W1", W1, "b1", b1, "W2", W2, "b2", b2, "x", x),
			Want: first(plain.Softmax(z2)),
			Mistakes: []check.Mistake{check.Wrong("the exponentials of the softmax leave the range of numbers",
				"subtract the largest entry of z² from all of them first, as in exercise 05", plain.Softmax0(z2))},
		})
	}, check.Uses(1))
}

func forward(s *check.S, W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense, b2, x *mat.VecDense) {
	z1 := plain.Affine(W1, b1, x)
	a1 := sigmoids(z1)
	z2 := plain.Affine(W2, b2, a1)
	hidden := slips.Layer{Where: " in the hidden layer", Bias: "z¹ = W¹x + b¹", W: W1, B: b1, X: x, Act: sigmoids,
		Give: func(a *mat.Dense) any { return first(plain.Softmax(plain.Affine(W2, b2, a))) }}
	output := slips.Layer{Where: " in the output layer", Bias: "z² = W²a¹ + b²", W: W2, B: b2, X: a1, Act: plain.Softmax,
		Give: func(a *mat.Dense) any { return first(a) }}
	without := func(b1, b2 mat.Vector, sign float64) *mat.VecDense {
		return first(plain.Softmax(plain.Affine(W2, nil, sigmoids(plain.Plus(plain.Affine(W1, nil, x), plain.Times(sign, b1))))))
	}
	c := check.Case{
		Call: "Forward(W1, b1, W2, b2, x)",
		With: check.Values("W1", W1, "b1", b1, "W2", W2, "b2", b2, "x", x),
		Want: first(plain.Softmax(z2)),
		Also: withHidden(s, W1, b1, W2, b2, x),
		Mistakes: []check.Mistake{
			check.Wrong("both biases are forgotten", "z = Wx + b in both layers", without(b1, b2, 0)),
			check.Wrong("the exponentials are not divided by their sum", "a² has to sum to 1", first(plain.Each(z2, math.Exp))),
			check.Wrong("the exponentials are not divided by their sum", "a² has to sum to 1", first(plain.Each(z2, func(v float64) float64 { return math.Exp(v - mat.Max(z2)) }))),
			check.Wrong("z² goes through the sigmoid before the softmax", "a² = ζ(z²): the softmax alone", first(plain.Softmax(sigmoids(z2)))),
			check.Wrong("the sigmoid comes after the softmax", "a² = ζ(z²): the softmax alone", first(sigmoids(plain.Softmax(z2)))),
			check.Wrong("the largest entry is sought anew while entries change", "ask for mat.Max once, before the loop", largestAnew(z2)),
			check.Wrong("each exponential is divided by the sum so far", "finish the sum in a loop of its own, then divide", plain.Vec(b2.Len(), func(k int) float64 {
				return 1 / plain.Sum(k+1, func(j int) float64 { return math.Exp(z2.At(j, 0) - z2.At(k, 0)) })
			})),
			check.Wrong("the logarithm was taken as well", "a² = ζ(z²)", first(plain.Each(plain.Softmax(z2), math.Log))),
		},
	}
	for _, more := range [][]check.Mistake{hidden.All(), hidden.Activations("sigmoid"),
		slips.Without(output.All(), "the last input is left out in the output layer"), output.Activations("softmax")} {
		c.Mistakes = append(c.Mistakes, more...)
	}
	s.Check(c)
}

// withHidden is what comes out with the student's own hidden layer.
func withHidden(s *check.S, W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense, b2, x *mat.VecDense) any {
	a1, ok := s.Ask("Hidden(W1, b1, x)", check.Values("W1", W1, "b1", b1, "x", x)).(mat.Matrix)
	if !ok {
		return nil
	}
	if r, c := a1.Dims(); r != b1.Len() || c != 1 {
		return nil
	}
	return first(plain.Softmax(plain.Affine(W2, b2, a1)))
}

// largestAnew subtracts the largest entry of a vector in which earlier entries
// are exponentials already.
func largestAnew(z mat.Matrix) *mat.VecDense {
	a := first(z)
	for k := range a.Len() {
		a.SetVec(k, math.Exp(a.AtVec(k)-mat.Max(a)))
	}
	return first(plain.Times(1/mat.Sum(a), a))
}

func TestStep3ParameterCount(t *testing.T) {
	check.Step(t, "counting the parameters", 2, func(s *check.S) {
		count(s, 2, 4, 3)
		count(s, 784, 128, 10)
		count(s, 3+s.Rand.IntN(5), 11, 7, 5, 2)
		count(s, 3+s.Rand.IntN(5), 9+s.Rand.IntN(5), 15+s.Rand.IntN(5), 2)
	})
}

func count(s *check.S, units ...int) {
	weights, biases, added := 0, 0, 0
	for l := 1; l < len(units); l++ {
		weights, biases, added = weights+units[l-1]*units[l], biases+units[l], added+units[l-1]+units[l]
	}
	last := units[len(units)-1]
	product, all, pairs := 1, 0, 0
	for _, n := range units {
		product, all = product*n, all+n
	}
	for i, n := range units {
		for _, m := range units[:i] {
			pairs += n * m
		}
	}
	firstLayers := func(layers int) (sum int) {
		for l := 1; l <= min(layers, len(units)-1); l++ {
			sum += units[l] * (units[l-1] + 1)
		}
		return sum
	}
	lastLayer := last * (units[len(units)-2] + 1)
	s.Check(check.Case{
		Call: "ParameterCount(units...)",
		With: check.Values("units", units),
		Want: weights + biases,
		Mistakes: []check.Mistake{
			check.Wrong("the biases are not counted", "each unit that is not an input has a bias", weights),
			check.Wrong("the inputs are given biases, too", "inputs are not neurons", weights+biases+units[0]),
			check.Wrong("there is one bias for each layer", "each unit that is not an input has a bias of its own", weights+len(units)-1),
			check.Wrong("the last layer is left out", "with L+1 numbers there are L weight matrices", weights+biases-lastLayer),
			check.Wrong("only the last layer is counted", "each layer is added to those before it: +=, not =", lastLayer),
			check.Wrong("the biases are those of the layer before", "a layer has a bias for each of its own units", weights+biases-last+units[0]),
			check.Wrong("the numbers of units are all multiplied", "a layer's weights are the product of two neighbours; the layers are added", product),
			check.Wrong("the units are counted, not the parameters", "each unit has a weight for each unit of the layer before, and a bias", all),
			check.Wrong("the units are counted, not the parameters", "each unit has a weight for each unit of the layer before, and a bias", all-units[0]),
			check.Wrong("every layer is joined to every other", "a layer's weights lead from its neighbour alone", pairs+biases),
			check.Wrong("only two layers are counted", "any number of layers may come: a loop", firstLayers(2)),
			check.Wrong("only the first layer is counted", "is there a return inside of the loop?", firstLayers(1)),
			check.Wrong("the first layer is left out", "l begins with 1", weights+biases-firstLayers(1)),
			check.Wrong("there is one bias in all", "each unit that is not an input has a bias of its own", weights+1),
			check.Wrong("the biases are counted twice", "one for each unit", weights+2*biases),
			check.Wrong("the biases of the last layer are missing", "each unit that is not an input has a bias", weights+biases-last),
			check.Wrong("the sizes are added instead of multiplied", "each unit has a weight for each unit of the layer before: a product", added),
		},
	})
}
