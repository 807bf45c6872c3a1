package nnlib

import (
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/mat"
)

// smallCNNs differ in everything a block can differ in.
func smallCNNs(t *testing.T, g Activation) map[string]*CNN {
	t.Helper()
	nets := map[string]*CNN{}
	add := func(name string, in ImageShape, units []int, output Output, blocks ...ConvSpec) {
		net, err := NewCNN(in, blocks, units, g, output, Glorot, newRNG())
		if err != nil {
			t.Fatal(err)
		}
		for i, block := range net.Blocks { // a bias of 0 would hide mistakes
			for k := range block.Conv.Bias.Len() {
				block.Conv.Bias.SetVec(k, 0.1*float64(k+1)-0.05*float64(i))
			}
		}
		nets[name] = net
	}
	max2, mean2 := Pooling{MaxPooling, 2, 2}, Pooling{MeanPooling, 2, 2}
	add("valid, max", ImageShape{1, 6, 8}, []int{3}, SoftmaxOutput, ConvSpec{2, 3, 1, 0, max2})
	add("same, mean", ImageShape{2, 4, 4}, []int{3}, SoftmaxOutput, ConvSpec{2, 3, 1, 1, mean2})
	add("full, none", ImageShape{1, 3, 4}, []int{1}, SigmoidOutput, ConvSpec{3, 2, 1, 1, Pooling{}})
	add("stride 2", ImageShape{2, 7, 5}, []int{4, 2}, SoftmaxOutput, ConvSpec{3, 3, 2, 0, Pooling{}})
	add("padded stride, overlapping windows", ImageShape{1, 8, 8}, []int{3}, SigmoidOutput, ConvSpec{2, 2, 2, 1, Pooling{MaxPooling, 3, 1}})
	add("two blocks", ImageShape{1, 10, 10}, []int{5, 3}, SoftmaxOutput, ConvSpec{2, 3, 1, 0, max2}, ConvSpec{3, 3, 1, 1, mean2})
	add("max behind mean", ImageShape{1, 9, 9}, []int{2}, SoftmaxOutput, ConvSpec{2, 2, 1, 0, Pooling{MeanPooling, 2, 2}}, ConvSpec{2, 1, 1, 0, Pooling{MaxPooling, 3, 1}})
	add("no blocks", ImageShape{1, 2, 3}, []int{3}, SoftmaxOutput)
	return nets
}

// One step of training moves the parameters by −α times the mean of the
// gradients that the readable form finds for each example.
func TestCNNTrainEqualsReadableForm(t *testing.T) {
	for _, g := range everyActivation() {
		for name, net := range smallCNNs(t, g) {
			const N, alpha = 3, 0.3
			X, Y := randomExamples(net, N, 0.3)
			fast, readable := net.Clone(), net.Clone()
			for _, err := range Train(fast, X, Y, NewGradientDescent(alpha), TrainOptions{Epochs: 1}, nil) {
				if err != nil {
					t.Fatal(err)
				}
			}
			for n := range N {
				x, y := mat.NewVecDense(net.Input.Size(), mat.Col(nil, n, X)), mat.NewVecDense(net.Head.Outputs(), mat.Col(nil, n, Y))
				back := net.Backpropagate(x, y)
				readable.Head.Descend(back.Head, alpha/N)
				for i, block := range readable.Blocks {
					UpdateBias(block.Conv.Bias, back.Blocks[i+1].Bias, alpha/N)
					for k, filters := range block.Conv.Filters {
						for c, F := range filters {
							UpdateWeights(F, back.Blocks[i+1].Filters[k][c], alpha/N)
						}
					}
				}
			}
			equalNetworks(t, g.Name+", "+name, fast, readable, 1e-12)
			want := mat.NewDense(net.Head.Outputs(), N, nil)
			for n := range N {
				want.SetCol(n, mat.Col(nil, 0, net.Predict(column(X, n))))
			}
			if got := PredictBatch(net, X); !mat.EqualApprox(got, want, 1e-13) {
				t.Errorf("%s, %s: PredictBatch differs from Predict", g.Name, name)
			}
		}
	}
}

