package nnlib_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// A 2-3-1 network that can be worked by hand. With x = (1, 2):
//
//	z¹ = (1·1 − 1·2 + 1, 0.5·1 + 0.5·2 − 1.5, −1·1 + 1·2 − 1) = (0, 0, 0),  a¹ = (½, ½, ½)
//	z² = 1·½ + 2·½ − 3·½ + log 3 = log 3,                                    a² = ¾
//
// For y = 1: δ² = −¼, ∂ℓ/∂W² = −¼·(½, ½, ½), ∂ℓ/∂b² = −¼,
//
//	δ¹ = −¼·(1, 2, −3) ⊙ ¼ = (−1/16, −1/8, 3/16),
//	∂ℓ/∂W¹ = (δ¹)ᵀ(1, 2), ∂ℓ/∂b¹ = (δ¹)ᵀ, ℓ = −log ¾, ∂ℓ/∂x = δ¹W¹ = (−5/16, 3/16)
func net231() (W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense, b2, x *mat.VecDense) {
	return dense(3, 2, 1, -1, 0.5, 0.5, -1, 1), vec(1, -1.5, -1), dense(1, 3, 1, 2, -3), vec(math.Log(3)), vec(1, 2)
}

func mlp231() (net *nnlib.MLP, x *mat.VecDense) {
	W1, b1, W2, b2, x := net231()
	return &nnlib.MLP{
		Layers:     []nnlib.Layer{{Weights: W1, Bias: b1}, {Weights: W2, Bias: b2}},
		Activation: nnlib.SigmoidActivation(), Output: nnlib.SigmoidOutput,
	}, x
}

func TestForwardPassByHand(t *testing.T) {
	W1, b1, W2, b2, x := net231()
	z1, a1, z2, a2 := nnlib.TwoLayerForward(W1, b1, W2, b2, x)
	nearMatrix(t, "z1", z1, vec(0, 0, 0), 0)
	nearMatrix(t, "a1", a1, vec(0.5, 0.5, 0.5), 0)
	nearMatrix(t, "z2", z2, vec(math.Log(3)), 1e-15)
	nearMatrix(t, "a2", a2, vec(0.75), 1e-15)

	net, x := mlp231()
	pass := net.Forward(x)
	nearMatrix(t, "A[0]", pass.A[0], x, 0)
	nearMatrix(t, "Z[1]", pass.Z[1], z1, 0)
	nearMatrix(t, "A[1]", pass.A[1], a1, 0)
	nearMatrix(t, "Z[2]", pass.Z[2], z2, 0)
	nearMatrix(t, "Output", pass.Output(), a2, 0)
	nearMatrix(t, "Predict", net.Predict(x), a2, 0)
	near(t, "Loss", net.Loss(x, vec(1)), -math.Log(0.75), 1e-15)
	if pass.Z[0] != nil {
		t.Error("the input has no pre-activation")
	}
}

func TestGradientsByHand(t *testing.T) {
	W1, b1, W2, b2, x := net231()
	_, a1, _, a2 := nnlib.TwoLayerForward(W1, b1, W2, b2, x)
	dW1, db1, dW2, db2 := nnlib.TwoLayerGradients(W2, x, a1, a2, vec(1))
	nearMatrix(t, "∂ℓ/∂W2", dW2, dense(1, 3, -0.125, -0.125, -0.125), 1e-15)
	nearMatrix(t, "∂ℓ/∂b2", db2, vec(-0.25), 1e-15)
	nearMatrix(t, "∂ℓ/∂W1", dW1, dense(3, 2, -1.0/16, -1.0/8, -1.0/8, -1.0/4, 3.0/16, 3.0/8), 1e-15)
	nearMatrix(t, "∂ℓ/∂b1", db1, vec(-1.0/16, -1.0/8, 3.0/16), 1e-15)

	net, x := mlp231()
	back := net.Backpropagate(x, vec(1))
	nearMatrix(t, "Delta[2]", back.Delta[2], dense(1, 1, -0.25), 1e-15)
	nearMatrix(t, "Delta[1]", back.Delta[1], dense(1, 3, -1.0/16, -1.0/8, 3.0/16), 1e-15)
	nearMatrix(t, "Weights[2]", back.Weights[2], dW2, 1e-15)
	nearMatrix(t, "Weights[1]", back.Weights[1], dW1, 1e-15)
	nearMatrix(t, "Bias[2]", back.Bias[2], db2, 1e-15)
	nearMatrix(t, "Bias[1]", back.Bias[1], db1, 1e-15)
	if back.Delta[0] != nil || back.Weights[0] != nil || back.Bias[0] != nil {
		t.Error("there is no layer 0")
	}
	// δ¹W¹ = (−1/16 − 1/16 − 3/16, 1/16 − 1/16 + 3/16)
	nearMatrix(t, "∂ℓ/∂x", net.InputGradient(x, vec(1)), dense(1, 2, -5.0/16, 3.0/16), 1e-15)
	nearMatrix(t, "W1", net.Layers[0].Weights, W1, 0) // nothing is updated

	net.Descend(back, 2)
	nearMatrix(t, "b2 after a step", net.Layers[1].Bias, vec(math.Log(3)+0.5), 1e-15)
	near(t, "W1[2,1] after a step", net.Layers[0].Weights.At(2, 1), 1-2*3.0/8, 1e-15)
}

