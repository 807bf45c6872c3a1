// Package calculus solves the exercise of the same name.
package calculus

import "gonum.org/v1/gonum/mat"

// Jacobian approximates the Jacobian of f at x by central differences.
func Jacobian(f func(x mat.Vector) *mat.VecDense, x *mat.VecDense, h float64) *mat.Dense {
	D, L := f(x).Len(), x.Len()
	J := mat.NewDense(D, L, nil)
	for j := range L {
		plus, minus := mat.VecDenseCopyOf(x), mat.VecDenseCopyOf(x)
		plus.SetVec(j, x.AtVec(j)+h)
		minus.SetVec(j, x.AtVec(j)-h)
		var column mat.VecDense
		column.SubVec(f(plus), f(minus))
		column.ScaleVec(1/(2*h), &column)
		J.SetCol(j, column.RawVector().Data)
	}
	return J
}

// JacobianOfColumn is the Jacobian of z = Wx, Eq. (21): W itself, wherever x is.
func JacobianOfColumn(W *mat.Dense, x mat.Vector) *mat.Dense {
	return mat.DenseCopyOf(W)
}

// JacobianOfRow is the Jacobian of z = xW: Wᵀ.
func JacobianOfRow(x, W *mat.Dense) *mat.Dense {
	return mat.DenseCopyOf(W.T())
}

// ElementwiseJacobian is diag(f′(x₁) … f′(x_D)), Eq. (25).
func ElementwiseJacobian(derivatives mat.Vector) *mat.Dense {
	D := derivatives.Len()
	J := mat.NewDense(D, D, nil)
	for d := range D {
		J.Set(d, d, derivatives.AtVec(d))
	}
	return J
}

// TimesElementwise is δ ⊙ f′(x)ᵀ.
func TimesElementwise(delta *mat.Dense, derivatives mat.Vector) *mat.Dense {
	var product mat.Dense
	product.MulElem(delta, derivatives.T()) // (1×D) ⊙ (1×D)
	return &product
}

// Chain is the product of the Jacobians, the outer one first, Eq. (20).
func Chain(dg, df *mat.Dense) *mat.Dense {
	var product mat.Dense
	product.Mul(dg, df) // (P×D)(D×L) = P×L
	return &product
}

// WeightGradient is δᵀxᵀ, Eq. (27).
func WeightGradient(delta *mat.Dense, x mat.Vector) *mat.Dense {
	var gradient mat.Dense
	gradient.Mul(delta.T(), x.T()) // (D×1)(1×L) = D×L
	return &gradient
}
