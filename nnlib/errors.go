package nnlib

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// ShapeError says that an argument does not have the shape that the formula
// needs. Functions panic with it, for a wrong shape is a programmer's mistake.
// Only [OutputSize] and [NewCNN] return it: whether sizes fit each other is what
// they are asked for.
type ShapeError struct {
	Func string // whose argument it is: the function that was called, or the step of it that the argument reached
	Arg  string // the argument at fault, for example "X"
	Got  string // its shape, for example "3×5"
	Want string // the shape it needs, for example "2×N, one example per column"
}

func (e *ShapeError) Error() string {
	return fmt.Sprintf("nnlib.%s: %s is %s, want %s", e.Func, e.Arg, e.Got, e.Want)
}

// Unwrap returns mat.ErrShape, so that errors.Is(err, mat.ErrShape) holds.
func (e *ShapeError) Unwrap() error { return mat.ErrShape }

// DataError reports data that no formula can make sense of: a label outside
// the allowed set, a value that is NaN or infinite, an empty set of examples.
type DataError struct {
	Func    string // the function that was called
	Problem string // what was found, where, and what was wanted
}

func (e *DataError) Error() string { return fmt.Sprintf("nnlib.%s: %s", e.Func, e.Problem) }

// shape renders the dimensions of m as on the slides: "3×5".
func shape(m mat.Matrix) string {
	r, c := m.Dims()
	return fmt.Sprintf("%d×%d", r, c)
}

// needPositive panics unless n, a number of features, neurons or the like, is
// at least 1.
func needPositive(function, arg string, n int) {
	if n < 1 {
		panic(&ShapeError{function, arg, fmt.Sprint(n), "at least 1"})
	}
}

// needLen panics unless v is a column of n entries.
func needLen(function, arg string, v mat.Vector, n int) {
	if v.Len() != n {
		panic(&ShapeError{function, arg, shape(v), fmt.Sprintf("%d×1", n)})
	}
}

// needExamples panics unless X is m×N with one label for each of the N columns.
// The empty matrix of gonum, 0×0, stands for no examples of any m.
func needExamples(function string, X mat.Matrix, m int, y []float64) {
	r, n := X.Dims()
	if r != m && n > 0 {
		panic(&ShapeError{function, "X", shape(X), fmt.Sprintf("%d×N, one example per column", m)})
	}
	if len(y) != n {
		panic(&ShapeError{function, "y", fmt.Sprintf("%d labels", len(y)), fmt.Sprintf("%d, one per column of X", n)})
	}
}

// checkFinite returns a *DataError that names the first entry of X which is
// NaN or infinite, and nil if there is none.
func checkFinite(function string, X mat.Matrix) error {
	m, _ := X.Dims()
	return checkFiniteColumns(function, contiguousColumns(X), m)
}

// checkFiniteColumns is checkFinite for a matrix with m rows, given column
// after column.
func checkFiniteColumns(function string, x []float64, m int) error {
	for i, v := range x {
		if !isFinite(v) {
			return &DataError{function, fmt.Sprintf("feature %d of example %d is %v, want a finite number", i%m, i/m, v)}
		}
	}
	return nil
}

// isFinite reports whether v is neither NaN nor infinite.
func isFinite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// checkLearningRate returns a *DataError unless alpha is positive and finite.
func checkLearningRate(function string, alpha float64) error {
	if !(alpha > 0) || !isFinite(alpha) {
		return &DataError{function, fmt.Sprintf("the learning rate is %v, want a positive number", alpha)}
	}
	return nil
}
