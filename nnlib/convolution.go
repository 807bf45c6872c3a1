package nnlib

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// OutputSize is the height or width of a feature map.
//
//	output = (input − kernel + 2·padding)/stride + 1
//
// The quotient is a whole number only if the stride divides; otherwise a rim of
// the input would never be looked at, and it is left to the caller to choose
// another padding or stride. It returns a *ShapeError that names the argument
// at fault: a kernel or stride below 1, a negative padding, a kernel larger than
// the padded input, or a stride that does not divide.
//
// Eq. (45), slide "Size of the Convolution Output".
func OutputSize(input, kernel, padding, stride int) (int, error) {
	fault := func(arg string, got int, want string) (int, error) {
		return 0, &ShapeError{"OutputSize", arg, fmt.Sprint(got), want}
	}
	free := input - kernel + 2*padding
	switch {
	case input < 1:
		return fault("input", input, "at least 1")
	case kernel < 1:
		return fault("kernel", kernel, "at least 1")
	case padding < 0:
		return fault("padding", padding, "at least 0")
	case stride < 1:
		return fault("stride", stride, "at least 1")
	case free < 0:
		return fault("kernel", kernel, fmt.Sprintf("at most %d, the padded input", input+2*padding))
	case free%stride != 0:
		return fault("stride", stride, fmt.Sprintf("a divisor of %d − %d + 2·%d = %d", input, kernel, padding, free))
	}
	return free/stride + 1, nil
}

// ValidPadding adds nothing: the filter stays inside the input, and the output
// is smaller.
//
// Slide "Types of Convolution (Stride 1)".
func ValidPadding(int) int { return 0 }

// SamePadding makes the output as large as the input, at stride 1. There is
// none for an even kernel: it panics with a *ShapeError.
//
// Slide "Types of Convolution (Stride 1)".
func SamePadding(kernel int) int {
	if kernel%2 == 0 {
		panic(&ShapeError{"SamePadding", "kernel", fmt.Sprint(kernel), "odd, to have as much on both sides"})
	}
	return (kernel - 1) / 2
}

// FullPadding lets the filter touch the input with a corner at least: the
// output is larger, at stride 1.
//
// Slide "Types of Convolution (Stride 1)".
func FullPadding(kernel int) int { return kernel - 1 }

// Convolve is the convolution operator, with the input continued by zeros. The
// indices run backwards in one factor, so the filter is flipped.
//
//	(I ⊗ F)(i, j) = Σₘ Σₙ I(i − m, j − n)·F(m, n)
//
// What the convolutional layer computes is [CrossCorrelate], without the flip.
// The two agree for a filter that is its own [Flip], and in general
// Convolve(I, F) = CrossCorrelate(I, Flip(F)) with full padding.
//
// Shapes: I is H×W, F is P×Q, the result is (H+P−1)×(W+Q−1), all places where
// the sum is not empty.
//
// Slide "Convolution Operator".
func Convolve(I, F mat.Matrix) *mat.Dense {
	H, W := I.Dims()
	P, Q := F.Dims()
	O := mat.NewDense(H+P-1, W+Q-1, nil)
	for i := range H + P - 1 {
		for j := range W + Q - 1 {
			var sum float64
			for m := max(0, i-H+1); m <= min(i, P-1); m++ {
				for n := max(0, j-W+1); n <= min(j, Q-1); n++ {
					sum += I.At(i-m, j-n) * F.At(m, n)
				}
			}
			O.Set(i, j, sum)
		}
	}
	return O
}

// CrossCorrelate slides the filter across the input and sums the products at
// each place, as a convolutional layer does.
//
//	O(i, j) = Σₘ Σₙ I(s·i + m − p, s·j + n − p)·F(m, n)
//
// with the stride s and the padding p, and I = 0 outside.
//
// Shapes: I is H×W, F is P×Q, the result has the size of [OutputSize]. It
// panics with the *ShapeError of that function.
//
// Slide "Convolutional Layer".
func CrossCorrelate(I, F mat.Matrix, padding, stride int) *mat.Dense {
	P, Q := F.Dims()
	height, width := outputDims(I, P, Q, padding, stride)
	O := mat.NewDense(height, width, nil)
	for i := range height {
		for j := range width {
			var sum float64
			for m := range P {
				for n := range Q {
					sum += padded(I, stride*i+m-padding, stride*j+n-padding) * F.At(m, n)
				}
			}
			O.Set(i, j, sum)
		}
	}
	return O
}

