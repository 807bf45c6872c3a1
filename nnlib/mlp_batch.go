package nnlib

import "gonum.org/v1/gonum/mat"

// BatchForwardPass holds what a network computes for a batch, layer by layer,
// an example per column. The indices are the lecture's: A[0] = X.
type BatchForwardPass struct {
	Z []*mat.Dense // pre-activations, D×N; Z[0] is nil
	A []*mat.Dense // activations, D×N
}

// ForwardBatch is [MLP.Forward] for all examples of a batch at once.
//
// Shapes: X is M×N. It panics with a *ShapeError otherwise.
//
// Slide "Training the Network in Batches".
func (net *MLP) ForwardBatch(X mat.Matrix) *BatchForwardPass {
	_, N := X.Dims()
	needPositive("MLP.ForwardBatch", "X", N)
	needShape("MLP.ForwardBatch", "X", X, net.Inputs(), N)
	pass := &BatchForwardPass{Z: []*mat.Dense{nil}, A: []*mat.Dense{mat.DenseCopyOf(X)}}
	for i, layer := range net.Layers {
		Z := BatchPreActivation(layer.Weights, pass.A[i], layer.Bias) // (D×L)(L×N) + D×N = D×N
		pass.Z = append(pass.Z, Z)
		pass.A = append(pass.A, net.activateBatch(i+1, Z)) // D×N
	}
	return pass
}

// LossBatch is the mean loss over the examples of a batch.
//
// Shapes: X is M×N, Y is K×N. It panics with a *ShapeError otherwise.
func (net *MLP) LossBatch(X, Y mat.Matrix) float64 {
	Z := net.ForwardBatch(X).Z[net.Depth()]
	_, N := needSameShape("MLP.LossBatch", "Y", Y, Z)
	var sum float64
	for n := range N {
		sum += net.Output.Loss(Z.ColView(n), column(Y, n))
	}
	return sum / float64(N)
}

// BackpropagateBatch computes the gradients of [MLP.LossBatch] with respect to
// all parameters: those of [MLP.Backpropagate], averaged over the batch.
//
// Shapes: X is M×N, Y is K×N. It panics with a *ShapeError otherwise.
//
// Slides "Training the Network in Batches – Issue 1" and "… – Issue 2".
func (net *MLP) BackpropagateBatch(X, Y mat.Matrix) *BackwardPass {
	pass := net.ForwardBatch(X)
	L := net.Depth()
	back := newBackwardPass(L)
	back.Delta[L] = BatchOutputDelta(pass.A[L], Y) // N×K
	for lambda := L - 1; lambda >= 0; lambda-- {
		if lambda != 0 {
			gPrime := net.Activation.ApplyDerivativeBatch(pass.Z[lambda])                                   // H×N
			back.Delta[lambda] = BatchHiddenDelta(back.Delta[lambda+1], net.Layers[lambda].Weights, gPrime) // (N×D)(D×H) ⊙ N×H = N×H
		}
		back.Weights[lambda+1] = BatchWeightGradient(back.Delta[lambda+1], pass.A[lambda]) // (D×N)(N×H) = D×H
		back.Bias[lambda+1] = BatchBiasGradient(back.Delta[lambda+1])                      // D×1
	}
	return back
}
