package nnlib_test

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// One filter of 3×3 on a picture of 6×6, halved by pooling, and two classes: 10
// parameters of the filter, 2·(4 + 1) of the head.
func ExampleNewCNN() {
	net, err := nnlib.NewCNN(nnlib.ImageShape{Channels: 1, Height: 6, Width: 6},
		[]nnlib.ConvSpec{{Filters: 1, Kernel: 3, Stride: 1, Pooling: nnlib.Pooling{Kind: nnlib.MaxPooling, Window: 2, Stride: 2}}},
		[]int{2}, nnlib.ReLUActivation(), nnlib.SoftmaxOutput, nnlib.He, nnlib.Rand(1))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range net.Parameters() {
		fmt.Println(p.Name, p.Shape)
	}
	fmt.Println(nnlib.ParameterCount(net), "parameters")
	// Output:
	// F1 3×3
	// c1 1×1
	// W1 2×4
	// b1 2×1
	// 20 parameters
}

// edges looks for edges from dark to bright in a row of four pixels.
func edges() *nnlib.CNN {
	conv := nnlib.NewConv(1, 1, 1, 1, 0, nnlib.Zero, nil)
	conv.Filters[0][0] = dense(1, 2, -1, 1)
	return &nnlib.CNN{
		Input:  nnlib.ImageShape{Channels: 1, Height: 1, Width: 4},
		Blocks: []nnlib.ConvBlock{{Conv: conv}},
		Head:   &nnlib.MLP{Layers: []nnlib.Layer{{Weights: dense(1, 3, 1, 1, 1), Bias: vec(0)}}, Activation: nnlib.ReLUActivation(), Output: nnlib.SigmoidOutput},
	}
}

// A block that looks for the largest pixel: its filter hands on the upper left
// one of each place, and pooling takes the maximum.
func ExampleConvBlock() {
	conv := nnlib.NewConv(1, 1, 2, 1, 0, nnlib.Zero, nil)
	conv.Filters[0][0].Set(0, 0, 1)
	block := nnlib.ConvBlock{Conv: conv, Pooling: nnlib.Pooling{Kind: nnlib.MaxPooling, Window: 2, Stride: 2}}
	net := &nnlib.CNN{
		Input:  nnlib.ImageShape{Channels: 1, Height: 3, Width: 3},
		Blocks: []nnlib.ConvBlock{block},
		Head:   nnlib.NewMLP([]int{1, 1}, nnlib.ReLUActivation(), nnlib.SigmoidOutput, nnlib.Zero, nil),
	}
	pass := net.Forward(vec(1, 7, 0, 3, 5, 0, 0, 0, 0))
	show("z", pass.Z[1][0])
	show("pooled", pass.Pooled[1][0])
	// Output:
	// z 2×2: [1 7 3 5]
	// pooled 1×1: [7]
}

// What the picture became, block by block.
func ExampleCNNForwardPass() {
	pass := edges().Forward(vec(0, 0, 1, 0))
	show("z", pass.Z[1][0])
	show("a", pass.A[1][0])
	fmt.Printf("ŷ = %.4f\n", pass.Head.Output().AtVec(0)) // σ(1)
	// Output:
	// z 1×3: [0 1 -1]
	// a 1×3: [0 1 0]
	// ŷ = 0.7311
}

// The edge alone contributes to the gradient of the filter: δ = ŷ − 0 meets the
// pixels 0 and 1.
func ExampleCNNBackwardPass() {
	back := edges().Backpropagate(vec(0, 0, 1, 0), vec(0))
	fmt.Printf("δ = %.4f, ∂ℓ/∂F = %.4f\n", back.Head.Delta[1].At(0, 0), mat.Formatted(back.Blocks[1].Filters[0][0]))
	// Output: δ = 0.7311, ∂ℓ/∂F = [0.0000  0.7311]
}