// Each factor of the chain rule in the hidden layer, multiplied out as
// Jacobians, gives what the Hadamard product gives.
func TestHiddenDeltaIsAProductOfJacobians(t *testing.T) {
	z, deltaNext, WNext := vec(0.3, -1, 2), dense(1, 2, 0.5, -0.25), dense(2, 3, 1, 2, 3, 4, 5, 6)
	short := nnlib.HiddenDelta(deltaNext, WNext, nnlib.SigmoidVectorDerivative(z))
	long := nnlib.ChainRule(deltaNext, nnlib.LinearJacobian(WNext), nnlib.ElementwiseJacobian(nnlib.SigmoidDerivative, z))
	nearMatrix(t, "δ", short, long, 1e-16)
	// By hand, with g′ = 1: (0.5·1 − 0.25·4, 0.5·2 − 0.25·5, 0.5·3 − 0.25·6).
	nearMatrix(t, "δ", nnlib.HiddenDelta(deltaNext, WNext, vec(1, 1, 1)), dense(1, 3, -0.5, -0.25, 0), 0)
	nearMatrix(t, "∂ℓ/∂b", nnlib.BiasGradient(deltaNext), vec(0.5, -0.25), 0)
	nearMatrix(t, "∂ℓ/∂x", nnlib.InputGradient(deltaNext, WNext), dense(1, 3, -0.5, -0.25, 0), 0)
}

// All gradients of networks of several depths, activations and outputs against
// central differences; those of parameters and those of inputs.
func TestBackpropagationAgainstFiniteDifferences(t *testing.T) {
	rng := rand.New(rand.NewPCG(17, 18))
	for _, g := range []nnlib.Activation{nnlib.IdentityActivation(), nnlib.SigmoidActivation(), nnlib.TanhActivation(), nnlib.ELUActivation(1)} {
		for _, sizes := range [][]int{{3, 1}, {2, 3, 1}, {3, 4, 3}, {2, 5, 4, 3, 2}} {
			for _, output := range []nnlib.Output{nnlib.SigmoidOutput, nnlib.SoftmaxOutput} {
				net := nnlib.NewMLP(sizes, g, output, nnlib.Glorot, rng)
				K := sizes[len(sizes)-1]
				x, y := mat.NewVecDense(sizes[0], nil), mat.NewVecDense(K, nil)
				for i := range sizes[0] {
					x.SetVec(i, rng.NormFloat64())
				}
				y.SetVec(rng.IntN(K), 1)
				checkGradients(t, fmt.Sprint(g.Name, sizes, output), net, x, y)
			}
		}
	}
}

