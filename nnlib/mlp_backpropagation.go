package nnlib

import "gonum.org/v1/gonum/mat"

// ForwardPass holds what a network computes for one example, layer by layer.
// The indices are the lecture's: A[0] = x, and Z[λ], A[λ] belong to layer λ.
type ForwardPass struct {
	Z []*mat.VecDense // pre-activations; Z[0] is nil, for the input has none
	A []*mat.VecDense // activations
}

// Output is a[L], the prediction.
func (f *ForwardPass) Output() *mat.VecDense { return f.A[len(f.A)-1] }

// Forward computes the activations of all layers for one example.
//
//	a[0] = x,   z[λ] = W[λ] a[λ−1] + b[λ],   a[λ] = g(z[λ])   for λ = 1 … L
//
// Shapes: x is M×1. It panics with a *ShapeError otherwise.
//
// Slide "Computation of the Forward Pass".
func (net *MLP) Forward(x mat.Vector) *ForwardPass {
	needLen("MLP.Forward", "x", x, net.Inputs())
	pass := &ForwardPass{Z: []*mat.VecDense{nil}, A: []*mat.VecDense{mat.VecDenseCopyOf(x)}}
	for i, layer := range net.Layers {
		z := PreActivation(layer.Weights, pass.A[i], layer.Bias) // (D×L)(L×1) + D×1 = D×1
		pass.Z = append(pass.Z, z)
		pass.A = append(pass.A, net.activate(i+1, z)) // D×1
	}
	return pass
}

// Predict is the network's answer: a probability for each output.
//
// Shapes: x is M×1, the result is K×1. It panics with a *ShapeError otherwise.
func (net *MLP) Predict(x mat.Vector) *mat.VecDense { return net.Forward(x).Output() }

// Loss is the loss for one example.
//
// Shapes: x is M×1, y is K×1. It panics with a *ShapeError otherwise.
func (net *MLP) Loss(x, y mat.Vector) float64 {
	pass := net.Forward(x)
	return net.Output.Loss(pass.Z[net.Depth()], y)
}

// BackwardPass holds the error gradients and the parameter gradients of all
// layers, with the lecture's indices: Delta[λ], Weights[λ] and Bias[λ] belong to
// layer λ; index 0 is nil.
type BackwardPass struct {
	Delta   []*mat.Dense    // δ, 1×D for one example, N×D for a batch
	Weights []*mat.Dense    // ∂ℓ/∂W, in the shape of W
	Bias    []*mat.VecDense // ∂ℓ/∂b, in the shape of b
}

// newBackwardPass has room for the layers 1 … L.
func newBackwardPass(L int) *BackwardPass {
	return &BackwardPass{make([]*mat.Dense, L+1), make([]*mat.Dense, L+1), make([]*mat.VecDense, L+1)}
}

// Backpropagate computes the gradients of the loss with respect to all
// parameters, for one example. It changes none of them: that is for
// [MLP.Descend].
//
//	1  forward pass: z[λ] and a[λ] for λ = 1 … L
//	2  ℓ(a[L], y)
//	3  δ[L] = ∂ℓ/∂z[L] = (a[L] − y)ᵀ
//	4  for λ = L−1 down to 0:
//	5      if λ ≠ 0:
//	6          δ[λ] = δ[λ+1] W[λ+1] ⊙ g′(z[λ])ᵀ
//	7      ∂ℓ/∂W[λ+1] = δ[λ+1]ᵀ a[λ]ᵀ,   ∂ℓ/∂b[λ+1] = δ[λ+1]ᵀ
//
// Line 6 of the slide has a transpose too many: see [HiddenDelta]. Line 2 is
// not needed for the gradients; [MLP.Loss] computes it.
//
// Shapes: x is M×1, y is K×1. It panics with a *ShapeError otherwise.
//
// Algorithm Backpropagation, slide "Backpropagation Algorithm (single Training
// Example)".
func (net *MLP) Backpropagate(x, y mat.Vector) *BackwardPass {
	pass := net.Forward(x)
	L := net.Depth()
	back := newBackwardPass(L)
	back.Delta[L] = net.Output.Delta(pass.A[L], y) // 1×K
	for lambda := L - 1; lambda >= 0; lambda-- {
		if lambda != 0 {
			gPrime := net.Activation.ApplyDerivative(pass.Z[lambda])                                   // H×1
			back.Delta[lambda] = HiddenDelta(back.Delta[lambda+1], net.Layers[lambda].Weights, gPrime) // (1×D)(D×H) ⊙ 1×H = 1×H
		}
		back.Weights[lambda+1] = WeightGradient(back.Delta[lambda+1], pass.A[lambda]) // (D×1)(1×H) = D×H
		back.Bias[lambda+1] = BiasGradient(back.Delta[lambda+1])                      // D×1
	}
	return back
}

// InputGradient is the derivative of the loss with respect to the features of
// the example, by which it can be seen what the network looks at.
//
//	∂ℓ/∂x = δ¹W¹
//
// Shapes: x is M×1, y is K×1, the result is 1×M. It panics with a *ShapeError
// otherwise.
func (net *MLP) InputGradient(x, y mat.Vector) *mat.Dense {
	return InputGradient(net.Backpropagate(x, y).Delta[1], net.Layers[0].Weights)
}

// Descend makes one step of gradient descent with the learning rate α.
//
// It panics with a *ShapeError if the gradients are those of another network.
//
// Slide "Update of the Parameters".
func (net *MLP) Descend(gradients *BackwardPass, alpha float64) {
	for i, layer := range net.Layers {
		UpdateWeights(layer.Weights, gradients.Weights[i+1], alpha)
		UpdateBias(layer.Bias, gradients.Bias[i+1], alpha)
	}
}
