package nnlib

import (
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib/internal/engine"
)

// diverge trains until it fails and returns what it was told.
func diverge(t *testing.T, net Network, X, Y mat.Matrix, alpha float64, epochs int) *DivergenceError {
	t.Helper()
	done := 0
	for progress, err := range Train(net, X, Y, NewGradientDescent(alpha), TrainOptions{Epochs: epochs}, nil) {
		if err != nil {
			var fault *DivergenceError
			if !errors.As(err, &fault) {
				t.Fatalf("%v, want a *DivergenceError", err)
			}
			if progress.Epoch != 0 || fault.Epoch != done+1 || fault.Update != 1 {
				t.Errorf("%+v beside %+v after %d epochs", progress, fault, done)
			}
			return fault
		}
		done++
		for _, p := range net.Parameters() {
			for _, row := range p.rows {
				if !engine.AllFinite(row) {
					t.Fatalf("epoch %d: %s is not finite, and there was no error", done, p.Name)
				}
			}
		}
	}
	t.Fatal("training did not diverge")
	return nil
}

func TestDivergenceIsExplained(t *testing.T) {
	X, Y := mat.NewDense(2, 3, []float64{1, 2, -1, 0.5, -1, 2}), mat.NewDense(2, 3, []float64{1, 0, 0, 0, 1, 1})
	huge := mat.NewDense(2, 3, []float64{1.7e308, 1.7e308, -1e300, 0.5, -1, 2})
	weights := func(net *MLP, layer int, w float64) *MLP { net.Layers[layer-1].Weights.Set(0, 0, w); return net }
	relu := func() *MLP { return NewMLP([]int{2, 3, 3, 2}, ReLUActivation(), SoftmaxOutput, He, newRNG()) }
	for name, c := range map[string]struct {
		net      *MLP
		X        mat.Matrix
		alpha    float64
		layer    int
		quantity string
		cause    string
	}{
		"weights NaN at the start":       {weights(relu(), 2, math.NaN()), X, 0.1, 2, "weights", causeStart},
		"weights infinite at the start":  {weights(relu(), 1, math.Inf(1)), X, 0.1, 1, "weights", causeStart},
		"weights far too large":          {weights(NewNW3(2, 2, Xavier, newRNG()), 1, 1e308), X, 0.1, 1, "activations", causeStart},
		"features far too large":         {NewMLP([]int{2, 2, 2}, IdentityActivation(), SoftmaxOutput, SmallNormal(10), newRNG()), huge, 0.1, 1, "activations", causeData},
		"learning rate far too large":    {relu(), X, 1e200, 2, "activations", causeRate},
		"learning rate: weights at once": {NewNW3(2, 2, Xavier, newRNG()), scaled(X, 1e10), 1e300, 1, "weights", causeRate},
	} {
		t.Run(name, func(t *testing.T) {
			fault := diverge(t, c.net, c.X, Y, c.alpha, 50)
			if fault.Layer != c.layer || fault.Quantity != c.quantity || fault.Cause != c.cause {
				t.Errorf("%+v, want the %s of layer %d and %q", fault, c.quantity, c.layer, c.cause)
			}
			for _, words := range []string{c.quantity, "layer", "epoch", c.cause} {
				if !strings.Contains(fault.Error(), words) {
					t.Errorf("%q does not mention %q", fault, words)
				}
			}
		})
	}
}

// Losses and gradients can overflow while all activations are finite.
func TestDivergenceOfLossesAndGradients(t *testing.T) {
	X, Y := mat.NewDense(1, 1, []float64{1}), mat.NewDense(2, 1, []float64{1, 0})
	net := NewNW3(1, 2, Zero, nil)
	net.Layers[0].Weights.Set(0, 0, -1.7e308)
	net.Layers[0].Weights.Set(1, 0, 1.7e308)
	if fault := diverge(t, net, X, Y, 0.1, 1); fault.Quantity != "losses" || fault.Layer != 1 {
		t.Errorf("%+v, want the losses of layer 1", fault)
	}
	// δ² = −½ is finite, δ¹ = δ²W² is large, and its square overflows in layer 1.
	deep := NewMLP([]int{1, 1, 1}, IdentityActivation(), SigmoidOutput, Zero, nil)
	deep.Layers[1].Weights.Set(0, 0, 1e160)
	if fault := diverge(t, deep, X, mat.NewDense(1, 1, []float64{1}), 0.1, 1); fault.Quantity != "gradients" || fault.Layer != 1 {
		t.Errorf("%+v, want the gradients of layer 1", fault)
	}
	// a¹ = 1e160 makes the gradient of layer 2 overflow, nothing before it.
	deep.Layers[0].Weights.Set(0, 0, 1e160)
	deep.Layers[1].Weights.Set(0, 0, 0)
	if fault := diverge(t, deep, X, mat.NewDense(1, 1, []float64{1}), 0.1, 1); fault.Quantity != "gradients" || fault.Layer != 2 {
		t.Errorf("%+v, want the gradients of layer 2", fault)
	}
}

func scaled(X *mat.Dense, by float64) *mat.Dense {
	var s mat.Dense
	s.Scale(by, X)
	return &s
}
