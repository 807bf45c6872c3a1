package nnlib_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// A network whose fields were changed so that nothing fits blames the shape.
func TestCNNThatDoesNotFit(t *testing.T) {
	net, err := nnlib.NewCNN(nnlib.ImageShape{Channels: 1, Height: 6, Width: 6}, []nnlib.ConvSpec{{Filters: 1, Kernel: 3, Stride: 1}},
		[]int{2}, nnlib.ReLUActivation(), nnlib.SoftmaxOutput, nnlib.He, rand.New(rand.NewPCG(1, 1)))
	if err != nil {
		t.Fatal(err)
	}
	net.Blocks[0].Conv.Stride = 2
	wantShapePanic(t, "OutputSize: stride is 2, want a divisor of 6 − 3 + 2·0 = 3", func() { nnlib.PredictBatch(net, mat.NewDense(36, 1, nil)) })
	net.Blocks[0].Conv.Stride, net.Input.Width = 1, 2
	wantShapePanic(t, "OutputSize: kernel is 3, want at most 2, the padded input", func() { nnlib.PredictBatch(net, mat.NewDense(12, 1, nil)) })
}

// Networks put together by hand that do not fit blame the part.
func TestNetworksPutTogetherWrongly(t *testing.T) {
	X := dense(2, 1, 1, 2)
	run := func(layers ...nnlib.Layer) func() {
		return func() { nnlib.PredictBatch(&nnlib.MLP{Layers: layers, Activation: nnlib.TanhActivation()}, X) }
	}
	first := nnlib.Layer{Weights: dense(3, 2, 1, 2, 3, 4, 5, 6), Bias: vec(1, 2, 3)}
	wantShapePanic(t, "NewMLP: sizes is 0 numbers, want at least two, the inputs and the outputs", func() { nnlib.NewMLP(nil, nnlib.TanhActivation(), nnlib.SoftmaxOutput, nnlib.Zero, nil) })
	wantShapePanic(t, "NewMLP: sizes is 1 numbers, want at least two, the inputs and the outputs", func() { nnlib.NewMLP([]int{3}, nnlib.TanhActivation(), nnlib.SoftmaxOutput, nnlib.Zero, nil) })
	wantShapePanic(t, "MLP: Layers is 0, want at least 1", run())
	wantShapePanic(t, "MLP: Layers is 0, want at least 1", func() { (&nnlib.MLP{}).Outputs() })
	wantShapePanic(t, "MLP: Layers[1].Weights is 1×2, want 1×3", run(first, nnlib.Layer{Weights: dense(1, 2, 1, 2), Bias: vec(1)}))
	wantShapePanic(t, "MLP: Layers[0].Bias is 1×1, want 3×1", run(nnlib.Layer{Weights: first.Weights, Bias: vec(1)}))
	wantShapePanic(t, "MLP: Layers[1].Bias is 2×1, want 1×1", run(first, nnlib.Layer{Weights: dense(1, 3, 1, 2, 3), Bias: vec(1, 2)}))
	cnn := &nnlib.CNN{Input: nnlib.ImageShape{Channels: 1, Height: 1, Width: 2}, Head: &nnlib.MLP{Layers: []nnlib.Layer{{Weights: dense(1, 3, 1, 2, 3), Bias: vec(1)}}}}
	wantShapePanic(t, "CNN: Head is for 3 features, want for 2, as the blocks end with", func() { nnlib.PredictBatch(cnn, X) })
}

// What is no output, no pooling or no activation is refused by name, and never
// taken for one of those there are.
func TestNetworksRefuseTheUnknown(t *testing.T) {
	two := []nnlib.Layer{{Weights: dense(1, 1, 1), Bias: vec(0)}, {Weights: dense(1, 1, 1), Bias: vec(0)}}
	x, X := vec(1), dense(1, 1, 1)
	none := &nnlib.MLP{Layers: two, Activation: nnlib.TanhActivation(), Output: 7}
	deaf := &nnlib.MLP{Layers: two, Activation: nnlib.Activation{Name: "mine", Func: math.Sin}}
	one := nnlib.ImageShape{Channels: 1, Height: 1, Width: 1}
	cnn := &nnlib.CNN{Input: one, Blocks: []nnlib.ConvBlock{{Conv: nnlib.NewConv(1, 1, 1, 1, 0, nnlib.Zero, nil)}}, Head: &nnlib.MLP{Layers: two[:1], Activation: deaf.Activation}}
	for name, c := range map[string]struct {
		f     func()
		words string
	}{
		"Activate":     {func() { nnlib.Output(7).Activate(x) }, "Output.Activate: the output is Output(7), want"},
		"Loss":         {func() { nnlib.Output(-1).Loss(x, x) }, "Output.Loss: the output is Output(-1), want"},
		"Delta":        {func() { nnlib.Output(2).Delta(x, x) }, "Output.Delta: the output is Output(2), want"},
		"ForwardBatch": {func() { none.ForwardBatch(X) }, "MLP: the output is Output(7), want"},
		"PredictBatch": {func() { nnlib.PredictBatch(none, X) }, "MLP: the output is Output(7), want"},
		"pooled":       {func() { nnlib.Pooling{Kind: 3, Window: 1, Stride: 1}.Forward(X) }, "Pooling.Forward: the kind is PoolingKind(3), want"},
		"pooled back":  {func() { nnlib.Pooling{Kind: -1, Window: 1, Stride: 1}.Backward(X, X) }, "Pooling.Backward: the kind is PoolingKind(-1), want"},
		"no g′":        {func() { nnlib.PredictBatch(deaf, X) }, `MLP: the activation "mine" has no Func or no Derivative`},
		"no g′ in CNN": {func() { nnlib.PredictBatch(cnn, X) }, `CNN: the activation "mine" has no Func or no Derivative`},
	} {
		t.Run(name, func(t *testing.T) {
			err, _ := recovered(c.f).(error)
			wantDataError(t, err, c.words)
		})
	}
	_, err := nnlib.NewCNN(one, []nnlib.ConvSpec{{Filters: 1, Kernel: 1, Stride: 1, Pooling: nnlib.Pooling{Kind: 5}}}, []int{1}, nnlib.ReLUActivation(), nnlib.SigmoidOutput, nnlib.Zero, nil)
	wantDataError(t, err, "block 1", "the kind is PoolingKind(5), want NoPooling, MaxPooling or MeanPooling")
	_, err = nnlib.DerivativeShape(2, nnlib.Shape{Rows: 1, Cols: 1}, nnlib.Shape{Rows: 3, Cols: 1})
	wantDataError(t, err, "the layout is Layout(2), want")
}
