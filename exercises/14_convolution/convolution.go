// Package convolution is the exercise on the operations of a convolutional
// network, on one image and one filter.
//
// Images and filters are matrices; rows and columns are counted from 0.
// README.md tells what to do.
package convolution

import "gonum.org/v1/gonum/mat"

// Step 1

// OutputSize is the height or width of a feature map, Eq. (45).
//
//	output = (input − kernel + 2·padding) / stride + 1
//
// It returns an error if the kernel is larger than the padded input, and if
// the stride does not divide.
func OutputSize(input, kernel, padding, stride int) (int, error) {
	panic("not implemented yet: OutputSize")
}

// Step 2

// CrossCorrelate is what a convolutional layer computes: it slides the filter
// across the image and sums the products at each place.
//
//	O(i, j) = Σₘ Σₙ I(s·i + m − p, s·j + n − p)·F(m, n)
//
// with the stride s and the padding p, and I = 0 outside the image.
//
// Shapes: I is H×W, F is P×Q; the size of the result is that of OutputSize. The
// tests use strides that divide.
func CrossCorrelate(I, F *mat.Dense, padding, stride int) *mat.Dense {
	panic("not implemented yet: CrossCorrelate")
}

// Step 3

// Convolve is the convolution operator, with I = 0 outside the image.
//
//	(I ⊗ F)(i, j) = Σₘ Σₙ I(i − m, j − n)·F(m, n)
//
// Shapes: I is H×W, F is P×Q; the result is (H+P−1)×(W+Q−1), all places where
// the sum is not empty.
func Convolve(I, F *mat.Dense) *mat.Dense {
	panic("not implemented yet: Convolve")
}

// Step 4

// MaxPool takes the largest entry of each window.
//
// Shapes: I is H×W; the result is ((H − window)/stride + 1) high, and likewise
// wide.
func MaxPool(I *mat.Dense, window, stride int) *mat.Dense {
	panic("not implemented yet: MaxPool")
}

// MeanPool takes the mean of each window. Its shapes are those of MaxPool.
func MeanPool(I *mat.Dense, window, stride int) *mat.Dense {
	panic("not implemented yet: MeanPool")
}

// Step 5

// MaxPoolGradient takes the derivatives of the loss by the outputs of MaxPool
// back to its inputs: each goes to the entry that was the largest of its
// window, the first in reading order among equals. Where windows overlap an
// entry may collect several.
//
// Shapes: I is H×W, Delta has the shape of MaxPool's result; the result is H×W.
func MaxPoolGradient(I, Delta *mat.Dense, window, stride int) *mat.Dense {
	panic("not implemented yet: MaxPoolGradient")
}
