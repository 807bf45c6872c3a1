package backprop_test

import (
	"math"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

// network is a network of any depth with an example. Its formulas are written
// entry by entry.
type network struct {
	W    []*mat.Dense
	b    []*mat.VecDense
	x, y *mat.VecDense
}

// draw makes a network with the given number of units in each layer.
func draw(s *check.S, units ...int) network {
	n := network{x: s.Vector(units[0]), y: plain.Column(s.OneHot(units[len(units)-1], 4), s.Rand.IntN(4))}
	for l := 1; l < len(units); l++ {
		n.W = append(n.W, s.Matrix(units[l], units[l-1]))
		n.b = append(n.b, s.Vector(units[l]))
	}
	return n
}

// slip is a mistake that backpropagation can be made with.
type slip int

const (
	none slip = iota
	flippedSign
	noDerivative
	derivativeOfZ // σ′ is applied to a instead of z
	wrongLayer
	transposedWeights
	noBiasGradient
	squaredError
	sigmoidOutput
	softmaxHidden
	usedTooLate    // δ is replaced before its gradients are taken
	nextActivation // σ′ is that of the layer δ comes from
	neverBack
	aAlone
	tanhSlope
	tanhHidden
	noHiddenActivation
	twice
	noInput
	withoutLabel
	noBias
	lastSlip = noBias
)

func derivative(a float64) float64 { return a * (1 - a) }

// activations are a⁰ = x to a^L.
func (n network) activations(wrong slip) []*mat.Dense {
	a := []*mat.Dense{plain.Each(n.x, func(v float64) float64 { return v })}
	for l := range n.W {
		b := mat.Vector(n.b[l])
		if wrong == noBias {
			b = nil
		}
		z := plain.Affine(n.W[l], b, a[l])
		last := l == len(n.W)-1
		if last && wrong != sigmoidOutput || !last && wrong == softmaxHidden {
			a = append(a, plain.Softmax(z))
		} else if !last && wrong == tanhHidden {
			a = append(a, plain.Each(z, math.Tanh))
		} else if !last && wrong == noHiddenActivation {
			a = append(a, z)
		} else {
			a = append(a, plain.Each(z, plain.Sigmoid))
		}
	}
	return a
}

// gradients runs backpropagation with a slip in it.
func (n network) gradients(wrong slip) check.List {
	a := n.activations(wrong)
	L := len(n.W)
	delta := plain.Map(a[L], func(k, _ int, a float64) float64 { return a - n.y.AtVec(k) }) // a column here
	switch wrong {
	case flippedSign:
		delta = plain.Times(-1, delta)
	case twice:
		delta = plain.Times(2, delta)
	case withoutLabel:
		delta = plain.Times(1, a[L])
	case squaredError:
		delta = plain.Hadamard(delta, plain.Each(a[L], derivative))
	}
	dW, db := make([]*mat.Dense, L), make([]*mat.VecDense, L)
	for l := L - 1; l >= 0; l-- {
		before := delta
		if l > 0 && wrong != neverBack {
			before = n.back(delta, a, l, wrong)
		}
		if wrong == usedTooLate {
			delta = before
		}
		dW[l], db[l] = plain.Mul(delta, a[l].T()), plain.Column(delta, 0)
		if wrong == noInput {
			dW[l] = plain.Map(dW[l], func(i, _ int, _ float64) float64 { return delta.At(i, 0) })
		}
		if wrong == noBiasGradient {
			db[l] = plain.Vec(db[l].Len(), func(int) float64 { return 0 })
		}
		delta = before
	}
	return check.Values("dW", dW, "db", db)
}

// back takes δ from layer l+1 to layer l, as columns.
func (n network) back(delta *mat.Dense, a []*mat.Dense, l int, wrong slip) *mat.Dense {
	W := mat.Matrix(n.W[l])
	switch wrong {
	case wrongLayer:
		W = n.W[l-1]
	case transposedWeights:
		W = W.T()
	}
	g := plain.Each(a[l], derivative)
	switch wrong {
	case noDerivative:
		g = plain.Each(a[l], func(float64) float64 { return 1 })
	case aAlone:
		g = a[l]
	case tanhSlope:
		g = plain.Each(a[l], func(a float64) float64 { return 1 - a*a })
	case nextActivation:
		g = plain.Each(a[l+1], derivative)
	case derivativeOfZ:
		g = plain.Each(a[l], func(a float64) float64 { return derivative(plain.Sigmoid(a)) })
	}
	return plain.Hadamard(plain.Mul(W.T(), delta), g)
}