// checkGradients compares every derivative of the loss with differences.
func checkGradients(t *testing.T, name string, net *nnlib.MLP, x, y *mat.VecDense) {
	t.Helper()
	back := net.Backpropagate(x, y)
	central := &fd.Settings{Formula: fd.Central}
	loss := func(v []float64) float64 { return net.Loss(x, y) }
	for i, layer := range net.Layers {
		raw := layer.Weights.RawMatrix()
		rows, cols := layer.Weights.Dims()
		vary := func(data []float64) []float64 {
			kept := append([]float64(nil), data...)
			defer copy(data, kept)
			return fd.Gradient(nil, func(v []float64) float64 { copy(data, v); return loss(v) }, kept, central)
		}
		nearMatrix(t, name+" ∂ℓ/∂W", back.Weights[i+1], dense(rows, cols, vary(raw.Data)...), 1e-7)
		nearMatrix(t, name+" ∂ℓ/∂b", back.Bias[i+1], vec(vary(layer.Bias.RawVector().Data)...), 1e-7)
	}
	at := append([]float64(nil), x.RawVector().Data...)
	want := fd.Gradient(nil, func(v []float64) float64 { return net.Loss(vec(v...), y) }, at, central)
	nearMatrix(t, name+" ∂ℓ/∂x", net.InputGradient(x, y), dense(1, len(want), want...), 1e-7)
}

func TestBatchFormsByHand(t *testing.T) {
	b := vec(1, 2)
	nearMatrix(t, "B", nnlib.Broadcast(b, 3), dense(2, 3, 1, 1, 1, 2, 2, 2), 0)
	// WX + B with W = (1 2), X = ((1, 0), (0, 1)), b = 10: (1 + 10, 2 + 10).
	nearMatrix(t, "Z", nnlib.BatchPreActivation(dense(1, 2, 1, 2), dense(2, 2, 1, 0, 0, 1), vec(10)), dense(1, 2, 11, 12), 0)
	A, Y := dense(2, 2, 0.5, 0.25, 0.5, 0.75), dense(2, 2, 1, 0, 0, 1)
	Delta := nnlib.BatchOutputDelta(A, Y) // rows are examples, with 1/2 from the mean
	nearMatrix(t, "Δ", Delta, dense(2, 2, -0.25, 0.25, 0.125, -0.125), 0)
	// Columns are summed, over the examples: −0.25 + 0.125 and 0.25 − 0.125.
	nearMatrix(t, "∂ℓ/∂b", nnlib.BatchBiasGradient(Delta), vec(-0.125, 0.125), 0)
	// ΔᵀXᵀ with X = (1 2): (−0.25·1 + 0.125·2, 0.25·1 − 0.125·2) = (0, 0).
	nearMatrix(t, "∂ℓ/∂W", nnlib.BatchWeightGradient(Delta, dense(1, 2, 1, 2)), dense(2, 1, 0, 0), 0)
	nearMatrix(t, "Δ hidden", nnlib.BatchHiddenDelta(Delta, dense(2, 1, 1, 3), dense(1, 2, 2, 4)), dense(2, 1, 1, -1), 0)
}

// The gradient of a sum is the sum of the gradients: a batch gives the mean of
// what its examples give.
func TestBatchIsTheMeanOfItsExamples(t *testing.T) {
	rng := rand.New(rand.NewPCG(19, 20))
	for _, output := range []nnlib.Output{nnlib.SigmoidOutput, nnlib.SoftmaxOutput} {
		net := nnlib.NewMLP([]int{3, 4, 2, 3}, nnlib.TanhActivation(), output, nnlib.Xavier, rng)
		const N = 5
		X, Y := mat.NewDense(3, N, nil), mat.NewDense(3, N, nil)
		X.Apply(func(_, _ int, _ float64) float64 { return rng.NormFloat64() }, X)
		for n := range N {
			Y.Set(rng.IntN(3), n, 1)
		}
		pass, back := net.ForwardBatch(X), net.BackpropagateBatch(X, Y)
		sum := net.Clone() // holds sums of gradients in place of parameters
		for i := range sum.Layers {
			sum.Layers[i].Weights.Zero()
			sum.Layers[i].Bias.Zero()
		}
		var loss float64
		for n := range N {
			x, y := X.ColView(n), Y.ColView(n)
			sum.Descend(net.Backpropagate(x, y), -1.0/N)
			loss += net.Loss(x, y) / N
			single := net.Forward(x)
			for l := range pass.A {
				nearMatrix(t, "A", pass.A[l].ColView(n), single.A[l], 1e-15)
			}
			nearMatrix(t, "PredictBatch", nnlib.PredictBatch(net, X).ColView(n), net.Predict(x), 1e-14)
		}
		for i := range sum.Layers {
			nearMatrix(t, "∂J/∂W", back.Weights[i+1], sum.Layers[i].Weights, 1e-15)
			nearMatrix(t, "∂J/∂b", back.Bias[i+1], sum.Layers[i].Bias, 1e-15)
		}
		near(t, "J", net.LossBatch(X, Y), loss, 1e-14)
		one, single := net.BackpropagateBatch(X.Slice(0, 3, 0, 1), Y.Slice(0, 3, 0, 1)), net.Backpropagate(X.ColView(0), Y.ColView(0))
		nearMatrix(t, "batch of one", one.Weights[1], single.Weights[1], 1e-15)
	}
}