// All gradients of the readable form, of parameters and of the image, against
// central differences, for smooth activations.
func TestCNNGradientsAgainstFiniteDifferences(t *testing.T) {
	for name, net := range smallCNNs(t, TanhActivation()) {
		X, Y := randomExamples(net, 1, 0)
		x, y := mat.NewVecDense(net.Input.Size(), mat.Col(nil, 0, X)), mat.NewVecDense(net.Head.Outputs(), mat.Col(nil, 0, Y))
		back := net.Backpropagate(x, y)
		gradients := &CNN{Input: net.Input, Head: &MLP{}}
		for i := range net.Blocks {
			gradients.Blocks = append(gradients.Blocks, ConvBlock{Conv: &Conv{Filters: back.Blocks[i+1].Filters, Bias: back.Blocks[i+1].Bias}})
		}
		for i := range net.Head.Layers {
			gradients.Head.Layers = append(gradients.Head.Layers, Layer{back.Head.Weights[i+1], back.Head.Bias[i+1]})
		}
		got := gradients.Parameters()
		for i, p := range net.Parameters() {
			if got[i].Shape != p.Shape {
				t.Fatalf("%s: the gradient of %s is %v, want %v", name, p.Name, got[i].Shape, p.Shape)
			}
			for r, row := range p.rows {
				for c := range row {
					at := row[c]
					want := fd.Derivative(func(v float64) float64 { row[c] = v; return net.Loss(x, y) }, at, &fd.Settings{Formula: fd.Central})
					row[c] = at
					if math.Abs(got[i].At(r, c)-want) > 1e-7 {
						t.Errorf("%s: ∂ℓ/∂%s[%d,%d] = %v, differences give %v", name, p.Name, r, c, got[i].At(r, c), want)
					}
				}
			}
		}
		if len(net.Blocks) == 0 {
			continue
		}
		loss := func(v []float64) float64 { return net.Loss(mat.NewVecDense(len(v), v), y) }
		want := fd.Gradient(nil, loss, x.RawVector().Data, &fd.Settings{Formula: fd.Central})
		if image := back.Blocks[1].Input.Flatten(); !mat.EqualApprox(image, mat.NewVecDense(len(want), want), 1e-7) {
			t.Errorf("%s: the gradient of the image differs", name)
		}
	}
}

func TestNewCNNRefusesWhatDoesNotFit(t *testing.T) {
	good := ConvSpec{2, 3, 1, 0, Pooling{}}
	for name, c := range map[string]struct {
		blocks     []ConvSpec
		arg, words string
	}{
		"filter larger than the padded input": {[]ConvSpec{{2, 9, 1, 1, Pooling{}}}, "kernel", "block 1: nnlib.OutputSize: kernel is 9, want at most 8"},
		"stride does not divide":              {[]ConvSpec{good, {2, 1, 2, 0, Pooling{}}}, "stride", "block 2: nnlib.OutputSize: stride is 2, want a divisor of 4 − 1 + 2·0 = 3"},
		"window larger than the map":          {[]ConvSpec{{2, 3, 1, 0, Pooling{MaxPooling, 5, 1}}}, "kernel", "at most 4"},
		"window stride does not divide":       {[]ConvSpec{{2, 3, 1, 0, Pooling{MeanPooling, 2, 4}}}, "stride", "a divisor of"},
		"window 0":                            {[]ConvSpec{{2, 3, 1, 0, Pooling{MeanPooling, 0, 1}}}, "kernel", "at least 1"},
		"no filters":                          {[]ConvSpec{{0, 3, 1, 0, Pooling{}}}, "spec", "at least 1"},
		"no kernel":                           {[]ConvSpec{{1, 0, 1, 0, Pooling{}}}, "spec", "at least 1"},
		"no stride":                           {[]ConvSpec{{1, 3, 0, 0, Pooling{}}}, "spec", "at least 1"},
		"negative padding":                    {[]ConvSpec{{1, 3, 1, -1, Pooling{}}}, "padding", "at least 0"},
	} {
		_, err := NewCNN(ImageShape{1, 6, 6}, c.blocks, []int{2}, ReLUActivation(), SoftmaxOutput, He, newRNG())
		var shape *ShapeError
		if !errors.As(err, &shape) || !errors.Is(err, mat.ErrShape) {
			t.Errorf("%s: %v, want a *ShapeError", name, err)
			continue
		}
		if shape.Arg != c.arg || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: %v blames %s, want %s and %q", name, err, shape.Arg, c.arg, c.words)
		}
	}
}

func TestCNNStepsDoNotAllocate(t *testing.T) {
	for name, net := range smallCNNs(t, ReLUActivation()) {
		X, Y := randomExamples(net, 10, 0.5)
		tr, err := newTraining(net, X, Y, NewRMSProp(0.01, 0.9), TrainOptions{1, 5}, newRNG())
		if err != nil {
			t.Fatal(err)
		}
		tr.step([]int{4, 3, 2, 1, 0})
		batch := []int{5, 6, 7, 8, 9}
		if allocs := testing.AllocsPerRun(5, func() { tr.step(batch) }); allocs != 0 {
			t.Errorf("%s: %v allocations per step", name, allocs)
		}
	}
}

func TestCNNClone(t *testing.T) {
	for name, net := range smallCNNs(t, ReLUActivation()) {
		clone := net.Clone()
		equalNetworks(t, name, clone, net, 0)
		for _, p := range net.Parameters() {
			p.rows[0][0] += 1
		}
		for i, p := range clone.Parameters() {
			if p.At(0, 0) == net.Parameters()[i].At(0, 0) {
				t.Errorf("%s: the clone shares %s", name, p.Name)
			}
		}
	}
}
