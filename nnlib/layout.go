package nnlib

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// Layout is one of the two ways to arrange partial derivatives. The lecture,
// and this package, use the numerator layout.
type Layout int

// The layouts: whose rows, those of what is derived or of what it is derived by.
const (
	NumeratorLayout Layout = iota
	DenominatorLayout
)

// String is the layout's name.
func (l Layout) String() string {
	switch l {
	case NumeratorLayout:
		return "numerator layout"
	case DenominatorLayout:
		return "denominator layout"
	}
	return fmt.Sprintf("Layout(%d)", int(l))
}

// Shape is the shape of a number (1×1), a column (D×1), a row (1×D) or a matrix.
type Shape struct{ Rows, Cols int }

// ShapeOf is the shape of a vector or a matrix.
func ShapeOf(m mat.Matrix) Shape {
	rows, cols := m.Dims()
	return Shape{rows, cols}
}

// String renders a shape as on the slides: "3×2".
func (s Shape) String() string { return fmt.Sprintf("%d×%d", s.Rows, s.Cols) }

// T is the shape of the transpose.
func (s Shape) T() Shape { return Shape{s.Cols, s.Rows} }

// isScalar and isColumn tell the rows of the layout table apart.
func (s Shape) isScalar() bool { return s == Shape{1, 1} }
func (s Shape) isColumn() bool { return s.Cols == 1 }

// DerivativeShape is the shape of ∂y/∂x by the shapes of both: the table of
// the lecture, whose second column is the transpose of the first.
//
//	derivative                numerator   denominator
//	number by number          1×1         1×1
//	number by x ∈ ℝᴰ          1×D         D×1
//	y ∈ ℝᴸ by number          L×1         1×L
//	y ∈ ℝᴸ by x ∈ ℝᴰ          L×D         D×L
//	number by X ∈ ℝᴾˣᵠ        Q×P         P×Q
//	y ∈ ℝᴸ by X ∈ ℝᴾˣᵠ        tensor      tensor
//
// For a tensor, for any other pair that does not fit into a matrix, and for a
// layout that is neither, it returns a *DataError.
//
// Slide "Numerator Layout versus Denominator Layout (Ctd.)".
func DerivativeShape(layout Layout, y, x Shape) (Shape, error) {
	if layout != NumeratorLayout && layout != DenominatorLayout {
		return Shape{}, &DataError{"DerivativeShape", fmt.Sprintf("the layout is %v, want NumeratorLayout or DenominatorLayout", layout)}
	}
	var numerator Shape
	switch {
	case y.isColumn() && x.isColumn():
		numerator = Shape{y.Rows, x.Rows}
	case y.isScalar():
		numerator = x.T()
	case x.isScalar():
		numerator = y
	default:
		return Shape{}, &DataError{"DerivativeShape", fmt.Sprintf(
			"the derivative of %v by %v is a tensor with %d×%d×%d×%d entries, not a matrix", y, x, y.Rows, y.Cols, x.Rows, x.Cols)}
	}
	if layout == DenominatorLayout {
		return numerator.T(), nil
	}
	return numerator, nil
}
