package capstone_test

import (
	"math"
	"slices"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

// derivatives runs backpropagation with δ in columns.
func derivatives(n *network, X, Y *mat.Dense, wrong slip) check.List {
	A := activations(n, X, none)
	L := len(n.W)
	delta := outputDelta(A[L], X, Y, wrong)
	_, N := X.Dims()
	dW, dB := make([]*mat.Dense, L), make([]*mat.VecDense, L)
	for l := L - 1; l >= 0; l-- {
		if wrong == meanPerLayer {
			delta = plain.Times(1/float64(N), delta)
		}
		dW[l], dB[l] = plain.Mul(delta, A[l].T()), biasGradient(delta, wrong)
		if wrong == noInput {
			dW[l] = plain.Map(dW[l], func(i, _ int, _ float64) float64 { return mat.Sum(delta.RowView(i)) })
		}
		if wrong != deltaStays {
			delta = plain.Hadamard(plain.Mul(n.W[l].T(), delta), plain.Each(A[l], slope(wrong)))
		}
	}
	if wrong == layersReversed {
		slices.Reverse(dW)
	}
	return check.Values("dW", dW, "dB", dB)
}

// outputDelta is (A − Y)/N.
func outputDelta(A, X, Y *mat.Dense, wrong slip) *mat.Dense {
	M, columns := X.Dims()
	K, _ := Y.Dims()
	N := float64(columns)
	factor := 1 / N
	switch wrong {
	case noMean, meanPerLayer:
		factor = 1
	case doubleMean:
		factor = 1 / (N * N)
	case zeroMean:
		factor = 0
	case meanOverK:
		factor = 1 / float64(K)
	case meanOverM:
		factor = 1 / float64(M)
	case flipped:
		factor = -1 / N
	case twiceDelta:
		factor = 2 / N
	}
	label := -1.0
	if wrong == withoutLabel {
		label = 0
	}
	delta := plain.Times(factor, plain.Plus(A, plain.Times(label, Y)))
	switch wrong {
	case outputDerivative:
		return plain.Hadamard(delta, plain.Each(A, slope(sigmoidDerivative)))
	case outputTanh:
		return plain.Hadamard(delta, plain.Each(A, slope(none)))
	}
	return delta
}

func biasGradient(delta *mat.Dense, wrong slip) *mat.VecDense {
	_, N := delta.Dims()
	switch wrong {
	case biasMean:
		return plain.Column(plain.Times(1/float64(N), plain.RowSums(delta)), 0)
	case biasFirst:
		return plain.Column(delta, 0)
	case biasLast:
		return plain.Column(delta, N-1)
	}
	return plain.RowSums(delta)
}

// slope is the derivative of the hidden activation, written with a.
func slope(wrong slip) func(a float64) float64 {
	switch wrong {
	case noDerivative:
		return func(float64) float64 { return 1 }
	case aAlone:
		return func(a float64) float64 { return a }
	case oneMinusA:
		return func(a float64) float64 { return 1 - a }
	case sigmoidDerivative:
		return func(a float64) float64 { return a * (1 - a) }
	case tanhTwice:
		return func(a float64) float64 { t := math.Tanh(a); return 1 - t*t }
	}
	return func(a float64) float64 { return 1 - a*a }
}
