package nnlib

import "gonum.org/v1/gonum/mat"

// HiddenDelta passes the error gradient back through the weights and the
// activation of a hidden layer.
//
//	δ = ∂ℓ/∂z = δ⁺ · ∂z⁺/∂a ⊙ ∂a/∂z = δ⁺W⁺ ⊙ g′(z)ᵀ
//
// δ⁺, W⁺ and z⁺ belong to the next layer. The algorithm's slide transposes the
// first factor as well, which would multiply a column with a row; here both
// are rows, as in the derivation that precedes it.
//
// Shapes: δ⁺ is 1×D, W⁺ is D×H, g′(z) is H×1; (1×D)(D×H) ⊙ 1×H = 1×H. It
// panics with a *ShapeError otherwise.
//
// Slide "Computation of the Weight Gradient in the hidden Layer".
func HiddenDelta(deltaNext, WNext mat.Matrix, gPrime mat.Vector) *mat.Dense {
	D, H := WNext.Dims()
	needRow("HiddenDelta", "deltaNext", deltaNext, D)
	needLen("HiddenDelta", "gPrime", gPrime, H)
	var delta mat.Dense
	delta.Mul(deltaNext, WNext)       // (1×D)(D×H) = 1×H
	delta.MulElem(&delta, gPrime.T()) // 1×H ⊙ 1×H
	return &delta
}

// BiasGradient is the gradient of the loss with respect to the bias. The
// derivative is the row δI; the gradient is its transpose, so that it has the
// shape of b: see [JacobianToGradient].
//
//	∂ℓ/∂b = (δ ∂z/∂b)ᵀ = (δI)ᵀ = δᵀ
//
// Shapes: δ is 1×D, the result is D×1. It panics with a *ShapeError if δ is
// not a row.
//
// Slides "Computation of the Weight Gradient in the Output Layer (Ctd.)" and
// "… in the hidden Layer (Ctd.)".
func BiasGradient(delta mat.Matrix) *mat.VecDense {
	_, D := delta.Dims()
	needRow("BiasGradient", "delta", delta, D)
	jacobian := ChainRule(delta, IdentityJacobian(D)) // (1×D)(D×D) = 1×D
	return columnOf(JacobianToGradient(jacobian))     // D×1
}

// InputGradient is the derivative of the loss with respect to what goes into a
// layer, by identity 1. It says which inputs the loss is sensitive to.
//
//	∂ℓ/∂x = δ ∂z/∂x = δW
//
// Shapes: δ is 1×D, W is D×L; (1×D)(D×L) = 1×L. It panics with a *ShapeError
// otherwise.
func InputGradient(delta, W mat.Matrix) *mat.Dense {
	D, _ := W.Dims()
	needRow("InputGradient", "delta", delta, D)
	return ChainRule(delta, LinearJacobian(W))
}

// TwoLayerGradients computes the four gradients that the lecture derives for
// the 2-3-1 network under the binary cross entropy.
//
//	∂ℓ/∂W² = δ²(a¹)ᵀ,    ∂ℓ/∂b² = δ²           with δ² = (a² − y)ᵀ
//	∂ℓ/∂W¹ = (δ¹)ᵀxᵀ,    ∂ℓ/∂b¹ = (δ¹)ᵀ        with δ¹ = δ²W² ⊙ (a¹ ⊙ (1 − a¹))ᵀ
//
// Shapes: W2 is K×H, x is M×1, a1 is H×1, a2 and y are K×1; each gradient has
// the shape of its parameter. It panics with a *ShapeError otherwise.
//
// Eq. (33), slide "Error Function Gradients".
func TwoLayerGradients(W2 mat.Matrix, x, a1, a2, y mat.Vector) (dW1 *mat.Dense, db1 *mat.VecDense, dW2 *mat.Dense, db2 *mat.VecDense) {
	gPrime := elementwise(func(a float64) float64 { return a * (1 - a) }, a1) // 3×1

	needLen("TwoLayerGradients", "y", y, a2.Len())
	delta2 := sigmoidDelta(a2, y)             // 1×1
	dW2 = WeightGradient(delta2, a1)          // (1×1)(1×3) = 1×3
	db2 = BiasGradient(delta2)                // 1×1
	delta1 := HiddenDelta(delta2, W2, gPrime) // (1×1)(1×3) ⊙ 1×3 = 1×3
	dW1 = WeightGradient(delta1, x)           // (3×1)(1×2) = 3×2
	db1 = BiasGradient(delta1)                // 3×1
	return dW1, db1, dW2, db2
}

// sigmoidDelta is [SigmoidCrossEntropyDelta] for each of K output units, as a row.
func sigmoidDelta(a, y mat.Vector) *mat.Dense {
	delta := mat.NewDense(1, a.Len(), nil)
	for k := range a.Len() {
		delta.Set(0, k, SigmoidCrossEntropyDelta(a.AtVec(k), y.AtVec(k)))
	}
	return delta
}

// columnOf is a D×1 matrix as a vector.
func columnOf(m *mat.Dense) *mat.VecDense { return mat.VecDenseCopyOf(m.ColView(0)) }
