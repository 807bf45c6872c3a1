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

func ExampleValidPadding() {
	size, _ := nnlib.OutputSize(28, 5, nnlib.ValidPadding(5), 1)
	fmt.Println(size)
	// Output: 24
}

// As large as the input.
func ExampleSamePadding() {
	size, _ := nnlib.OutputSize(28, 5, nnlib.SamePadding(5), 1)
	fmt.Println(nnlib.SamePadding(5), size)
	// Output: 2 28
}

func ExampleFullPadding() {
	size, _ := nnlib.OutputSize(28, 5, nnlib.FullPadding(5), 1)
	fmt.Println(nnlib.FullPadding(5), size)
	// Output: 4 32
}

// A single bright pixel shows the filter as it is; the sliding product shows it
// flipped.
func ExampleConvolve() {
	pixel, F := dense(1, 3, 0, 1, 0), dense(1, 2, 1, 2)
	show("convolution", nnlib.Convolve(pixel, F))
	show("sliding product", nnlib.CrossCorrelate(pixel, F, 0, 1))
	// Output:
	// convolution 1×4: [0 1 2 0]
	// sliding product 1×2: [2 1]
}

// Convolution is the sliding product with the flipped filter.
func ExampleFlip() {
	fmt.Println(mat.Formatted(nnlib.Flip(dense(2, 2, 1, 2, 3, 4))))
	// Output:
	// ⎡4  3⎤
	// ⎣2  1⎦
}

// Each weight meets the inputs that it was multiplied with.
func ExampleCrossCorrelateFilterGradient() {
	I, Delta := dense(1, 4, 1, 2, 3, 4), dense(1, 3, 1, 0, 10)
	show("∂ℓ/∂F", nnlib.CrossCorrelateFilterGradient(I, Delta, 1, 2, 0, 1)) // 1·(1, 2) + 10·(3, 4)
	// Output: ∂ℓ/∂F 1×2: [31 42]
}

// Each output hands its share back to the inputs that it was made from.
func ExampleCrossCorrelateInputGradient() {
	F, Delta := dense(1, 2, 5, 7), dense(1, 3, 1, 0, 10)
	show("∂ℓ/∂I", nnlib.CrossCorrelateInputGradient(Delta, F, 1, 4, 0, 1))
	// Output: ∂ℓ/∂I 1×4: [5 7 50 70]
}

// Only the entry that was the largest had an influence.
func ExampleMaxPoolGradient() {
	show("∂ℓ/∂I", nnlib.MaxPoolGradient(dense(2, 2, 1, 3, 4, 6), dense(1, 1, 8), 2, 2))
	// Output: ∂ℓ/∂I 2×2: [0 0 0 8]
}

func ExampleMeanPool() {
	show("means", nnlib.MeanPool(dense(2, 4, 1, 3, 2, 1, 4, 6, 5, 0), 2, 2))
	// Output: means 1×2: [3.5 2]
}

// All four entries of a window had the same influence.
func ExampleMeanPoolGradient() {
	show("∂ℓ/∂I", nnlib.MeanPoolGradient(dense(2, 2, 1, 3, 4, 6), dense(1, 1, 8), 2, 2))
	// Output: ∂ℓ/∂I 2×2: [2 2 2 2]
}

func ExamplePooling() {
	I := dense(2, 2, 1, 3, 4, 6)
	for _, kind := range []nnlib.PoolingKind{nnlib.NoPooling, nnlib.MaxPooling, nnlib.MeanPooling} {
		pooling := nnlib.Pooling{Kind: kind, Window: 2, Stride: 2}
		show(kind.String(), pooling.Forward(I))
	}
	// Output:
	// no pooling 2×2: [1 3 4 6]
	// max pooling 1×1: [6]
	// mean pooling 1×1: [3.5]
}

// An image as an example of an MLP, and back.
func ExampleUnflatten() {
	maps := nnlib.Unflatten(vec(1, 2, 3, 4, 5, 6, 7, 8), 2, 2, 2)
	show("second channel", maps[1])
	show("flat", maps.Flatten())
	// Output:
	// second channel 2×2: [5 6 7 8]
	// flat 8×1: [1 2 3 4 5 6 7 8]
}

// One filter for two channels: what it finds in both is added up.
func ExampleNewConv() {
	layer := nnlib.NewConv(2, 1, 1, 1, 0, nnlib.Zero, nil)
	layer.Filters[0][0].Set(0, 0, 1)
	layer.Filters[0][1].Set(0, 0, 10)
	layer.Bias.SetVec(0, 100)
	in := nnlib.FeatureMaps{dense(1, 2, 1, 2), dense(1, 2, 3, 4)}
	show("Z", layer.Forward(in)[0])
	// Output: Z 1×2: [131 142]
}

// The gradients have the shapes of what they belong to; that of the bias is the
// sum of Δ.
func ExampleConvGradient() {
	layer := nnlib.NewConv(1, 1, 2, 1, 0, nnlib.Zero, nil)
	gradient := layer.Backward(nnlib.FeatureMaps{dense(2, 3, 1, 2, 3, 4, 5, 6)}, nnlib.FeatureMaps{dense(1, 2, 1, 10)})
	show("∂ℓ/∂F", gradient.Filters[0][0])
	show("∂ℓ/∂b", gradient.Bias)
	// Output:
	// ∂ℓ/∂F 2×2: [21 32 54 65]
	// ∂ℓ/∂b 1×1: [11]
}
