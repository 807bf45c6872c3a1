// Package calculus is the exercise on derivatives of vectors by vectors, in
// the lecture's numerator layout: the Jacobian of a function from L to D
// numbers is D×L. README.md tells what to do.
package calculus

import "gonum.org/v1/gonum/mat"

// Step 1

// Jacobian approximates the Jacobian of f at x, Eq. (19), by central
// differences: entry (i, j) is
//
//	∂fᵢ/∂xⱼ ≈ (fᵢ(x + h·eⱼ) − fᵢ(x − h·eⱼ)) / 2h
//
// where eⱼ is 1 in component j and 0 elsewhere.
//
// Shapes: x is L×1, f(x) is D×1; the result is D×L.
func Jacobian(f func(x mat.Vector) *mat.VecDense, x *mat.VecDense, h float64) *mat.Dense {
	panic("not implemented yet: Jacobian")
}

// Step 2

// JacobianOfColumn is the Jacobian of z = Wx by the column x, Eq. (21).
//
// Shapes: W is D×L, x is L×1; the result is D×L.
func JacobianOfColumn(W *mat.Dense, x mat.Vector) *mat.Dense {
	panic("not implemented yet: JacobianOfColumn")
}

// JacobianOfRow is the Jacobian of z = xW by the row x, the second half of
// identity 1.
//
// Shapes: x is 1×D, W is D×L; the result is L×D.
func JacobianOfRow(x, W *mat.Dense) *mat.Dense {
	panic("not implemented yet: JacobianOfRow")
}

// Step 3

// ElementwiseJacobian is the Jacobian of a function that is applied to each
// component, Eq. (25). It takes the derivatives f′(x₁) … f′(x_D).
//
// Shapes: derivatives is D×1; the result is D×D.
func ElementwiseJacobian(derivatives mat.Vector) *mat.Dense {
	panic("not implemented yet: ElementwiseJacobian")
}

// TimesElementwise multiplies a row δ by the Jacobian of an elementwise
// function, without making that matrix: it is a Hadamard product.
//
//	δ · diag(f′(x)) = δ ⊙ f′(x)ᵀ
//
// Shapes: delta is 1×D, derivatives is D×1; the result is 1×D.
func TimesElementwise(delta *mat.Dense, derivatives mat.Vector) *mat.Dense {
	panic("not implemented yet: TimesElementwise")
}

// Step 4

// Chain is the derivative of g(f(x)) by the chain rule, Eq. (20).
//
//	∂g/∂x = ∂g/∂f · ∂f/∂x
//
// Shapes: dg is P×D, df is D×L; the result is P×L.
func Chain(dg, df *mat.Dense) *mat.Dense {
	panic("not implemented yet: Chain")
}

// Step 5

// WeightGradient is the derivative of a loss by the weights of z = Wx, in the
// shape of W, Eq. (27).
//
//	∂ℓ/∂W = δᵀxᵀ  with  δ = ∂ℓ/∂z
//
// Shapes: delta is 1×D, x is L×1; the result is D×L.
func WeightGradient(delta *mat.Dense, x mat.Vector) *mat.Dense {
	panic("not implemented yet: WeightGradient")
}
