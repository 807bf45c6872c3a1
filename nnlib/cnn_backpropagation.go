package nnlib

import "gonum.org/v1/gonum/mat"

// CNNForwardPass holds what a CNN computes for one image. Z[i] and A[i] belong
// to block i, from 1; Pooled[0] is the image and Pooled[i] the feature maps that
// block i ends with.
type CNNForwardPass struct {
	Z, A   []FeatureMaps // pre-activations and activations; index 0 is nil
	Pooled []FeatureMaps
	Head   *ForwardPass // of the fully connected layers
}

// Forward computes the feature maps and activations of all layers for one image.
//
//	Z = I ⋆ F + b,   A = g(Z),   P = pool(A)   for each block
//	flatten, then as in [MLP.Forward]
//
// Shapes: x is C·H·W×1. It panics with a *ShapeError otherwise.
//
// Slide "General Idea of CNNs (Ctd.)".
func (net *CNN) Forward(x mat.Vector) *CNNForwardPass {
	needLen("CNN.Forward", "x", x, net.Input.Size())
	image := Unflatten(x, net.Input.Channels, net.Input.Height, net.Input.Width)
	pass := &CNNForwardPass{Z: []FeatureMaps{nil}, A: []FeatureMaps{nil}, Pooled: []FeatureMaps{image}}
	for i, block := range net.Blocks {
		Z := block.Conv.Forward(pass.Pooled[i])
		A, pooled := make(FeatureMaps, len(Z)), make(FeatureMaps, len(Z))
		for k := range Z {
			A[k] = net.Head.Activation.ApplyBatch(Z[k])
			pooled[k] = block.Pooling.Forward(A[k])
		}
		pass.Z, pass.A, pass.Pooled = append(pass.Z, Z), append(pass.A, A), append(pass.Pooled, pooled)
	}
	pass.Head = net.Head.Forward(pass.Pooled[len(net.Blocks)].Flatten())
	return pass
}

// Predict is the network's answer: a probability for each output.
//
// Shapes: x is C·H·W×1, the result is K×1. It panics with a *ShapeError
// otherwise.
func (net *CNN) Predict(x mat.Vector) *mat.VecDense { return net.Forward(x).Head.Output() }

// Loss is the loss for one example.
//
// Shapes: x is C·H·W×1, y is K×1. It panics with a *ShapeError otherwise.
func (net *CNN) Loss(x, y mat.Vector) float64 {
	head := net.Forward(x).Head
	return net.Head.Output.Loss(head.Z[len(head.Z)-1], y)
}

// CNNBackwardPass holds the gradients of a CNN for one image.
type CNNBackwardPass struct {
	Blocks []*ConvGradient // of block i at index i; index 0 is nil
	Head   *BackwardPass   // of the fully connected layers
}

// Backpropagate computes the gradients of the loss with respect to all
// parameters and to the image, for one example: the fully connected layers
// first, as in [MLP.Backpropagate], then block by block through pooling,
// activation and convolution.
//
//	∂ℓ/∂A = pool's share of ∂ℓ/∂P,   ∂ℓ/∂Z = ∂ℓ/∂A ⊙ g′(Z),   then [Conv.Backward]
//
// Shapes: x is C·H·W×1, y is K×1. It panics with a *ShapeError otherwise.
func (net *CNN) Backpropagate(x, y mat.Vector) *CNNBackwardPass {
	pass := net.Forward(x)
	B := len(net.Blocks)
	flat := pass.Pooled[B].Flatten()
	back := &CNNBackwardPass{Blocks: make([]*ConvGradient, B+1), Head: net.Head.Backpropagate(flat, y)}

	last := pass.Pooled[B]
	height, width := last[0].Dims()
	dFlat := InputGradient(back.Head.Delta[1], net.Head.Layers[0].Weights) // 1×C·H·W
	dPooled := Unflatten(columnOf(JacobianToGradient(dFlat)), len(last), height, width)
	for i := B; i >= 1; i-- {
		block := net.Blocks[i-1]
		dZ := make(FeatureMaps, len(dPooled))
		for k := range dZ {
			dZ[k] = block.Pooling.Backward(pass.A[i][k], dPooled[k])
			dZ[k].MulElem(dZ[k], net.Head.Activation.ApplyDerivativeBatch(pass.Z[i][k]))
		}
		back.Blocks[i] = block.Conv.Backward(pass.Pooled[i-1], dZ)
		dPooled = back.Blocks[i].Input
	}
	return back
}
