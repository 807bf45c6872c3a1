package capstone_test

import (
	"math"

	capstone "nnlecture/exercises/17_capstone"
	"nnlecture/exercises/check"
	"nnlecture/exercises/plain"

	"gonum.org/v1/gonum/mat"
)

// slip is a mistake that a network can be written with.
type slip int

const (
	none slip = iota
	noActivation
	sigmoidHidden
	noBias
	noSoftmax
	softmaxRows
	tanhOutput
	noMean
	doubleMean
	flipped
	noDerivative
	sigmoidDerivative
	tanhTwice
	biasMean
	biasFirst
	outputDerivative
)

// draw makes a network with numbers that read well.
func draw(s *check.S, units ...int) *capstone.Network {
	n := &capstone.Network{}
	for l := 1; l < len(units); l++ {
		n.W = append(n.W, s.Matrix(units[l], units[l-1]))
		n.B = append(n.B, s.Vector(units[l]))
	}
	return n
}

// activations are all A of a forward pass, entry by entry.
func activations(n *capstone.Network, X mat.Matrix, wrong slip) []*mat.Dense {
	A := []*mat.Dense{plain.Each(X, func(x float64) float64 { return x })}
	for l, W := range n.W {
		b := mat.Vector(n.B[l])
		if wrong == noBias {
			b = nil
		}
		Z := plain.Affine(W, b, A[l])
		if l == len(n.W)-1 {
			return append(A, outputLayer(Z, wrong))
		}
		A = append(A, plain.Each(Z, hidden(wrong)))
	}
	return A
}

func hidden(wrong slip) func(z float64) float64 {
	switch wrong {
	case noActivation:
		return func(z float64) float64 { return z }
	case sigmoidHidden:
		return plain.Sigmoid
	}
	return math.Tanh
}

func outputLayer(Z *mat.Dense, wrong slip) *mat.Dense {
	switch wrong {
	case noSoftmax:
		return Z
	case softmaxRows:
		return plain.Transposed(plain.Softmax(plain.Transposed(Z)))
	case tanhOutput:
		return plain.Softmax(plain.Each(Z, math.Tanh))
	}
	return plain.Softmax(Z)
}

func output(n *capstone.Network, X mat.Matrix, wrong slip) *mat.Dense {
	return activations(n, X, wrong)[len(n.W)]
}

// derivatives runs backpropagation with δ in columns.
func derivatives(n *capstone.Network, X, Y *mat.Dense, wrong slip) check.List {
	A := activations(n, X, none)
	L := len(n.W)
	_, columns := X.Dims()
	N := float64(columns)
	factor := map[slip]float64{noMean: 1, doubleMean: 1 / (N * N), flipped: -1 / N}[wrong]
	if factor == 0 {
		factor = 1 / N
	}
	delta := plain.Times(factor, plain.Plus(A[L], plain.Times(-1, Y)))
	if wrong == outputDerivative {
		delta = plain.Hadamard(delta, plain.Each(A[L], func(a float64) float64 { return a * (1 - a) }))
	}
	dW, dB := make([]*mat.Dense, L), make([]*mat.VecDense, L)
	for l := L - 1; l >= 0; l-- {
		dW[l], dB[l] = plain.Mul(delta, A[l].T()), biasGradient(delta, wrong)
		delta = plain.Hadamard(plain.Mul(n.W[l].T(), delta), plain.Each(A[l], slope(wrong)))
	}
	return check.Values("dW", dW, "dB", dB)
}

func biasGradient(delta *mat.Dense, wrong slip) *mat.VecDense {
	_, N := delta.Dims()
	switch wrong {
	case biasMean:
		return plain.Column(plain.Times(1/float64(N), plain.RowSums(delta)), 0)
	case biasFirst:
		return plain.Column(delta, 0)
	}
	return plain.RowSums(delta)
}

// slope is the derivative of the hidden activation, written with a.
func slope(wrong slip) func(a float64) float64 {
	switch wrong {
	case noDerivative:
		return func(float64) float64 { return 1 }
	case sigmoidDerivative:
		return func(a float64) float64 { return a * (1 - a) }
	case tanhTwice:
		return func(a float64) float64 { t := math.Tanh(a); return 1 - t*t }
	}
	return func(a float64) float64 { return 1 - a*a }
}
