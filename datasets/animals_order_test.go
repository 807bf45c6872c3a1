//go:build !race

// The race detector would make a minute of these ten seconds, and finds
// nothing in them.

package datasets_test

import (
	"math/rand/v2"
	"testing"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

// parameterCount is the number of weights and biases of a network.
func parameterCount(net nnlib.Network) int {
	count := 0
	for _, p := range net.Parameters() {
		count += p.Shape.Rows * p.Shape.Cols
	}
	return count
}

// The roadmap of the lecture must show on the lecture's own example: each step
// helps, and it is the idea that helps, not the number of parameters.
func TestAnimalsNeedHiddenLayersAndConvolution(t *testing.T) {
	if testing.Short() {
		t.Skip("trains three networks")
	}
	rng := rand.New(rand.NewPCG(4, 8))
	train, test := datasets.Animals(2400, rng).Split(0.25, rng)
	standard := datasets.FitStandardizer(train)
	train, test = standard.Apply(train), standard.Apply(test)

	nw3 := nnlib.NewNW3(784, 3, nnlib.Xavier, rng)
	nw4 := nnlib.NewNW4(784, 4, 3, nnlib.SigmoidActivation(), nnlib.Xavier, rng)
	wide := nnlib.NewNW4(784, 32, 3, nnlib.SigmoidActivation(), nnlib.Xavier, rng)
	pool := nnlib.Pooling{Kind: nnlib.MaxPooling, Window: 2, Stride: 2}
	block := nnlib.ConvSpec{Filters: 12, Kernel: 3, Stride: 1, Padding: 1, Pooling: pool}
	cnn, err := nnlib.NewCNN(nnlib.ImageShape{Channels: 1, Height: 28, Width: 28}, []nnlib.ConvSpec{block, block},
		[]int{3}, nnlib.ReLUActivation(), nnlib.SoftmaxOutput, nnlib.He, rng)
	if err != nil {
		t.Fatal(err)
	}
	steps := []struct {
		name   string
		net    nnlib.Network
		epochs int
		share  float64
		margin float64 // wanted above the step before
	}{
		{name: "NW3", net: nw3, epochs: 20},
		{name: "NW4, 4 hidden", net: nw4, epochs: 40, margin: 0.08},
		{name: "NW4, 32 hidden", net: wide, epochs: 30, margin: 0.08},
		{name: "CNN", net: cnn, epochs: 6, margin: 0.08},
	}
	for i := range steps {
		s := &steps[i]
		s.share = learn(t, s.net, train, test, s.epochs, 0.003, rng)
		t.Logf("%-14s %6d parameters  %.1f %% of %d test pictures right", s.name, parameterCount(s.net), 100*s.share, test.Len())
		if i > 0 && s.share < steps[i-1].share+s.margin {
			t.Errorf("%s has %.3f right and %s %.3f, want a margin of %v", s.name, s.share, steps[i-1].name, steps[i-1].share, s.margin)
		}
	}
}
