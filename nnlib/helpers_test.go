package nnlib_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// near fails the test unless got is want to within tol. NaN is near nothing.
func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol) {
		t.Errorf("%s = %v, want %v to within %g", what, got, want, tol)
	}
}

// nearMatrix compares the shape first, for a comparison that broadcasts hides
// mistakes, and the values second.
func nearMatrix(t *testing.T, what string, got, want mat.Matrix, tol float64) {
	t.Helper()
	gr, gc := got.Dims()
	wr, wc := want.Dims()
	if gr != wr || gc != wc {
		t.Fatalf("%s is %d×%d, want %d×%d", what, gr, gc, wr, wc)
	}
	for i := range wr {
		for j := range wc {
			if d := math.Abs(got.At(i, j) - want.At(i, j)); !(d <= tol) {
				t.Errorf("%s[%d,%d] = %v, want %v to within %g", what, i, j, got.At(i, j), want.At(i, j), tol)
			}
		}
	}
}

// wantShapePanic fails the test unless f panics with a *ShapeError that says
// "function: argument is got, want wanted" and unwraps to mat.ErrShape.
func wantShapePanic(t *testing.T, message string, f func()) {
	t.Helper()
	value := recovered(f)
	err, _ := value.(error)
	var shape *nnlib.ShapeError
	if !errors.As(err, &shape) {
		t.Errorf("panic value is %v, want a *ShapeError that says %q", value, message)
		return
	}
	if got := fmt.Sprintf("%s: %s is %s, want %s", shape.Func, shape.Arg, shape.Got, shape.Want); got != message {
		t.Errorf("the error says\n\t%s\nwant\n\t%s", got, message)
	}
	if !errors.Is(err, mat.ErrShape) {
		t.Errorf("%v does not unwrap to mat.ErrShape", err)
	}
}

// recovered is what f panics with, nil if it does not.
func recovered(f func()) (value any) {
	defer func() { value = recover() }()
	f()
	return nil
}

// wantDataError fails the test unless err is a *DataError that mentions all of
// the given words.
func wantDataError(t *testing.T, err error, words ...string) {
	t.Helper()
	var data *nnlib.DataError
	if !errors.As(err, &data) {
		t.Fatalf("error is %v, want a *DataError", err)
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not mention %q", err, word)
		}
	}
}

// vec and dense spell matrices briefly.
func vec(v ...float64) *mat.VecDense                { return mat.NewVecDense(len(v), v) }
func dense(rows, cols int, v ...float64) *mat.Dense { return mat.NewDense(rows, cols, v) }
func perceptron(b float64, w ...float64) *nnlib.Perceptron {
	return &nnlib.Perceptron{Weights: vec(w...), Bias: b}
}
