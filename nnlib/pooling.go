package nnlib

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// PoolingKind says what pooling keeps of each window.
type PoolingKind int

const (
	NoPooling   PoolingKind = iota // everything: there is no pooling
	MaxPooling                     // the largest activation
	MeanPooling                    // the mean activation
)

// String is the name of the kind.
func (k PoolingKind) String() string {
	switch k {
	case NoPooling:
		return "no pooling"
	case MaxPooling:
		return "max pooling"
	case MeanPooling:
		return "mean pooling"
	}
	return fmt.Sprintf("PoolingKind(%d)", int(k))
}

// validate returns a *DataError on behalf of a function unless there is such a
// kind, and need panics with it.
func (k PoolingKind) validate(function string) error {
	if k < NoPooling || k > MeanPooling {
		return &DataError{function, fmt.Sprintf("the kind is %v, want NoPooling, MaxPooling or MeanPooling", k)}
	}
	return nil
}

func (k PoolingKind) need(function string) {
	if err := k.validate(function); err != nil {
		panic(err)
	}
}

// Pooling is a pooling layer. It has no parameters.
type Pooling struct {
	Kind           PoolingKind
	Window, Stride int
}

// Forward pools one feature map.
//
// Shapes: I is H×W, the size of the result is that of [OutputSize] with the
// window as the kernel and without padding. It panics with the *ShapeError of
// that function.
func (p Pooling) Forward(I mat.Matrix) *mat.Dense {
	switch p.Kind {
	case MaxPooling:
		return MaxPool(I, p.Window, p.Stride)
	case MeanPooling:
		return MeanPool(I, p.Window, p.Stride)
	}
	p.Kind.need("Pooling.Forward")
	return mat.DenseCopyOf(I)
}

// Backward is the derivative of the loss with respect to the feature map I,
// given that with respect to what Forward made of it.
//
// Shapes: I is H×W, Δ has the shape of the output, the result is H×W. It
// panics with a *ShapeError otherwise.
func (p Pooling) Backward(I, Delta mat.Matrix) *mat.Dense {
	switch p.Kind {
	case MaxPooling:
		return MaxPoolGradient(I, Delta, p.Window, p.Stride)
	case MeanPooling:
		return MeanPoolGradient(I, Delta, p.Window, p.Stride)
	}
	p.Kind.need("Pooling.Backward")
	return mat.DenseCopyOf(Delta)
}

// outputSize is [OutputSize] for a pooling layer.
func (p Pooling) outputSize(input int) (int, error) {
	if err := p.Kind.validate("Pooling"); err != nil {
		return 0, err
	}
	if p.Kind == NoPooling {
		return input, nil
	}
	return OutputSize(input, p.Window, 0, p.Stride)
}

// MaxPool keeps the largest entry of each window.
//
//	O(i, j) = max { I(s·i + m, s·j + n) : 0 ≤ m, n < window }
//
// Shapes: I is H×W. It panics with the *ShapeError of [OutputSize].
//
// Slides "Pooling Layer" and "Visualization of Pooling".
func MaxPool(I mat.Matrix, window, stride int) *mat.Dense {
	height, width := outputDims(I, window, window, 0, stride)
	O := mat.NewDense(height, width, nil)
	for i := range height {
		for j := range width {
			y, x := largestIn(I, stride*i, stride*j, window)
			O.Set(i, j, I.At(y, x))
		}
	}
	return O
}

// MaxPoolGradient hands each derivative back to the entry that was the largest
// of its window, the first in reading order among equals; all others had no
// influence.
//
// Shapes: I is H×W, Δ has the shape of the output, the result is H×W. It
// panics with a *ShapeError otherwise.
func MaxPoolGradient(I, Delta mat.Matrix, window, stride int) *mat.Dense {
	height, width := outputDims(I, window, window, 0, stride)
	needShape("MaxPoolGradient", "Delta", Delta, height, width)
	H, W := I.Dims()
	gradient := mat.NewDense(H, W, nil)
	for i := range height {
		for j := range width {
			y, x := largestIn(I, stride*i, stride*j, window)
			gradient.Set(y, x, gradient.At(y, x)+Delta.At(i, j))
		}
	}
	return gradient
}

// MeanPool keeps the mean of each window.
//
//	O(i, j) = 1/window² · Σₘ Σₙ I(s·i + m, s·j + n)
//
// Shapes: I is H×W. It panics with the *ShapeError of [OutputSize].
//
// Slide "Pooling Layer".
func MeanPool(I mat.Matrix, window, stride int) *mat.Dense {
	height, width := outputDims(I, window, window, 0, stride)
	O := mat.NewDense(height, width, nil)
	for i := range height {
		for j := range width {
			var sum float64
			for m := range window {
				for n := range window {
					sum += I.At(stride*i+m, stride*j+n)
				}
			}
			O.Set(i, j, sum/float64(window*window))
		}
	}
	return O
}

// MeanPoolGradient hands each derivative back in equal shares to all entries of
// its window.
//
// Shapes: I is H×W, Δ has the shape of the output, the result is H×W. It
// panics with a *ShapeError otherwise.
func MeanPoolGradient(I, Delta mat.Matrix, window, stride int) *mat.Dense {
	height, width := outputDims(I, window, window, 0, stride)
	needShape("MeanPoolGradient", "Delta", Delta, height, width)
	H, W := I.Dims()
	gradient := mat.NewDense(H, W, nil)
	for i := range height {
		for j := range width {
			share := Delta.At(i, j) / float64(window*window)
			for m := range window {
				for n := range window {
					y, x := stride*i+m, stride*j+n
					gradient.Set(y, x, gradient.At(y, x)+share)
				}
			}
		}
	}
	return gradient
}

// largestIn is the place of the largest entry of a window, the first in reading
// order. A NaN counts as largest, so that it does not go unnoticed.
func largestIn(I mat.Matrix, top, left, window int) (y, x int) {
	y, x = top, left
	for m := range window {
		for n := range window {
			if v, best := I.At(top+m, left+n), I.At(y, x); v > best || math.IsNaN(v) && !math.IsNaN(best) {
				y, x = top+m, left+n
			}
		}
	}
	return y, x
}
