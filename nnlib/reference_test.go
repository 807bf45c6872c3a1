package nnlib

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

//go:embed testdata/reference.json
var referenceJSON []byte

// referenceCase is what PyTorch computed for one network: see
// testdata/reference.py. Matrices are flat, row after row, with an example per
// row.
type referenceCase struct {
	Name, Kind, Output          string
	Examples, Features, Outputs int
	Sizes, Image, Units         []int
	Activation                  string
	Blocks                      []referenceBlock
	X, Y, A, InputGradient      []float64
	Loss                        float64
	Parameters, Gradients       map[string][]float64
	After                       map[string]map[string][]float64
}

type referenceBlock struct {
	Filters, Kernel, Stride, Padding int
	Pooling                          string
	Window, PoolStride               int
}

// The optimizers of the reference, with the settings of the script.
var referenceOptimizers = map[string]func() Optimizer{
	"gradient descent": func() Optimizer { return NewGradientDescent(0.1) },
	"momentum":         func() Optimizer { return NewMomentum(0.1, 0.9) },
	"AdaGrad":          func() Optimizer { return NewAdaGrad(0.1) },
	"RMSProp":          func() Optimizer { return NewRMSProp(0.01, 0.9) },
	"Adam":             func() Optimizer { return NewAdam(0.01) },
}

// network builds the network of a case, with its initial parameters.
func (c referenceCase) network(t *testing.T) Network {
	t.Helper()
	activations := map[string]Activation{}
	for _, g := range []Activation{IdentityActivation(), SigmoidActivation(), TanhActivation(), ReLUActivation(), LeakyReLUActivation(0.1), ELUActivation(0.7)} {
		activations[g.Name] = g
	}
	g, known := activations[c.Activation]
	output := map[string]Output{"sigmoid": SigmoidOutput, "softmax": SoftmaxOutput}[c.Output]
	if !known {
		t.Fatalf("unknown activation %q", c.Activation)
	}
	var net Network
	if c.Kind == "mlp" {
		net = NewMLP(c.Sizes, g, output, Zero, nil)
	} else {
		var blocks []ConvSpec
		for _, b := range c.Blocks {
			kind := map[string]PoolingKind{"no pooling": NoPooling, "max pooling": MaxPooling, "mean pooling": MeanPooling}[b.Pooling]
			blocks = append(blocks, ConvSpec{b.Filters, b.Kernel, b.Stride, b.Padding, Pooling{kind, b.Window, b.PoolStride}})
		}
		cnn, err := NewCNN(ImageShape{c.Image[0], c.Image[1], c.Image[2]}, blocks, c.Units, g, output, Zero, nil)
		if err != nil {
			t.Fatal(err)
		}
		net = cnn
	}
	for _, p := range net.Parameters() {
		values := c.Parameters[p.Name]
		if len(values) != p.Shape.Rows*p.Shape.Cols {
			t.Fatalf("%s has %d entries in the reference, want %v", p.Name, len(values), p.Shape)
		}
		for _, row := range p.rows {
			values = values[copy(row, values):]
		}
	}
	return net
}

// agree compares to 1e-10, lengths first.
func agree(t *testing.T, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) || len(want) == 0 {
		t.Errorf("%s: %d numbers, the reference has %d", what, len(got), len(want))
		return
	}
	for i := range want {
		if !(math.Abs(got[i]-want[i]) <= 1e-10) {
			t.Errorf("%s[%d] = %v, the reference has %v", what, i, got[i], want[i])
			return
		}
	}
}

func flat(p Parameter) (values []float64) {
	for _, row := range p.rows {
		values = append(values, row...)
	}
	return values
}

// Forward and backward pass in the readable form, and three steps of each
// optimizer in training, against PyTorch.
func TestReference(t *testing.T) {
	var reference struct {
		MadeBy string
		Cases  []referenceCase
	}
	if err := json.Unmarshal(referenceJSON, &reference); err != nil {
		t.Fatal(err)
	}
	if len(reference.Cases) != 14 {
		t.Errorf("%d cases, want 14", len(reference.Cases))
	}
	for _, c := range reference.Cases {
		t.Run(c.Name, func(t *testing.T) {
			X := mat.NewDense(c.Examples, c.Features, c.X).T()
			Y := mat.NewDense(c.Examples, c.Outputs, c.Y).T()
			net := c.network(t)
			loss, _, err := Evaluate(net, X, Y)
			if err != nil {
				t.Fatal(err)
			}
			agree(t, "loss", []float64{loss}, []float64{c.Loss})
			agree(t, "PredictBatch", mat.DenseCopyOf(PredictBatch(net, X).T()).RawMatrix().Data, c.A)
			c.compareGradients(t, net, X, Y)
			for name, optimizer := range referenceOptimizers {
				net := c.network(t)
				for _, err := range Train(net, X, Y, optimizer(), TrainOptions{Epochs: 3}, nil) {
					if err != nil {
						t.Fatal(err)
					}
				}
				for _, p := range net.Parameters() {
					agree(t, fmt.Sprintf("%s after three steps of %s", p.Name, name), flat(p), c.After[name][p.Name])
				}
			}
		})
	}
}

// compareGradients adds up what the readable form finds for each example.
func (c referenceCase) compareGradients(t *testing.T, net Network, X, Y mat.Matrix) {
	t.Helper()
	sums := meanGradients{c.Examples, map[string][]float64{}}
	var inputs, outputs []float64
	var loss float64
	for n := range c.Examples {
		x, y := column(X, n), column(Y, n)
		outputs = append(outputs, mat.Col(nil, 0, net.Predict(x))...)
		var input mat.Matrix
		switch net := net.(type) {
		case *MLP:
			back := net.Backpropagate(x, y)
			sums.add(back.parameters())
			input = net.InputGradient(x, y)
			loss += net.Loss(x, y)
		case *CNN:
			back := net.Backpropagate(x, y)
			for i, block := range back.Blocks[1:] {
				sums.add((&Conv{Filters: block.Filters, Bias: block.Bias}).parameters(i + 1))
			}
			sums.add(back.Head.parameters())
			input = back.Blocks[1].Input.Flatten().T()
			loss += net.Loss(x, y)
		}
		for _, v := range mat.Row(nil, 0, input) {
			inputs = append(inputs, v/float64(c.Examples))
		}
	}
	agree(t, "mean loss of the readable form", []float64{loss / float64(c.Examples)}, []float64{c.Loss})
	agree(t, "outputs of the readable form", outputs, c.A)
	agree(t, "gradient of the inputs", inputs, c.InputGradient)
	for name, want := range c.Gradients {
		agree(t, "gradient of "+name, sums.of[name], want)
	}
}

// meanGradients adds up the gradients of single examples, by parameter.
type meanGradients struct {
	examples int
	of       map[string][]float64
}

func (m meanGradients) add(parameters []Parameter) {
	for _, p := range parameters {
		if m.of[p.Name] == nil {
			m.of[p.Name] = make([]float64, p.Shape.Rows*p.Shape.Cols)
		}
		for i, v := range flat(p) {
			m.of[p.Name][i] += v / float64(m.examples)
		}
	}
}

// parameters names the gradients like the parameters they belong to.
func (b *BackwardPass) parameters() (list []Parameter) {
	for i := 1; i < len(b.Weights); i++ {
		list = append(list, Layer{b.Weights[i], b.Bias[i]}.parameters(i)...)
	}
	return list
}
