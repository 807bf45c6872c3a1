package nnlib

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// Vector is a column with the given entries, short for a gonum vector over a
// slice of its own.
//
//	x = (x₁ x₂ … x_M)ᵀ
//
// Shapes: the result is M×1. It panics with a *ShapeError if there are none.
func Vector(entries ...float64) *mat.VecDense {
	needPositive("Vector", "entries", len(entries))
	return mat.VecDenseCopyOf(mat.NewVecDense(len(entries), entries))
}

// Hadamard is the elementwise product.
//
//	x ⊙ y = (x₁y₁, …, x_Dy_D)ᵀ
//
// Shapes: x, y and the result are D×1. It panics with a *ShapeError otherwise.
//
// Slide "Matrix Calculus – Identity 3".
func Hadamard(x, y mat.Vector) *mat.VecDense {
	needLen("Hadamard", "y", y, x.Len())
	var z mat.VecDense
	z.MulElemVec(x, y)
	return &z
}

// StackWeights puts the weight vectors of the output neurons on top of each
// other, each as a row.
//
//	    ⎛ w¹ ⎞
//	W = ⎜ w² ⎟
//	    ⎝ ⋮  ⎠
//
// Shapes: each w is M×1, the result is K×M. It panics with a *ShapeError if
// there are none or they differ in length.
//
// Eq. (11), slide "NW2: Model Architecture (Ctd.)".
func StackWeights(w ...mat.Vector) *mat.Dense {
	return mat.DenseCopyOf(sideBySide("StackWeights", "w", w).T())
}

// StackBiases puts the biases of the output neurons into a column.
//
//	b = (b₁ b₂ … b_K)ᵀ
//
// Shapes: the result is K×1. It panics with a *ShapeError if there are none.
//
// Eq. (12), slide "NW2: Model Architecture (Ctd.)".
func StackBiases(b ...float64) *mat.VecDense {
	needPositive("StackBiases", "b", len(b))
	return Vector(b...)
}

// StackExamples puts examples side by side, each as a column.
//
//	X = (x¹ x² … xᴺ)
//
// Shapes: each x is M×1, the result is M×N. It panics with a *ShapeError if
// there are none or they differ in length.
//
// Eq. (40), slide "Training the Network in Batches".
func StackExamples(x ...mat.Vector) *mat.Dense { return sideBySide("StackExamples", "x", x) }

// sideBySide returns the matrix whose columns are v.
func sideBySide(function, arg string, v []mat.Vector) *mat.Dense {
	needPositive(function, arg, len(v))
	m := mat.NewDense(v[0].Len(), len(v), nil)
	for j, v := range v {
		needLen(function, fmt.Sprintf("%s[%d]", arg, j), v, m.RawMatrix().Rows)
		m.SetCol(j, mat.Col(nil, 0, v))
	}
	return m
}

// needShape panics unless m is rows×cols.
func needShape(function, arg string, m mat.Matrix, rows, cols int) {
	if r, c := m.Dims(); r != rows || c != cols {
		panic(&ShapeError{function, arg, shape(m), fmt.Sprintf("%d×%d", rows, cols)})
	}
}

// needRow panics unless m is a row of n entries.
func needRow(function, arg string, m mat.Matrix, n int) { needShape(function, arg, m, 1, n) }
