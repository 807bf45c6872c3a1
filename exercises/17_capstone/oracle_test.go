package capstone_test

import (
	"math"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

// slip is a mistake that a network can be written with.
type slip int

const (
	none slip = iota
	noActivation
	sigmoidHidden
	reluHidden
	layersSwapped
	noBias
	firstBias
	noSoftmax
	softmaxRows
	softmaxAll
	softmaxRunning
	tanhOutput
	tanhAlone
	sigmoidAlone
	noMean
	doubleMean
	zeroMean
	meanPerLayer
	meanOverK
	meanOverM
	flipped
	noDerivative
	oneMinusA
	sigmoidDerivative
	tanhTwice
	biasMean
	biasFirst
	biasLast
	layersReversed
	deltaStays
	softmaxHidden
	tanhForwardTwice
	biasAfter
	biasMinus
	exponentials
	twiceDelta
	aAlone
	noInput
	withoutLabel
	outputDerivative
	outputTanh
)

// network is what the steps draw: the parameters of a Network.
type network struct {
	W []*mat.Dense
	B []*mat.VecDense
}

// draw makes a network with numbers that read well.
func draw(s *check.S, units ...int) *network {
	n := &network{}
	for l := 1; l < len(units); l++ {
		n.W = append(n.W, s.Matrix(units[l], units[l-1]))
		n.B = append(n.B, s.Vector(units[l]))
	}
	return n
}

// activations are all A of a forward pass, entry by entry.
func activations(n *network, X mat.Matrix, wrong slip) []*mat.Dense {
	A := []*mat.Dense{plain.Each(X, func(x float64) float64 { return x })}
	for l, W := range n.W {
		Z := plain.Affine(W, bias(n, l, wrong), A[l])
		switch {
		case wrong == softmaxHidden:
			A = append(A, plain.Softmax(Z))
			continue
		case wrong == biasAfter && l < len(n.W)-1:
			T := plain.Each(plain.Affine(W, nil, A[l]), math.Tanh)
			A = append(A, plain.Map(T, func(i, _ int, v float64) float64 { return v + n.B[l].AtVec(i) }))
			continue
		}
		if last := l == len(n.W)-1; last != (wrong == layersSwapped) {
			A = append(A, outputLayer(Z, wrong))
		} else {
			A = append(A, plain.Each(Z, hidden(wrong)))
		}
	}
	return A
}

// bias is that of layer l. Where B[0] is taken for all layers and has too few
// entries, the last is repeated; a student's program panics there.
func bias(n *network, l int, wrong slip) mat.Vector {
	switch wrong {
	case noBias:
		return nil
	case biasMinus:
		return plain.Column(plain.Times(-1, n.B[l]), 0)
	case firstBias:
		first := n.B[0]
		return plain.Vec(n.B[l].Len(), func(i int) float64 { return first.AtVec(min(i, first.Len()-1)) })
	}
	return n.B[l]
}

func hidden(wrong slip) func(z float64) float64 {
	switch wrong {
	case noActivation:
		return func(z float64) float64 { return z }
	case sigmoidHidden:
		return plain.Sigmoid
	case tanhForwardTwice:
		return func(z float64) float64 { return math.Tanh(math.Tanh(z)) }
	case reluHidden:
		return func(z float64) float64 { return max(0, z) }
	}
	return math.Tanh
}

func outputLayer(Z *mat.Dense, wrong slip) *mat.Dense {
	switch wrong {
	case noSoftmax:
		return Z
	case exponentials:
		return plain.Each(Z, math.Exp)
	case softmaxRows:
		return plain.Transposed(plain.Softmax(plain.Transposed(Z)))
	case softmaxAll:
		E := plain.Each(Z, math.Exp)
		return plain.Times(1/plain.Total(E), E)
	case softmaxRunning:
		return plain.Map(Z, func(i, j int, v float64) float64 {
			return 1 / plain.Sum(i+1, func(k int) float64 { return math.Exp(Z.At(k, j) - v) })
		})
	case tanhOutput:
		return plain.Softmax(plain.Each(Z, math.Tanh))
	case tanhAlone:
		return plain.Each(Z, math.Tanh)
	case sigmoidAlone:
		return plain.Each(Z, plain.Sigmoid)
	}
	return plain.Softmax(Z)
}

// overflowing is the softmax as one writes it first.
func overflowing(Z *mat.Dense) *mat.Dense {
	K, N := Z.Dims()
	return plain.Of(K, N, func(k, j int) float64 { return plain.Softmax0(Z.ColView(j)).AtVec(k) })
}

// outputOf has another function in the place of the softmax.
func outputOf(n *network, X mat.Matrix, softmax func(Z *mat.Dense) *mat.Dense) *mat.Dense {
	return softmax(activations(n, X, noSoftmax)[len(n.W)])
}

func output(n *network, X mat.Matrix, wrong slip) *mat.Dense {
	return activations(n, X, wrong)[len(n.W)]
}
