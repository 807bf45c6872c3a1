package nnlib

import "gonum.org/v1/gonum/mat"

// LinearJacobian is identity 1: the derivative of a linear map is its matrix.
//
//	∂(Wx)/∂x = W
//
// Shapes: W is D×L, x is L×1, the result is D×L, a copy.
//
// Eq. (21), slide "Matrix Calculus – Identity 1".
func LinearJacobian(W mat.Matrix) *mat.Dense { return mat.DenseCopyOf(W) }

// LinearJacobianEntry is the proof of identity 1, one entry at a time: of the
// sum only the term with k = j depends on xⱼ.
//
//	∂zᵢ/∂xⱼ = ∂/∂xⱼ Σₖ wᵢₖxₖ = Σₖ wᵢₖ ∂xₖ/∂xⱼ = wᵢⱼ
//
// Eq. (22), slide "Matrix Calculus – Proof of Identity 1".
func LinearJacobianEntry(W mat.Matrix, i, j int) float64 {
	_, L := W.Dims()
	var sum float64
	for k := range L {
		sum += W.At(i, k) * Kronecker(k, j)
	}
	return sum
}

// RowLinearJacobian is identity 1 for a row vector that is multiplied from the
// left: the matrix appears transposed.
//
//	∂(xW)/∂x = Wᵀ
//
// Shapes: x is 1×D, W is D×L, the result is L×D, a copy.
//
// Slide "Matrix Calculus – Identity 1".
func RowLinearJacobian(W mat.Matrix) *mat.Dense { return mat.DenseCopyOf(W.T()) }

// IdentityJacobian is identity 2: the derivative of a vector with respect to
// itself.
//
//	∂x/∂x = I
//
// Shapes: x is D×1, the result is D×D. It panics with a *ShapeError if D < 1.
//
// Eq. (23), slide "Matrix Calculus – Identity 2".
func IdentityJacobian(D int) *mat.Dense {
	needPositive("IdentityJacobian", "D", D)
	I := mat.NewDense(D, D, nil)
	for i := range D {
		for j := range D {
			I.Set(i, j, Kronecker(i, j))
		}
	}
	return I
}

// Kronecker is the proof of identity 2, one entry at a time.
//
//	∂xᵢ/∂xⱼ = 1 if i = j
//	          0 otherwise
//
// Eq. (24), slide "Matrix Calculus – Proof of Identity 2".
func Kronecker(i, j int) float64 {
	if i == j {
		return 1
	}
	return 0
}

// ElementwiseJacobian is identity 3: the derivative of a function that is
// applied to each entry is diagonal, so multiplying by it is the same as the
// [Hadamard] product with f′(x).
//
//	∂f(x)/∂x = diag(f′(x₁), …, f′(x_D))
//
// Shapes: x is D×1, the result is D×D.
//
// Eq. (25), slide "Matrix Calculus – Identity 3".
func ElementwiseJacobian(derivative func(float64) float64, x mat.Vector) *mat.Dense {
	J := mat.NewDense(x.Len(), x.Len(), nil)
	for i := range x.Len() {
		J.Set(i, i, derivative(x.AtVec(i)))
	}
	return J
}

// ElementwiseJacobianEntry is the proof of identity 3, one entry at a time:
// zᵢ = f(xᵢ) depends on xᵢ alone.
//
//	∂zᵢ/∂xⱼ = ∂/∂xⱼ f(xᵢ) = f′(xᵢ) if i = j
//	                        0      otherwise
//
// Eq. (26), slide "Matrix Calculus – Proof of Identity 3".
func ElementwiseJacobianEntry(derivative func(float64) float64, x mat.Vector, i, j int) float64 {
	return derivative(x.AtVec(i)) * Kronecker(i, j)
}

// WeightGradient is identity 4: the gradient of the loss with respect to the
// weights of z = Wx is the outer product of the error gradient and the input.
// It has the shape of W.
//
//	∂ℓ/∂W = δ ∂z/∂W = δᵀxᵀ   with δ = ∂ℓ/∂z
//
// Shapes: δ is 1×D, x is L×1; (D×1)(1×L) = D×L. It panics with a *ShapeError
// if δ is not a row.
//
// Eq. (27), slide "Matrix Calculus – Identity 4".
func WeightGradient(delta mat.Matrix, x mat.Vector) *mat.Dense {
	_, D := delta.Dims()
	needRow("WeightGradient", "delta", delta, D)
	var gradient mat.Dense
	gradient.Mul(delta.T(), x.T()) // (D×1)(1×L) = D×L
	return &gradient
}

// PreActivationByWeight is the derivative of one pre-activation with respect
// to one weight, the first step in the proof of identity 4: of all weights only
// those of row k act on z_k.
//
//	∂zₖ/∂wᵢⱼ = Σₗ xₗ ∂wₖₗ/∂wᵢⱼ   where zₖ = Σₗ wₖₗxₗ
//
// Eq. (28), slide "Matrix Calculus – Proof of Identity 4".
func PreActivationByWeight(x mat.Vector, k, i, j int) float64 {
	var sum float64
	for l := range x.Len() {
		sum += x.AtVec(l) * Kronecker(k, i) * Kronecker(l, j)
	}
	return sum
}

// PreActivationsByWeight is the derivative of all pre-activations with respect
// to one weight: a column of zeros with xⱼ in row i, the only row in which wᵢⱼ
// occurs.
//
//	∂z/∂wᵢⱼ = (0 … 0 xⱼ 0 … 0)ᵀ
//
// Shapes: x is L×1, the result is D×1. It panics with a *ShapeError if D < 1.
//
// Eq. (29), slide "Matrix Calculus – Proof of Identity 4 (Ctd.)".
func PreActivationsByWeight(D int, x mat.Vector, i, j int) *mat.VecDense {
	needPositive("PreActivationsByWeight", "D", D)
	column := mat.NewVecDense(D, nil)
	for k := range D {
		column.SetVec(k, PreActivationByWeight(x, k, i, j))
	}
	return column
}

// LossByWeight is the derivative of the loss with respect to one weight, the
// last step in the proof of identity 4.
//
//	∂ℓ/∂wᵢⱼ = δ ∂z/∂wᵢⱼ = Σₖ δₖ ∂zₖ/∂wᵢⱼ = δᵢxⱼ
//
// The sum runs over the D outputs; the slide has L as its upper end, which is
// the number of inputs.
//
// Shapes: δ is 1×D, x is L×1. It panics with a *ShapeError if δ is not a row.
//
// Eq. (30), slide "Matrix Calculus – Proof of Identity 4 (Ctd.)".
func LossByWeight(delta mat.Matrix, x mat.Vector, i, j int) float64 {
	_, D := delta.Dims()
	needRow("LossByWeight", "delta", delta, D)
	var sum float64
	for k := range D {
		sum += delta.At(0, k) * PreActivationByWeight(x, k, i, j)
	}
	return sum
}
