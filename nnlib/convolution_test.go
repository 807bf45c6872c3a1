package nnlib_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

func TestOutputSize(t *testing.T) {
	for _, c := range []struct{ input, kernel, padding, stride, want int }{
		{4, 3, nnlib.ValidPadding(3), 1, 2}, {4, 3, nnlib.SamePadding(3), 1, 4}, {4, 3, nnlib.FullPadding(3), 1, 6}, // the slide's
		{28, 5, 0, 1, 24}, {7, 3, 0, 2, 3}, {8, 3, 1, 7, 2}, {1, 1, 0, 5, 1}, {3, 3, 0, 4, 1},
	} {
		if got, err := nnlib.OutputSize(c.input, c.kernel, c.padding, c.stride); got != c.want || err != nil {
			t.Errorf("OutputSize(%d, %d, %d, %d) = %d, %v; want %d", c.input, c.kernel, c.padding, c.stride, got, err, c.want)
		}
	}
	for _, c := range []struct {
		input, kernel, padding, stride int
		arg, words                     string
	}{
		{0, 3, 5, 1, "input", "at least 1"}, {4, 0, 0, 1, "kernel", "at least 1"}, {4, 3, -1, 1, "padding", "at least 0"},
		{4, 3, 0, 0, "stride", "at least 1"}, {4, 7, 1, 1, "kernel", "at most 6"}, {4, 3, 0, 2, "stride", "a divisor of 4 − 3 + 2·0 = 1"},
	} {
		_, err := nnlib.OutputSize(c.input, c.kernel, c.padding, c.stride)
		var shape *nnlib.ShapeError
		if !errors.As(err, &shape) || shape.Arg != c.arg || !strings.Contains(err.Error(), c.words) {
			t.Errorf("OutputSize(%d, %d, %d, %d): %v, want an error about the %s with %q", c.input, c.kernel, c.padding, c.stride, err, c.arg, c.words)
		}
	}
	wantShapePanic(t, "SamePadding: kernel is 2, want odd, to have as much on both sides", func() { nnlib.SamePadding(2) })
	near(t, "SamePadding(1)", float64(nnlib.SamePadding(1)), 0, 0)
	near(t, "SamePadding(5)", float64(nnlib.SamePadding(5)), 2, 0)
}

// By hand: I = ((1, 2), (3, 4)), F = ((5, 6), (7, 8)). The operator multiplies
// like polynomials; the sliding product at its only valid place is
// 1·5 + 2·6 + 3·7 + 4·8 = 70, whereas the operator has 4·5 + 3·6 + 2·7 + 1·8 = 60 there.
func TestConvolutionByHand(t *testing.T) {
	I, F := dense(2, 2, 1, 2, 3, 4), dense(2, 2, 5, 6, 7, 8)
	nearMatrix(t, "I ⊗ F", nnlib.Convolve(I, F), dense(3, 3, 5, 16, 12, 22, 60, 40, 21, 52, 32), 0)
	nearMatrix(t, "valid", nnlib.CrossCorrelate(I, F, 0, 1), dense(1, 1, 70), 0)
	nearMatrix(t, "full", nnlib.CrossCorrelate(I, F, 1, 1), dense(3, 3, 8, 23, 14, 30, 70, 38, 18, 39, 20), 0)
	nearMatrix(t, "full, stride 2", nnlib.CrossCorrelate(I, F, 1, 2), dense(2, 2, 8, 14, 18, 20), 0)
	nearMatrix(t, "flipped", nnlib.Flip(dense(2, 3, 1, 2, 3, 4, 5, 6)), dense(2, 3, 6, 5, 4, 3, 2, 1), 0)
	symmetric := dense(2, 2, 5, 6, 6, 5)
	nearMatrix(t, "a filter that is its own flip", nnlib.Convolve(I, symmetric), nnlib.CrossCorrelate(I, symmetric, 1, 1), 0)
}

// Properties on random matrices: the operator is the sliding product with the
// flipped filter, it commutes, and its value at (i, j) is the slide's sum.
func TestConvolutionProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(27, 28))
	for range 30 {
		k := 1 + rng.IntN(3)
		I, F := randomMatrix(rng, 1+rng.IntN(5), 1+rng.IntN(5)), randomMatrix(rng, k, k)
		O := nnlib.Convolve(I, F)
		nearMatrix(t, "sliding product with Flip(F)", nnlib.CrossCorrelate(I, nnlib.Flip(F), nnlib.FullPadding(k), 1), O, 1e-14)
		nearMatrix(t, "F ⊗ I", nnlib.Convolve(F, I), O, 1e-14)
		H, W := I.Dims()
		i, j := rng.IntN(H+k-1), rng.IntN(W+k-1)
		var sum float64
		for m := range k {
			for n := range k {
				if i-m >= 0 && i-m < H && j-n >= 0 && j-n < W {
					sum += I.At(i-m, j-n) * F.At(m, n)
				}
			}
		}
		near(t, "the slide's sum", O.At(i, j), sum, 1e-14)
	}
}

