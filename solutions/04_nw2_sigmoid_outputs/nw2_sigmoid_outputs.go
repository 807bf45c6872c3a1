// Package nw2 solves the exercise of the same name.
package nw2

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Stack makes one layer of K neurons, Eq. (11) and (12).
func Stack(weights []*mat.VecDense, biases []float64) (W *mat.Dense, b *mat.VecDense) {
	K, M := len(weights), weights[0].Len()
	W, b = mat.NewDense(K, M, nil), mat.NewVecDense(K, nil)
	for k, w := range weights {
		for m := range M {
			W.Set(k, m, w.AtVec(m))
		}
		b.SetVec(k, biases[k])
	}
	return W, b
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Activations is the network's output for one example, Eq. (13) and (14).
func Activations(W *mat.Dense, b, x mat.Vector) *mat.VecDense {
	var a mat.VecDense
	a.MulVec(W, x)  // (K×M)(M×1) = K×1
	a.AddVec(&a, b) // K×1
	for k := range a.Len() {
		a.SetVec(k, sigmoid(a.AtVec(k)))
	}
	return &a
}

// OneHot turns labels 0 … K−1 into columns with a single 1.
func OneHot(labels []int, K int) *mat.Dense {
	Y := mat.NewDense(K, len(labels), nil)
	for n, label := range labels {
		Y.Set(label, n, 1)
	}
	return Y
}

func binaryCrossEntropy(prediction, y float64) float64 {
	return -y*math.Log(prediction) - (1-y)*math.Log(1-prediction)
}

// Loss is the loss of the network, Eq. (15).
func Loss(W *mat.Dense, b mat.Vector, X, Y *mat.Dense) float64 {
	K, N := Y.Dims()
	var sum float64
	for n := range N {
		a := Activations(W, b, X.ColView(n))
		for k := range K {
			sum += binaryCrossEntropy(a.AtVec(k), Y.At(k, n))
		}
	}
	return sum / float64(N)
}
