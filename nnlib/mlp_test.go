package nnlib_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// NW1 to NW4: sizes, outputs, and the number of parameters that the slides give.
func TestArchitectures(t *testing.T) {
	rng := rand.New(rand.NewPCG(21, 22))
	const M, K = 5, 3
	for name, c := range map[string]struct {
		net                    *nnlib.MLP
		outputs, depth, params int
		output                 string
	}{
		"NW1": {nnlib.NewNW1(M, nnlib.Xavier, rng), 1, 1, M + 1, "sigmoid"},
		"NW2": {nnlib.NewNW2(M, K, nnlib.Xavier, rng), 3, 1, 3*M + 3, "sigmoid"},
		"NW3": {nnlib.NewNW3(M, K, nnlib.Xavier, rng), 3, 1, 3*M + 3, "softmax"},
		"NW4": {nnlib.NewNW4(M, 4, K, nnlib.SigmoidActivation(), nnlib.Xavier, rng), 3, 2, 4*(M+1) + 3*(4+1), "softmax"},
	} {
		if c.net.Inputs() != M || c.net.Outputs() != c.outputs || c.net.Depth() != c.depth || c.net.Output.String() != c.output {
			t.Errorf("%s has %d inputs, %d outputs, %d layers, %s", name, c.net.Inputs(), c.net.Outputs(), c.net.Depth(), c.net.Output)
		}
		if got := nnlib.ParameterCount(c.net); got != c.params {
			t.Errorf("%s has %d parameters, want %d", name, got, c.params)
		}
		for _, layer := range c.net.Layers {
			nearMatrix(t, name+" bias at the start", layer.Bias, mat.NewVecDense(layer.Bias.Len(), nil), 0)
		}
	}
	if nnlib.Output(9).String() != "Output(9)" {
		t.Error("an unknown output should say so")
	}
}

// NW1 is the logistic unit, NW2 the sigmoid layer, NW3 softmax of Wx + b.
func TestArchitecturesAreTheirModelFunctions(t *testing.T) {
	W, b, x := dense(3, 2, 1, -1, 0.5, 2, -1, 0), vec(0.1, -0.2, 0.3), vec(0.7, -0.4)
	// z = (1·0.7 + 1·0.4 + 0.1, 0.35 − 0.8 − 0.2, −0.7 + 0.3) = (1.2, −0.65, −0.4)
	nearMatrix(t, "z", nnlib.PreActivation(W, x, b), vec(1.2, -0.65, -0.4), 1e-15)
	layers := []nnlib.Layer{{Weights: W, Bias: b}}
	nw2 := &nnlib.MLP{Layers: layers, Output: nnlib.SigmoidOutput}
	nearMatrix(t, "NW2", nw2.Predict(x), nnlib.SigmoidLayer(W, b, x), 0)
	nw3 := &nnlib.MLP{Layers: layers, Output: nnlib.SoftmaxOutput}
	nearMatrix(t, "NW3", nw3.Predict(x), nnlib.Softmax(vec(1.2, -0.65, -0.4)), 1e-15)
	for k := range 3 {
		unit := nnlib.LogisticUnit(W.RowView(k), b.AtVec(k), x)
		near(t, "row of NW2", nw2.Predict(x).AtVec(k), unit, 1e-15)
	}
	if sum := mat.Sum(nw2.Predict(x)); math.Abs(sum-1) < 0.1 {
		t.Errorf("the outputs of NW2 have the sum %v, the example should show that it is not 1", sum)
	}
	near(t, "sum of NW3", mat.Sum(nw3.Predict(x)), 1, 1e-15)
}

func TestCollapseLinear(t *testing.T) {
	W1, W2, x := dense(3, 2, 1, 2, 3, 4, 5, 6), dense(1, 3, 1, 0, -1), vec(2, 1)
	// (1, 0, −1)·W1 = (1 − 5, 2 − 6)
	collapsed := nnlib.CollapseLinear(W1, W2)
	nearMatrix(t, "W̃", collapsed, dense(1, 2, -4, -4), 0)
	net := &nnlib.MLP{
		Layers:     []nnlib.Layer{{Weights: W1, Bias: vec(0, 0, 0)}, {Weights: W2, Bias: vec(0)}},
		Activation: nnlib.IdentityActivation(),
	}
	nearMatrix(t, "z", net.Forward(x).Z[2], nnlib.PreActivation(collapsed, x, vec(0)), 0)
	nearMatrix(t, "one layer", nnlib.CollapseLinear(W1), W1, 0)
}