func randomMatrix(rng *rand.Rand, r, c int) *mat.Dense {
	m := mat.NewDense(r, c, nil)
	m.Apply(func(_, _ int, _ float64) float64 { return rng.NormFloat64() }, m)
	return m
}

// Gradients of filter and input against differences, for several strides and
// paddings, rectangular filters among them.
func TestConvolutionGradients(t *testing.T) {
	rng := rand.New(rand.NewPCG(29, 30))
	for _, c := range []struct{ H, W, P, Q, padding, stride int }{
		{4, 5, 3, 3, 0, 1}, {4, 4, 3, 3, 1, 1}, {3, 3, 3, 3, 2, 1}, {5, 7, 3, 3, 0, 2}, {4, 5, 2, 3, 1, 2}, {2, 2, 2, 2, 0, 3},
	} {
		I, F := randomMatrix(rng, c.H, c.W), randomMatrix(rng, c.P, c.Q)
		height, width := nnlib.CrossCorrelate(I, F, c.padding, c.stride).Dims()
		Delta := randomMatrix(rng, height, width)
		loss := func() float64 { // ℓ = ΣΔ⊙O, so that ∂ℓ/∂O = Δ
			var product mat.Dense
			product.MulElem(nnlib.CrossCorrelate(I, F, c.padding, c.stride), Delta)
			return mat.Sum(&product)
		}
		name := fmt.Sprintf("%+v", c)
		nearMatrix(t, name+" filter", nnlib.CrossCorrelateFilterGradient(I, Delta, c.P, c.Q, c.padding, c.stride), differences(F, loss), 1e-7)
		nearMatrix(t, name+" input", nnlib.CrossCorrelateInputGradient(Delta, F, c.H, c.W, c.padding, c.stride), differences(I, loss), 1e-7)
		if c.padding == 0 && c.stride == 1 {
			nearMatrix(t, "the way back flips", nnlib.CrossCorrelateInputGradient(Delta, F, c.H, c.W, 0, 1), nnlib.Convolve(Delta, F), 1e-14)
		}
	}
}

// differences varies each entry of m and takes central differences of the loss.
func differences(m *mat.Dense, loss func() float64) *mat.Dense {
	r, c := m.Dims()
	gradient := mat.NewDense(r, c, nil)
	for i := range r {
		for j := range c {
			at := m.At(i, j)
			gradient.Set(i, j, fd.Derivative(func(v float64) float64 { m.Set(i, j, v); return loss() }, at, &fd.Settings{Formula: fd.Central}))
			m.Set(i, j, at)
		}
	}
	return gradient
}

// Two channels, two filters, by hand: each output is the sum over the channels
// plus the bias.
func TestConvLayerByHand(t *testing.T) {
	layer := &nnlib.Conv{
		Filters: [][]*mat.Dense{{dense(1, 2, 1, 2), dense(1, 2, 3, 4)}, {dense(1, 2, 0, 1), dense(1, 2, -1, 0)}},
		Bias:    vec(10, 20), Stride: 1,
	}
	in := nnlib.FeatureMaps{dense(1, 3, 1, 2, 3), dense(1, 3, 4, 5, 6)}
	// Filter 1: 1·1+2·2 + 3·4+4·5 + 10 = 47, then 2+6+15+24+10 = 57. Filter 2: 2 − 4 + 20, 3 − 5 + 20.
	out := layer.Forward(in)
	nearMatrix(t, "map 1", out[0], dense(1, 2, 47, 57), 0)
	nearMatrix(t, "map 2", out[1], dense(1, 2, 18, 18), 0)
	back := layer.Backward(in, nnlib.FeatureMaps{dense(1, 2, 1, 0), dense(1, 2, 0, 100)})
	nearMatrix(t, "∂ℓ/∂F11", back.Filters[0][0], dense(1, 2, 1, 2), 0)
	nearMatrix(t, "∂ℓ/∂F12", back.Filters[0][1], dense(1, 2, 4, 5), 0)
	nearMatrix(t, "∂ℓ/∂F21", back.Filters[1][0], dense(1, 2, 200, 300), 0)
	nearMatrix(t, "∂ℓ/∂b", back.Bias, vec(1, 100), 0)
	nearMatrix(t, "∂ℓ/∂I1", back.Input[0], dense(1, 3, 1, 2, 100), 0) // 1·(1, 2) at 0, 100·(0, 1) at 1
	nearMatrix(t, "∂ℓ/∂I2", back.Input[1], dense(1, 3, 3, -96, 0), 0) // 1·(3, 4) at 0, 100·(−1, 0) at 1
}

