// Package backprop solves the exercise of the same name.
package backprop

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

func affine(W *mat.Dense, b, x mat.Vector) *mat.VecDense {
	var z mat.VecDense
	z.MulVec(W, x)
	z.AddVec(&z, b)
	return &z
}

func sigmoid(z mat.Vector) *mat.VecDense {
	a := mat.VecDenseCopyOf(z)
	for i := range a.Len() {
		a.SetVec(i, 1/(1+math.Exp(-z.AtVec(i))))
	}
	return a
}

// Forward is the forward pass of the 2-3-1 network, Eq. (31).
func Forward(W1 *mat.Dense, b1 mat.Vector, W2 *mat.Dense, b2, x mat.Vector) (z1, a1, z2, a2 *mat.VecDense) {
	z1 = affine(W1, b1, x)  // (H×M)(M×1) = H×1
	a1 = sigmoid(z1)        // H×1
	z2 = affine(W2, b2, a1) // (1×H)(H×1) = 1×1
	a2 = sigmoid(z2)        // 1×1
	return z1, a1, z2, a2
}

// LossByActivation is ∂ℓ/∂a.
func LossByActivation(a, y float64) float64 { return (a - y) / (a * (1 - a)) }

// ActivationByPreActivation is ∂a/∂z.
func ActivationByPreActivation(a float64) float64 { return a * (1 - a) }

// OutputDelta is δ² = a − y.
func OutputDelta(a, y float64) float64 { return a - y }

// HiddenDelta is δ¹ = δ²W² ⊙ (a¹ ⊙ (1 − a¹))ᵀ.
func HiddenDelta(delta2, W2 *mat.Dense, a1 mat.Vector) *mat.Dense {
	var delta mat.Dense
	delta.Mul(delta2, W2) // (1×D)(D×H) = 1×H
	for h := range a1.Len() {
		a := a1.AtVec(h)
		delta.Set(0, h, delta.At(0, h)*a*(1-a))
	}
	return &delta
}

// weightGradient is δᵀxᵀ, Eq. (27).
func weightGradient(delta *mat.Dense, x mat.Vector) *mat.Dense {
	var gradient mat.Dense
	gradient.Mul(delta.T(), x.T()) // (D×1)(1×L) = D×L
	return &gradient
}

// biasGradient is δᵀ.
func biasGradient(delta *mat.Dense) *mat.VecDense {
	return mat.VecDenseCopyOf(delta.RowView(0))
}

// Gradients are the four derivatives of the 2-3-1 network, Eq. (33).
func Gradients(W2 *mat.Dense, x, a1 mat.Vector, a2, y float64) (dW1 *mat.Dense, db1 *mat.VecDense, dW2 *mat.Dense, db2 *mat.VecDense) {
	delta2 := mat.NewDense(1, 1, []float64{OutputDelta(a2, y)})
	delta1 := HiddenDelta(delta2, W2, a1)
	return weightGradient(delta1, x), biasGradient(delta1), weightGradient(delta2, a1), biasGradient(delta2)
}

// CrossEntropyGradient is ∂ℓ/∂a, Eq. (35).
func CrossEntropyGradient(a, y mat.Vector) *mat.Dense {
	gradient := mat.NewDense(1, a.Len(), nil)
	for k := range a.Len() {
		gradient.Set(0, k, -y.AtVec(k)/a.AtVec(k))
	}
	return gradient
}

// SoftmaxJacobian is diag(a) − aaᵀ, Eq. (36).
func SoftmaxJacobian(a mat.Vector) *mat.Dense {
	K := a.Len()
	J := mat.NewDense(K, K, nil)
	J.Outer(-1, a, a)
	for k := range K {
		J.Set(k, k, a.AtVec(k)*(1-a.AtVec(k)))
	}
	return J
}

// SoftmaxDelta is (a − y)ᵀ, Eq. (34).
func SoftmaxDelta(a, y mat.Vector) *mat.Dense {
	var difference mat.VecDense
	difference.SubVec(a, y)
	return mat.DenseCopyOf(difference.T())
}

func softmax(z mat.Vector) *mat.VecDense {
	a := mat.VecDenseCopyOf(z)
	largest := mat.Max(z)
	for k := range a.Len() {
		a.SetVec(k, math.Exp(z.AtVec(k)-largest))
	}
	a.ScaleVec(1/mat.Sum(a), a)
	return a
}

// Backpropagate is the backpropagation algorithm for one example.
func Backpropagate(W []*mat.Dense, b []*mat.VecDense, x, y mat.Vector) (dW []*mat.Dense, db []*mat.VecDense) {
	L := len(W)
	a := make([]mat.Vector, L+1) // a[0] = x
	a[0] = x
	for l := range L {
		z := affine(W[l], b[l], a[l])
		if l < L-1 {
			a[l+1] = sigmoid(z)
		} else {
			a[l+1] = softmax(z)
		}
	}
	dW, db = make([]*mat.Dense, L), make([]*mat.VecDense, L)
	delta := SoftmaxDelta(a[L], y)
	for l := L - 1; l >= 0; l-- {
		dW[l], db[l] = weightGradient(delta, a[l]), biasGradient(delta)
		if l > 0 {
			delta = HiddenDelta(delta, W[l], a[l])
		}
	}
	return dW, db
}