// Flip turns a filter upside down and left to right.
//
//	Flip(F)(m, n) = F(P − 1 − m, Q − 1 − n)
//
// Shapes: F and the result are P×Q.
func Flip(F mat.Matrix) *mat.Dense {
	P, Q := F.Dims()
	flipped := mat.NewDense(P, Q, nil)
	for m := range P {
		for n := range Q {
			flipped.Set(m, n, F.At(P-1-m, Q-1-n))
		}
	}
	return flipped
}

// CrossCorrelateFilterGradient is the derivative of the loss with respect to
// the filter, given that with respect to the output, both in the shape of what
// they belong to. Each weight meets the input that it was multiplied with.
//
//	∂ℓ/∂F(m, n) = Σᵢ Σⱼ Δ(i, j)·I(s·i + m − p, s·j + n − p)
//
// Shapes: I is H×W, Δ has the shape of the output, the result is P×Q. It
// panics with a *ShapeError otherwise.
func CrossCorrelateFilterGradient(I, Delta mat.Matrix, P, Q, padding, stride int) *mat.Dense {
	height, width := outputDims(I, P, Q, padding, stride)
	needShape("CrossCorrelateFilterGradient", "Delta", Delta, height, width)
	gradient := mat.NewDense(P, Q, nil)
	for m := range P {
		for n := range Q {
			var sum float64
			for i := range height {
				for j := range width {
					sum += Delta.At(i, j) * padded(I, stride*i+m-padding, stride*j+n-padding)
				}
			}
			gradient.Set(m, n, sum)
		}
	}
	return gradient
}

// CrossCorrelateInputGradient is the derivative of the loss with respect to the
// input, given that with respect to the output, both in the shape of what they
// belong to. Each output hands its share back to the inputs it was made from.
//
//	∂ℓ/∂I(s·i + m − p, s·j + n − p) += Δ(i, j)·F(m, n)   for all i, j, m, n
//
// At stride 1 and without padding it is Convolve(Δ, F): the way back flips.
//
// Shapes: Δ has the shape of the output, F is P×Q, the result is H×W. It
// panics with a *ShapeError otherwise.
func CrossCorrelateInputGradient(Delta, F mat.Matrix, H, W, padding, stride int) *mat.Dense {
	P, Q := F.Dims()
	gradient := mat.NewDense(H, W, nil)
	height, width := outputDims(gradient, P, Q, padding, stride)
	needShape("CrossCorrelateInputGradient", "Delta", Delta, height, width)
	for i := range height {
		for j := range width {
			for m := range P {
				for n := range Q {
					y, x := stride*i+m-padding, stride*j+n-padding
					if y >= 0 && y < H && x >= 0 && x < W {
						gradient.Set(y, x, gradient.At(y, x)+Delta.At(i, j)*F.At(m, n))
					}
				}
			}
		}
	}
	return gradient
}

// padded is I(y, x), or 0 outside of I.
func padded(I mat.Matrix, y, x int) float64 {
	H, W := I.Dims()
	if y < 0 || y >= H || x < 0 || x >= W {
		return 0
	}
	return I.At(y, x)
}

// outputDims is [OutputSize] in both directions; it panics where that returns
// an error.
func outputDims(I mat.Matrix, P, Q, padding, stride int) (height, width int) {
	H, W := I.Dims()
	height, err := OutputSize(H, P, padding, stride)
	if err == nil {
		width, err = OutputSize(W, Q, padding, stride)
	}
	if err != nil {
		panic(err)
	}
	return height, width
}
