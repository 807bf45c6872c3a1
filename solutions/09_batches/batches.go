// Package batches solves the exercise of the same name.
package batches

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// PreActivation adds b to every column of WX.
func PreActivation(W, X *mat.Dense, b mat.Vector) *mat.Dense {
	var Z mat.Dense
	Z.Mul(W, X) // (H×M)(M×N) = H×N
	Z.Apply(func(h, _ int, z float64) float64 { return z + b.AtVec(h) }, &Z)
	return &Z
}

// OutputDelta is (A − Y)ᵀ/N.
func OutputDelta(A, Y *mat.Dense) *mat.Dense {
	_, N := A.Dims()
	var Delta mat.Dense
	Delta.Sub(A, Y) // K×N
	Delta.Scale(1/float64(N), &Delta)
	return mat.DenseCopyOf(Delta.T()) // N×K
}

// WeightGradient is ΔᵀXᵀ; the product sums over the examples.
func WeightGradient(Delta, X *mat.Dense) *mat.Dense {
	var gradient mat.Dense
	gradient.Mul(Delta.T(), X.T()) // (D×N)(N×L) = D×L
	return &gradient
}

// BiasGradient sums the rows δⁿ.
func BiasGradient(Delta *mat.Dense) *mat.VecDense {
	N, D := Delta.Dims()
	gradient := mat.NewVecDense(D, nil)
	for n := range N {
		gradient.AddVec(gradient, Delta.RowView(n))
	}
	return gradient
}

// HiddenDelta takes the error gradients back through a layer of sigmoids.
func HiddenDelta(DeltaNext, WNext, A *mat.Dense) *mat.Dense {
	var Delta mat.Dense
	Delta.Mul(DeltaNext, WNext) // (N×D)(D×H) = N×H
	Delta.Apply(func(n, h int, d float64) float64 {
		a := A.At(h, n)
		return d * a * (1 - a)
	}, &Delta)
	return &Delta
}

// Update is the gradient descent update, Eq. (38) and (39).
func Update(W *mat.Dense, b *mat.VecDense, dW *mat.Dense, db mat.Vector, alpha float64) (*mat.Dense, *mat.VecDense) {
	var newW mat.Dense
	newW.Scale(-alpha, dW)
	newW.Add(W, &newW)
	newB := mat.VecDenseCopyOf(b)
	newB.AddScaledVec(b, -alpha, db)
	return &newW, newB
}

// softmax applies the softmax to each column.
func softmax(Z *mat.Dense) *mat.Dense {
	K, N := Z.Dims()
	A := mat.NewDense(K, N, nil)
	for n := range N {
		largest, sum := mat.Max(Z.ColView(n)), 0.0
		for k := range K {
			e := math.Exp(Z.At(k, n) - largest)
			A.Set(k, n, e)
			sum += e
		}
		for k := range K {
			A.Set(k, n, A.At(k, n)/sum)
		}
	}
	return A
}

// loss is the mean cross entropy.
func loss(A, Y *mat.Dense) float64 {
	K, N := Y.Dims()
	var sum float64
	for n := range N {
		for k := range K {
			if y := Y.At(k, n); y != 0 {
				sum -= y * math.Log(A.At(k, n))
			}
		}
	}
	return sum / float64(N)
}

// Descend trains NW3 by gradient descent.
func Descend(W *mat.Dense, b *mat.VecDense, X, Y *mat.Dense, alpha float64, steps int) (*mat.Dense, *mat.VecDense, []float64) {
	var losses []float64
	for range steps {
		A := softmax(PreActivation(W, X, b))
		losses = append(losses, loss(A, Y))
		Delta := OutputDelta(A, Y)
		W, b = Update(W, b, WeightGradient(Delta, X), BiasGradient(Delta), alpha)
	}
	return W, b, append(losses, loss(softmax(PreActivation(W, X, b)), Y))
}
