package nnlib_test

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

func ExampleOutputSize() {
	for _, padding := range []func(int) int{nnlib.ValidPadding, nnlib.SamePadding, nnlib.FullPadding} {
		size, err := nnlib.OutputSize(4, 3, padding(3), 1)
		fmt.Println(size, err)
	}
	_, err := nnlib.OutputSize(4, 3, 0, 2)
	fmt.Println(err)
	// Output:
	// 2 <nil>
	// 4 <nil>
	// 6 <nil>
	// nnlib.OutputSize: stride is 2, want a divisor of 4 − 3 + 2·0 = 1
}

// A filter that looks for edges from dark to bright; flipped, it finds the
// opposite.
func ExampleCrossCorrelate() {
	image := dense(1, 5, 0, 0, 1, 1, 0)
	edge := dense(1, 2, -1, 1)
	show("sliding product", nnlib.CrossCorrelate(image, edge, 0, 1))
	show("convolution", nnlib.Convolve(image, edge))
	// Output:
	// sliding product 1×4: [0 1 0 -1]
	// convolution 1×6: [0 0 -1 0 1 0]
}

func ExampleMaxPool() {
	I := dense(4, 4,
		1, 3, 2, 1,
		4, 6, 5, 0,
		7, 2, 1, 1,
		0, 8, 3, 4)
	fmt.Println(mat.Formatted(nnlib.MaxPool(I, 2, 2)))
	// Output:
	// ⎡6  5⎤
	// ⎣8  4⎦
}
