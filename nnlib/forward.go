package nnlib

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// LogisticUnit is NW1: a single neuron with the sigmoid as its activation,
// which is logistic regression. Its answer is the probability of class 1.
//
//	a = σ(wᵀx + b)
//
// Shapes: w and x are M×1. It panics with a *ShapeError otherwise.
//
// Eq. (8), slide "NW1: Model Architecture and Model Function".
func LogisticUnit(w mat.Vector, b float64, x mat.Vector) float64 {
	needLen("LogisticUnit", "x", x, w.Len())
	z := mat.Dot(w, x) + b
	return Sigmoid(z)
}

// SigmoidLayer is NW2: K logistic units side by side, each with its row of W.
// Nothing makes its outputs add up to 1.
//
//	a = σ(Wx + b)
//
// Shapes: W is K×M, x is M×1, b and a are K×1. It panics with a *ShapeError
// otherwise.
//
// Eq. (13), slide "NW2: Model Function".
func SigmoidLayer(W mat.Matrix, b, x mat.Vector) *mat.VecDense {
	return SigmoidVector(PreActivation(W, x, b)) // K×1
}

// PreActivation is what the activation function of a layer is applied to.
//
//	z = Wx + b
//
// Shapes: W is D×L, x is L×1, b and z are D×1. It panics with a *ShapeError
// otherwise.
//
// Slide "Computation of the Forward Pass (Ctd.)".
func PreActivation(W mat.Matrix, x, b mat.Vector) *mat.VecDense {
	D, L := W.Dims()
	needLen("PreActivation", "x", x, L)
	needLen("PreActivation", "b", b, D)
	var z mat.VecDense
	z.MulVec(W, x)  // (D×L)(L×1) = D×1
	z.AddVec(&z, b) // D×1
	return &z
}

// TwoLayerForward is the forward pass of a network with one hidden layer and
// sigmoid units, like the lecture's 2-3-1 network, with all that lies between.
//
//	z¹ = W¹x + b¹,   a¹ = σ(z¹)
//	z² = W²a¹ + b²,  a² = σ(z²)
//
// Shapes: W1 is H×M, W2 is K×H, x is M×1; z1 and a1 are H×1, z2 and a2 are K×1
// (in the lecture M = 2, H = 3, K = 1). It panics with a *ShapeError otherwise.
//
// Eq. (31), slide "Computation of the Forward Pass".
func TwoLayerForward(W1 mat.Matrix, b1 mat.Vector, W2 mat.Matrix, b2, x mat.Vector) (z1, a1, z2, a2 *mat.VecDense) {
	z1 = PreActivation(W1, x, b1)  // (3×2)(2×1) + 3×1 = 3×1
	a1 = SigmoidVector(z1)         // 3×1
	z2 = PreActivation(W2, a1, b2) // (1×3)(3×1) + 1×1 = 1×1
	a2 = SigmoidVector(z2)         // 1×1
	return z1, a1, z2, a2
}

// CollapseLinear shows why layers need an activation function: with g(z) = z
// any number of them does no more than a single matrix.
//
//	W̃ = W² W¹   so that W²(W¹x) = W̃x
//
// The weights are given from the first layer to the last.
//
// Shapes: W¹ is H×M, W² is K×H, W̃ is K×M. It panics with a *ShapeError if
// there are no weights or neighbours do not fit.
//
// Slide "Why Activation Functions?".
func CollapseLinear(W ...mat.Matrix) *mat.Dense {
	needPositive("CollapseLinear", "W", len(W))
	collapsed := mat.DenseCopyOf(W[0])
	for i, next := range W[1:] {
		h, m := collapsed.Dims()
		if r, c := next.Dims(); c != h {
			panic(&ShapeError{"CollapseLinear", fmt.Sprintf("W[%d]", i+1), shape(next), fmt.Sprintf("%d×%d", r, h)})
		}
		rows, _ := next.Dims()
		product := mat.NewDense(rows, m, nil)
		product.Mul(next, collapsed) // (K×H)(H×M) = K×M
		collapsed = product
	}
	return collapsed
}
