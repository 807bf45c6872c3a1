package nnlib

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// VectorFunc is a function f: ℝᴸ → ℝᴰ. It does not change x.
type VectorFunc func(x mat.Vector) *mat.VecDense

// StackFunctions builds a vector function from its components.
//
//	       ⎛ f₁(x₁, …, x_L)  ⎞
//	f(x) = ⎜ ⋮               ⎟
//	       ⎝ f_D(x₁, …, x_L) ⎠
//
// It panics with a *ShapeError if there are no components.
//
// Eq. (18), slide "Matrix Calculus".
func StackFunctions(f ...func(x mat.Vector) float64) VectorFunc {
	needPositive("StackFunctions", "f", len(f))
	return func(x mat.Vector) *mat.VecDense {
		y := mat.NewVecDense(len(f), nil)
		for i, f := range f {
			y.SetVec(i, f(x))
		}
		return y
	}
}

// Jacobian assembles the Jacobian matrix from the partial derivatives, in
// numerator layout: a row per component of f, a column per variable.
//
//	(∂f/∂x)ᵢⱼ = ∂fᵢ/∂xⱼ
//
// The derivatives are given as partial[i][j], each a function of x.
//
// Shapes: x is L×1, the result is D×L. It panics with a *ShapeError if a row
// does not have L derivatives.
//
// Eq. (19), slide "Jacobian Matrix".
func Jacobian(partial [][]func(x mat.Vector) float64, x mat.Vector) *mat.Dense {
	needPositive("Jacobian", "partial", len(partial))
	J := mat.NewDense(len(partial), x.Len(), nil)
	for i, row := range partial {
		if len(row) != x.Len() {
			panic(&ShapeError{"Jacobian", fmt.Sprintf("partial[%d]", i), fmt.Sprintf("%d derivatives", len(row)), fmt.Sprintf("%d, one per entry of x", x.Len())})
		}
		for j, derivative := range row {
			J.Set(i, j, derivative(x))
		}
	}
	return J
}

// NumericJacobian estimates the Jacobian of f at x by central differences, the
// way to check a derivation without trusting it.
//
//	∂f/∂xⱼ ≈ (f(x + h·eⱼ) − f(x − h·eⱼ)) / 2h   with h = ∛ε·max(1, |xⱼ|)
//
// For smooth functions about ten digits are right. At a kink the result is the
// mean of both sides.
//
// Shapes: x is L×1, the result is D×L.
func NumericJacobian(f VectorFunc, x mat.Vector) *mat.Dense {
	var J *mat.Dense
	at := mat.VecDenseCopyOf(x)
	for j := range x.Len() {
		h := math.Cbrt(0x1p-52) * max(1, math.Abs(x.AtVec(j)))
		at.SetVec(j, x.AtVec(j)+h)
		slope := mat.VecDenseCopyOf(f(at)) // f may return the same vector again
		at.SetVec(j, x.AtVec(j)-h)
		slope.SubVec(slope, f(at))
		slope.ScaleVec(1/(2*h), slope)
		at.SetVec(j, x.AtVec(j))
		if J == nil {
			J = mat.NewDense(slope.Len(), x.Len(), nil)
		}
		J.SetCol(j, slope.RawVector().Data)
	}
	return J
}

// ChainRule is the derivative of g(f(x)): the Jacobian of the outer function,
// taken at f(x), times that of the inner one.
//
//	∂g/∂x = ∂g/∂f · ∂f/∂x
//
// More than two factors are multiplied from the left, the way in which a row
// ∂ℓ/∂… moves backwards through a network.
//
// Shapes: (P×D)(D×L) = P×L. It panics with a *ShapeError if neighbours do not fit.
//
// Eq. (20), slide "Example: Chain Rule with Jacobians".
func ChainRule(outer mat.Matrix, inner ...mat.Matrix) *mat.Dense {
	J := mat.DenseCopyOf(outer)
	for i, factor := range inner {
		_, d := J.Dims()
		if r, c := factor.Dims(); r != d {
			panic(&ShapeError{"ChainRule", fmt.Sprintf("inner[%d]", i), shape(factor), fmt.Sprintf("%d×%d", d, c)})
		}
		var product mat.Dense
		product.Mul(J, factor) // (P×D)(D×L) = P×L
		J = &product
	}
	return J
}

// JacobianToGradient is the bridge from a derivative to an update: it gives the
// derivative of the loss, as numerator layout has it, the shape of the
// parameter. Both layouts hold the same numbers; they differ by a transpose,
// and a gradient has to have the shape of what it is subtracted from.
//
//	gradient = (∂ℓ/∂θ)ᵀ
//
// Shapes: for a bias b, D×1, the row 1×D becomes D×1; for weights W, D×L, the
// L×D matrix of numerator layout becomes D×L.
//
// Slide "Computation of the Weight Gradient in the hidden Layer (Ctd.)", the remark.
func JacobianToGradient(J mat.Matrix) *mat.Dense { return mat.DenseCopyOf(J.T()) }
