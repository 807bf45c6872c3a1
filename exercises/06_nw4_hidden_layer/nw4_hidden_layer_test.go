package nw4_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	calls "nnlecture/exercises/internal/calls/06_nw4_hidden_layer"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1Hidden(t *testing.T) {
	check.Step(t, "the hidden layer", 2, func(s *check.S) {
		for range 3 {
			hidden(s, s.Matrix(4, 3), s.Vector(4), s.Vector(3))
		}
	})
}

func first(m mat.Matrix) *mat.VecDense { return plain.Column(m, 0) }

func relu(z float64) float64 { return max(0, z) }

func hidden(s *check.S, W, b, x mat.Matrix) {
	z, noBias := plain.Affine(W, b.(mat.Vector), x), plain.Affine(W, nil, x)
	s.Check(check.Case{
		Call: "Hidden(W1, b1, x)",
		With: check.Values("W1", W, "b1", b, "x", x),
		Want: first(plain.Each(z, plain.Sigmoid)),
		Mistakes: []check.Mistake{
			check.Wrong("the pre-activations are returned", "a¹ = σ(z¹): without the sigmoid the layers collapse into one", first(z)),
			check.Wrong("the bias is forgotten", "z¹ = W¹x + b¹", first(plain.Each(noBias, plain.Sigmoid))),
			check.Wrong("this is tanh", "the hidden layer uses the sigmoid", first(plain.Each(z, math.Tanh))),
			check.Wrong("this is the ReLU", "the hidden layer uses the sigmoid", first(plain.Each(z, relu))),
			check.Wrong("the exponent has the wrong sign", "σ(z) = 1/(1 + e^−z)", first(plain.Each(z, func(v float64) float64 { return plain.Sigmoid(-v) }))),
			check.Wrong("only the first M units go through the sigmoid", "the loop runs over the units, a.Len(), not over the inputs, x.Len()", first(plain.Map(z, func(h, _ int, v float64) float64 {
				if r, _ := x.Dims(); h >= r {
					return v
				}
				return plain.Sigmoid(v)
			}))),
			check.Wrong("this is the softmax", "the hidden layer uses the sigmoid", first(plain.Softmax(z))),
			check.Wrong("the bias is added after the sigmoid", "the bias belongs to z¹", first(plain.Plus(plain.Each(noBias, plain.Sigmoid), b))),
		},
	})
}

func TestStep2Forward(t *testing.T) {
	check.Step(t, "the whole network", 3, func(s *check.S) {
		for range 3 {
			forward(s, s.Matrix(4, 2), s.Vector(4), s.Matrix(3, 4), s.Vector(3), s.Vector(2))
		}
		W1, b1, W2, b2, x := s.Matrix(5, 2), s.Vector(5), plain.Times(5000, plain.Each(s.Matrix(2, 5), math.Abs)), s.Vector(2), s.Vector(2)
		z2 := first(plain.Affine(W2, b2, plain.Each(plain.Affine(W1, b1, x), plain.Sigmoid)))
		s.Check(check.Case{
			Call: "Forward(W1, b1, W2, b2, x), with large weights",
			With: check.Values("W1", W1, "b1", b1, "W2", W2, "b2", b2, "x", x),
			Want: first(plain.Softmax(z2)),
			Mistakes: []check.Mistake{check.Wrong("the exponentials of the softmax leave the range of numbers",
				"subtract the largest entry of z² from all of them first, as in exercise 05", plain.Softmax0(z2))},
		})
	})
}

func forward(s *check.S, W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense, b2, x *mat.VecDense) {
	z1 := plain.Affine(W1, b1, x)
	a1 := plain.Each(z1, plain.Sigmoid)
	z2 := plain.Affine(W2, b2, a1)
	s.Check(check.Case{
		Call: "Forward(W1, b1, W2, b2, x)",
		With: check.Values("W1", W1, "b1", b1, "W2", W2, "b2", b2, "x", x),
		Want: first(plain.Softmax(z2)),
		Mistakes: []check.Mistake{
			check.Wrong("the hidden layer has no sigmoid", "W²a¹, not W²z¹: without an activation function two layers are one", first(plain.Softmax(plain.Affine(W2, b2, z1)))),
			check.Wrong("the hidden layer uses tanh", "the hidden layer uses the sigmoid", first(plain.Softmax(plain.Affine(W2, b2, plain.Each(z1, math.Tanh))))),
			check.Wrong("the hidden layer uses the ReLU", "the hidden layer uses the sigmoid", first(plain.Softmax(plain.Affine(W2, b2, plain.Each(z1, relu))))),
			check.Wrong("the exponentials are not divided by their sum", "a² has to sum to 1", first(plain.Each(z2, math.Exp))),
			check.Wrong("the exponentials are not divided by their sum", "a² has to sum to 1", first(plain.Each(z2, func(v float64) float64 { return math.Exp(v - mat.Max(z2)) }))),
			check.Wrong("the second bias is added after the softmax", "z² = W²a¹ + b²", first(plain.Plus(plain.Softmax(plain.Affine(W2, nil, a1)), b2))),
			check.Wrong("z² goes through the sigmoid before the softmax", "a² = ζ(z²): the softmax alone", first(plain.Softmax(plain.Each(z2, plain.Sigmoid)))),
			check.Wrong("the outputs are sigmoids", "the output layer of NW4 is that of NW3, a softmax", first(plain.Each(z2, plain.Sigmoid))),
			check.Wrong("the softmax is missing", "a² = ζ(z²)", first(z2)),
			check.Wrong("the second bias is forgotten", "z² = W²a¹ + b²", first(plain.Softmax(plain.Affine(W2, nil, a1)))),
			check.Wrong("the first bias is forgotten", "z¹ = W¹x + b¹", first(plain.Softmax(plain.Affine(W2, b2, plain.Each(plain.Affine(W1, nil, x), plain.Sigmoid))))),
			check.Wrong("the hidden layer uses the softmax", "the hidden layer uses the sigmoid", first(plain.Softmax(plain.Affine(W2, b2, plain.Softmax(z1))))),
		},
	})
}

