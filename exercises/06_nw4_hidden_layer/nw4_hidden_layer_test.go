package nw4_test

import (
	"fmt"
	"testing"

	nw4 "nnlecture/exercises/06_nw4_hidden_layer"
	"nnlecture/exercises/check"
	"nnlecture/exercises/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep1Hidden(t *testing.T) {
	check.Step(t, "the hidden layer", 2, func(s *check.S) {
		for range 3 {
			hidden(s, s.Matrix(4, 3), s.Vector(4), s.Vector(3))
		}
	})
}

func first(m mat.Matrix) *mat.VecDense { return plain.Column(m, 0) }

func hidden(s *check.S, W, b, x mat.Matrix) {
	z, noBias := plain.Affine(W, b.(mat.Vector), x), plain.Affine(W, nil, x)
	s.Check(check.Case{
		Call: "Hidden(W1, b1, x)",
		With: check.Values("W1", W, "b1", b, "x", x),
		Got:  func() any { return nw4.Hidden(W.(*mat.Dense), b.(mat.Vector), x.(mat.Vector)) },
		Want: first(plain.Each(z, plain.Sigmoid)),
		Mistakes: []check.Mistake{
			check.Wrong("the pre-activations are returned", "a¹ = σ(z¹): without the sigmoid the layers collapse into one", first(z)),
			check.Wrong("the bias is forgotten", "z¹ = W¹x + b¹", first(plain.Each(noBias, plain.Sigmoid))),
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
		W1, b1, W2, b2, x := s.Matrix(5, 2), s.Vector(5), plain.Times(500, s.Matrix(2, 5)), s.Vector(2), s.Vector(2)
		s.Check(check.Case{
			Call:     "Forward(W1, b1, W2, b2, x), with large weights",
			With:     check.Values("W1", W1, "b1", b1, "W2", W2, "b2", b2, "x", x),
			Got:      func() any { return nw4.Forward(W1, b1, W2, b2, x) },
			Want:     first(plain.Softmax(plain.Affine(W2, b2, plain.Each(plain.Affine(W1, b1, x), plain.Sigmoid)))),
			Mistakes: nil,
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
		Got:  func() any { return nw4.Forward(W1, b1, W2, b2, x) },
		Want: first(plain.Softmax(z2)),
		Mistakes: []check.Mistake{
			check.Wrong("the hidden layer has no sigmoid", "W²a¹, not W²z¹: without an activation function two layers are one", first(plain.Softmax(plain.Affine(W2, b2, z1)))),
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
	weights, biases := 0, 0
	for l := 1; l < len(units); l++ {
		weights, biases = weights+units[l-1]*units[l], biases+units[l]
	}
	s.Check(check.Case{
		Call: fmt.Sprintf("ParameterCount(%d …)", units[0]),
		With: check.Values("units", units),
		Got:  func() any { return nw4.ParameterCount(units...) },
		Want: weights + biases,
		Mistakes: []check.Mistake{
			check.Wrong("the biases are not counted", "each unit that is not an input has a bias", weights),
			check.Wrong("the inputs are given biases, too", "inputs are not neurons", weights+biases+units[0]),
			check.Wrong("there is one bias for each layer", "each unit that is not an input has a bias of its own", weights+len(units)-1),
			check.Wrong("the last layer is left out", "with L+1 numbers there are L weight matrices", weights+biases-units[len(units)-1]*(units[len(units)-2]+1)),
		},
	})
}

func TestStep4XOR(t *testing.T) {
	check.Step(t, "a network for XOR", 3, func(s *check.S) {
		s.Check(check.Case{
			Call: "XOR()",
			Got: func() any {
				W1, b1, W2, b2 := nw4.XOR()
				return check.Values("W1", W1, "b1", b1, "W2", W2, "b2", b2)
			},
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
			return part.Name + " is nil"
		}
		m[i] = matrix
	}
	H, _ := m[0].Dims()
	for i, want := range [][2]int{{H, 2}, {H, 1}, {2, H}, {2, 1}} {
		if r, c := m[i].Dims(); r != want[0] || c != want[1] {
			return fmt.Sprintf("%s is %d×%d, want %d×%d for the H = %d hidden units of W1", []string{"W1", "b1", "W2", "b2"}[i], r, c, want[0], want[1], H)
		}
	}
	X := mat.NewDense(2, 4, []float64{0, 0, 1, 1, 0, 1, 0, 1})
	A := plain.Softmax(plain.Affine(m[2], plain.Column(m[3], 0), plain.Each(plain.Affine(m[0], plain.Column(m[1], 0), X), plain.Sigmoid)))
	right, swapped, table := 0, 0, ""
	for n, class := range []int{0, 1, 1, 0} {
		p := A.At(class, n)
		if p >= 0.9 {
			right++
		}
		if p <= 0.1 {
			swapped++
		}
		table += fmt.Sprintf("    (%g, %g)   class %d   got probability %.3f, want at least 0.9\n", X.At(0, n), X.At(1, n), class, p)
	}
	switch {
	case right == 4:
		return ""
	case swapped == 4:
		return table + "\nThe mistake: the two classes are swapped.\nLook here:   row 1 of W2, and entry 1 of b2, belong to class 1. Rows are counted from 0.\n"
	case right == 3:
		return table + "\nThe mistake: this is AND or OR, not XOR.\nLook here:   let one hidden unit compute OR and another AND; XOR is the first without the second.\n"
	}
	return table
}
