// Package convolution solves the exercise of the same name.
package convolution

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// OutputSize is the height or width of a feature map, Eq. (45).
func OutputSize(input, kernel, padding, stride int) (int, error) {
	room := input - kernel + 2*padding
	if room < 0 {
		return 0, fmt.Errorf("a kernel of %d does not fit into %d", kernel, input+2*padding)
	}
	if room%stride != 0 {
		return 0, fmt.Errorf("a stride of %d does not divide %d", stride, room)
	}
	return room/stride + 1, nil
}

// at is I(i, j), and 0 outside.
func at(I *mat.Dense, i, j int) float64 {
	H, W := I.Dims()
	if i < 0 || i >= H || j < 0 || j >= W {
		return 0
	}
	return I.At(i, j)
}

// CrossCorrelate slides the filter across the image.
func CrossCorrelate(I, F *mat.Dense, padding, stride int) *mat.Dense {
	H, W := I.Dims()
	P, Q := F.Dims()
	O := mat.NewDense((H-P+2*padding)/stride+1, (W-Q+2*padding)/stride+1, nil)
	O.Apply(func(i, j int, _ float64) float64 {
		var sum float64
		for m := range P {
			for n := range Q {
				sum += at(I, stride*i+m-padding, stride*j+n-padding) * F.At(m, n)
			}
		}
		return sum
	}, O)
	return O
}

// Convolve is the convolution operator.
func Convolve(I, F *mat.Dense) *mat.Dense {
	H, W := I.Dims()
	P, Q := F.Dims()
	O := mat.NewDense(H+P-1, W+Q-1, nil)
	O.Apply(func(i, j int, _ float64) float64 {
		var sum float64
		for m := range P {
			for n := range Q {
				sum += at(I, i-m, j-n) * F.At(m, n)
			}
		}
		return sum
	}, O)
	return O
}

// pool applies f to each window.
func pool(I *mat.Dense, window, stride int, f func(part mat.Matrix) float64) *mat.Dense {
	H, W := I.Dims()
	O := mat.NewDense((H-window)/stride+1, (W-window)/stride+1, nil)
	O.Apply(func(i, j int, _ float64) float64 {
		return f(I.Slice(i*stride, i*stride+window, j*stride, j*stride+window))
	}, O)
	return O
}

// MaxPool takes the largest entry of each window.
func MaxPool(I *mat.Dense, window, stride int) *mat.Dense {
	return pool(I, window, stride, mat.Max)
}

// MeanPool takes the mean of each window.
func MeanPool(I *mat.Dense, window, stride int) *mat.Dense {
	return pool(I, window, stride, func(part mat.Matrix) float64 { return mat.Sum(part) / float64(window*window) })
}

// MaxPoolGradient hands each derivative to the largest entry of its window.
func MaxPoolGradient(I, Delta *mat.Dense, window, stride int) *mat.Dense {
	H, W := I.Dims()
	gradient := mat.NewDense(H, W, nil)
	rows, columns := Delta.Dims()
	for i := range rows {
		for j := range columns {
			r, c := i*stride, j*stride
			for m := range window {
				for n := range window {
					if I.At(i*stride+m, j*stride+n) > I.At(r, c) {
						r, c = i*stride+m, j*stride+n
					}
				}
			}
			gradient.Set(r, c, gradient.At(r, c)+Delta.At(i, j))
		}
	}
	return gradient
}