func TestForwardAndBackwardShapes(t *testing.T) {
	W, row, x := dense(2, 3, 1, 2, 3, 4, 5, 6), dense(1, 2, 1, 2), vec(1, 2, 3)
	wantShapePanic(t, "LogisticUnit: x is 3×1, want 1×1", func() { nnlib.LogisticUnit(vec(1), 0, x) })
	wantShapePanic(t, "PreActivation: x is 2×1, want 3×1", func() { nnlib.SigmoidLayer(W, vec(1, 2), vec(1, 2)) })
	wantShapePanic(t, "PreActivation: b is 3×1, want 2×1", func() { nnlib.PreActivation(W, x, x) })
	wantShapePanic(t, "CollapseLinear: W is 0, want at least 1", func() { nnlib.CollapseLinear() })
	wantShapePanic(t, "CollapseLinear: W[1] is 2×3, want 2×2", func() { nnlib.CollapseLinear(W, W) })
	wantShapePanic(t, "HiddenDelta: deltaNext is 2×1, want 1×2", func() { nnlib.HiddenDelta(row.T(), W, x) })
	wantShapePanic(t, "HiddenDelta: gPrime is 1×1, want 3×1", func() { nnlib.HiddenDelta(row, W, vec(1)) })
	wantShapePanic(t, "BiasGradient: delta is 2×1, want 1×1", func() { nnlib.BiasGradient(row.T()) })
	wantShapePanic(t, "InputGradient: delta is 2×1, want 1×2", func() { nnlib.InputGradient(row.T(), W) })
	wantShapePanic(t, "Broadcast: N is 0, want at least 1", func() { nnlib.Broadcast(x, 0) })
	wantShapePanic(t, "BatchPreActivation: X is 2×3, want 3×3", func() { nnlib.BatchPreActivation(W, W, vec(1, 2)) })
	wantShapePanic(t, "BatchPreActivation: b is 3×1, want 2×1", func() { nnlib.BatchPreActivation(W, W.T(), x) })
	wantShapePanic(t, "BatchOutputDelta: Y is 3×2, want 2×3", func() { nnlib.BatchOutputDelta(W, W.T()) })
	wantShapePanic(t, "BatchHiddenDelta: DeltaNext is 2×1, want 2×2", func() { nnlib.BatchHiddenDelta(row.T(), W, W) })
	wantShapePanic(t, "BatchHiddenDelta: gPrime is 2×3, want 3×1", func() { nnlib.BatchHiddenDelta(row, W, W) })
	wantShapePanic(t, "BatchWeightGradient: X is 2×3, want 2×1", func() { nnlib.BatchWeightGradient(row, W) })
	wantShapePanic(t, "Output.Delta: y is 1×1, want 3×1", func() { nnlib.SigmoidOutput.Delta(x, vec(1)) })
	wantShapePanic(t, "Output.Delta: y is 1×1, want 3×1", func() { nnlib.SoftmaxOutput.Delta(x, vec(1)) })
	wantShapePanic(t, "Output.Loss: y is 1×1, want 3×1", func() { nnlib.SoftmaxOutput.Loss(x, vec(1)) })
	wantShapePanic(t, "TwoLayerGradients: y is 2×1, want 1×1", func() { nnlib.TwoLayerGradients(dense(1, 1, 1), vec(1), vec(1), vec(1), vec(1, 2)) })
	wantShapePanic(t, "Output.Loss: y is 1×1, want 3×1", func() { nnlib.SigmoidOutput.Loss(x, vec(1)) })
	wantShapePanic(t, "UpdateWeights: gradient is 3×2, want 2×3", func() { nnlib.UpdateWeights(W, W.T(), 1) })
	wantShapePanic(t, "UpdateBias: gradient is 1×1, want 3×1", func() { nnlib.UpdateBias(x, vec(1), 1) })
}