func TestFlatten(t *testing.T) {
	maps := nnlib.FeatureMaps{dense(2, 3, 1, 2, 3, 4, 5, 6), dense(2, 3, 7, 8, 9, 10, 11, 12)}
	flat := maps.Flatten()
	nearMatrix(t, "flat", flat, vec(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 0)
	for c, channel := range nnlib.Unflatten(flat, 2, 2, 3) {
		nearMatrix(t, "channel", channel, maps[c], 0)
	}
	wantShapePanic(t, "Unflatten: x is 12×1, want 8×1", func() { nnlib.Unflatten(flat, 2, 2, 2) })
	if s := (nnlib.ImageShape{Channels: 3, Height: 4, Width: 5}); s.Size() != 60 || s.String() != "3×4×5" {
		t.Errorf("%v has %d features", s, s.Size())
	}
}

func TestConvolutionShapes(t *testing.T) {
	I, F := dense(2, 2, 1, 2, 3, 4), dense(3, 3, make([]float64, 9)...)
	rng := rand.New(rand.NewPCG(33, 34))
	layer := nnlib.NewConv(2, 1, 2, 1, 0, nnlib.He, rng)
	two := nnlib.FeatureMaps{I, I}
	wantShapePanic(t, "OutputSize: kernel is 3, want at most 2, the padded input", func() { nnlib.CrossCorrelate(I, F, 0, 1) })
	wantShapePanic(t, "OutputSize: stride is 2, want a divisor of 3 − 2 + 2·0 = 1", func() { nnlib.MaxPool(F, 2, 2) })
	wantShapePanic(t, "CrossCorrelateFilterGradient: Delta is 2×2, want 1×1", func() { nnlib.CrossCorrelateFilterGradient(I, I, 2, 2, 0, 1) })
	wantShapePanic(t, "CrossCorrelateInputGradient: Delta is 2×2, want 1×1", func() { nnlib.CrossCorrelateInputGradient(I, I, 2, 2, 0, 1) })
	wantShapePanic(t, "MaxPoolGradient: Delta is 2×2, want 1×1", func() { nnlib.MaxPoolGradient(I, I, 2, 1) })
	wantShapePanic(t, "MeanPoolGradient: Delta is 2×2, want 1×1", func() { nnlib.MeanPoolGradient(I, I, 2, 1) })
	wantShapePanic(t, "Conv.Forward: in is 1 channels, want 2, as the filters have", func() { layer.Forward(two[:1]) })
	wantShapePanic(t, "Conv.Backward: in is 1 channels, want 2, as the filters have", func() { layer.Backward(two[:1], two[:1]) })
	wantShapePanic(t, "Conv: Filters[1] is for 1 channels, want for 2", func() {
		(&nnlib.Conv{Filters: [][]*mat.Dense{layer.Filters[0], {F}}, Bias: vec(1, 2), Stride: 1}).Forward(two)
	})
	wantShapePanic(t, "Conv: Filters is 0 filters for 2 channels, want at least one of both", func() { (&nnlib.Conv{Bias: vec(1)}).Forward(two) })
	wantShapePanic(t, "Conv: Bias is 2×1, want 1×1, one per filter", func() { (&nnlib.Conv{Filters: layer.Filters, Bias: vec(1, 2), Stride: 1}).Forward(two) })
	wantShapePanic(t, "Conv: Filters[1][0] is 3×3, want 2×2", func() {
		(&nnlib.Conv{Filters: [][]*mat.Dense{{I}, {F}}, Bias: vec(1, 2), Stride: 1}).Forward(two[:1])
	})
	wantShapePanic(t, "Conv.Forward: in is 3×3, want 2×2", func() { layer.Forward(nnlib.FeatureMaps{I, F}) })
	wantShapePanic(t, "Conv.Backward: in is 0 channels, want at least one", func() { layer.Backward(nil, two) })
	wantShapePanic(t, "Conv.Backward: Delta is 2 channels, want 1, one per filter", func() { layer.Backward(two, two) })
	for message, n := range map[string][5]int{
		"channels is 0, want at least 1": {0, 1, 1, 1, 0}, "filters is 0, want at least 1": {1, 0, 1, 1, 0},
		"kernel is 0, want at least 1": {1, 1, 0, 1, 0}, "stride is 0, want at least 1": {1, 1, 1, 0, 0}, "padding is -1, want at least 0": {1, 1, 1, 1, -1},
	} {
		wantShapePanic(t, "NewConv: "+message, func() { nnlib.NewConv(n[0], n[1], n[2], n[3], n[4], nnlib.He, rng) })
	}
	net, err := nnlib.NewCNN(nnlib.ImageShape{Channels: 1, Height: 2, Width: 2}, nil, []int{2}, nnlib.ReLUActivation(), nnlib.SoftmaxOutput, nnlib.He, rng)
	if err != nil {
		t.Fatal(err)
	}
	wantShapePanic(t, "CNN.Forward: x is 1×1, want 4×1", func() { net.Forward(vec(1)) })
}