func TestStep3ParameterCount(t *testing.T) {
	check.Step(t, "counting the parameters", 2, func(s *check.S) {
		count(s, 2, 4, 3)
		count(s, 784, 128, 10)
		count(s, 3+s.Rand.IntN(5), 9+s.Rand.IntN(5), 15+s.Rand.IntN(5), 2)
	})
}

func count(s *check.S, units ...int) {
	weights, biases, added := 0, 0, 0
	for l := 1; l < len(units); l++ {
		weights, biases, added = weights+units[l-1]*units[l], biases+units[l], added+units[l-1]+units[l]
	}
	last := units[len(units)-1]
	lastLayer := last * (units[len(units)-2] + 1)
	s.Check(check.Case{
		Call: "ParameterCount(" + strings.Trim(strings.ReplaceAll(fmt.Sprint(units), " ", ", "), "[]") + ")",
		Send: check.Values("units", units),
		Want: weights + biases,
		Mistakes: []check.Mistake{
			check.Wrong("the biases are not counted", "each unit that is not an input has a bias", weights),
			check.Wrong("the inputs are given biases, too", "inputs are not neurons", weights+biases+units[0]),
			check.Wrong("there is one bias for each layer", "each unit that is not an input has a bias of its own", weights+len(units)-1),
			check.Wrong("the last layer is left out", "with L+1 numbers there are L weight matrices", weights+biases-lastLayer),
			check.Wrong("only the last layer is counted", "each layer is added to those before it: +=, not =", lastLayer),
			check.Wrong("the biases are those of the layer before", "a layer has a bias for each of its own units", weights+biases-last+units[0]),
			check.Wrong("the sizes are added instead of multiplied", "each unit has a weight for each unit of the layer before: a product", added),
		},
	})
}

func TestStep4XOR(t *testing.T) {
	check.Step(t, "a network for XOR", 3, func(s *check.S) {
		s.Check(check.Case{
			Call:  "XOR()",
			Judge: judgeXOR,
		})
	})
}

// judgeXOR runs the network with formulas of its own.
func judgeXOR(got any) string {
	var m [4]*mat.Dense
	for i, part := range got.(check.List) {
		matrix, ok := part.Value.(*mat.Dense)
		if !ok {
			return "The mistake: " + part.Name + " is nil: nothing was returned for it.\n"
		}
		m[i] = matrix
	}
	H, _ := m[0].Dims()
	shapes := []string{"H×2", "H×1", "2×H", "2×1"}
	for i, want := range [][2]int{{H, 2}, {H, 1}, {2, H}, {2, 1}} {
		if r, c := m[i].Dims(); r != want[0] || c != want[1] {
			return fmt.Sprintf("The mistake: %s is %d×%d, want %s, here %d×%d; H is the number of rows of W1.\n", got.(check.List)[i].Name, r, c, shapes[i], want[0], want[1])
		}
	}
	X := mat.NewDense(2, 4, []float64{0, 0, 1, 1, 0, 1, 0, 1})
	A := plain.Softmax(plain.Affine(m[2], plain.Column(m[3], 0), plain.Each(plain.Affine(m[0], plain.Column(m[1], 0), X), plain.Sigmoid)))
	right, likely, swapped, table := 0, 0, 0, ""
	for n, class := range []int{0, 1, 1, 0} {
		p := A.At(class, n)
		if p >= 0.9 {
			right++
		}
		if p > 0.5 {
			likely++
		}
		if p <= 0.1 {
			swapped++
		}
		table += fmt.Sprintf("    (%g, %g)   class %d   got probability %.3f, want at least 0.9\n", X.At(0, n), X.At(1, n), class, p)
	}
	if right == 4 {
		return ""
	}
	return table + hintXOR(right, likely, swapped)
}

// hintXOR names what is wrong, from how many of the four answers are right with
// certainty, right at all, and wrong with certainty.
func hintXOR(right, likely, swapped int) string {
	switch {
	case swapped == 4:
		return "\nThe mistake: the two classes are swapped.\nLook here:   row 1 of W2, and entry 1 of b2, belong to class 1. Rows are counted from 0.\n"
	case likely == 4:
		return "\nThe mistake: all four are answered rightly, but not surely enough.\nLook here:   the larger the numbers in W1, b1, W2 and b2, the surer the answers.\n"
	case right == 3:
		return "\nThe mistake: three of the four are right, as with AND or OR: this is not XOR yet.\nLook here:   let one hidden unit compute OR and another AND; XOR is the first without the second.\n"
	}
	return ""
}
