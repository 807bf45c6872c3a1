package notebooks

import (
	"math/rand/v2"
	"testing"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

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
		t.Logf("%-14s %6d parameters  %.1f %% of %d test pictures right", s.name, nnlib.ParameterCount(s.net), 100*s.share, test.Len())
		if i > 0 && s.share < steps[i-1].share+s.margin {
			t.Errorf("%s has %.3f right and %s %.3f, want a margin of %v", s.name, s.share, steps[i-1].name, steps[i-1].share, s.margin)
		}
	}
}

// What these sets are for: a straight boundary fails on them, and two hidden
// layers find the one that bends.
func TestCurvesNeedHiddenLayers(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 3))
	for _, s := range []*datasets.Set{
		datasets.Moons(600, 0.1, rng),
		datasets.Circles(600, 0.08, rng),
		datasets.Spirals(600, 2, 0.03, rng),
		datasets.Spirals(900, 3, 0.02, rng),
	} {
		train, test := s.Split(0.3, rng)
		linear := learn(t, nnlib.NewNW3(2, s.Classes(), nnlib.Xavier, rng), train, test, 60, 0.01, rng)
		sizes := []int{2, 24, 24, s.Classes()}
		deep := learn(t, nnlib.NewMLP(sizes, nnlib.TanhActivation(), nnlib.SoftmaxOutput, nnlib.Xavier, rng), train, test, 150, 0.01, rng)
		t.Logf("%s, %d classes: linear %.1f %%, two hidden layers %.1f %%", s.Name, s.Classes(), 100*linear, 100*deep)
		if deep < 0.97 || linear > 0.9 {
			t.Errorf("%s: %.3f right with a straight boundary, %.3f with hidden layers, want at most 0.9 and at least 0.97", s.Name, linear, deep)
		}
	}
}

// learn trains a network and returns its share of right answers on the test set.
func learn(t *testing.T, net nnlib.Network, train, test *datasets.Set, epochs int, alpha float64, rng *rand.Rand) float64 {
	t.Helper()
	options := nnlib.TrainOptions{Epochs: epochs, BatchSize: 32}
	for _, err := range nnlib.Train(net, train.X(), train.OneHot(), nnlib.NewAdam(alpha), options, rng) {
		if err != nil {
			t.Fatal(err)
		}
	}
	_, share, err := nnlib.Evaluate(net, test.X(), test.OneHot())
	if err != nil {
		t.Fatal(err)
	}
	return share
}

// The Mark 1 told printed characters apart: a perceptron must learn such pairs
// without error and then read most letters it has not seen.
func TestPerceptronReadsLetters(t *testing.T) {
	for _, pair := range []string{"LT", "AB", "XO", "EF"} {
		rng := rand.New(rand.NewPCG(3, 1))
		train, test := datasets.Letters(pair, 150, rng).Split(0.3, rng)
		p := nnlib.NewPerceptron(train.Features())
		updates := 0
		for _, err := range p.Train(train.X(), train.Signs(), 1, 200, rng) {
			if err != nil {
				t.Fatalf("%s: %v", pair, err)
			}
			updates++
		}
		wrong := len(p.Misclassified(test.X(), test.Signs()))
		t.Logf("%s: %d updates, %d of %d new letters read wrongly", pair, updates, wrong, test.Len())
		if wrong > test.Len()/10 {
			t.Errorf("%s: %d of %d new letters read wrongly, want at most a tenth", pair, wrong, test.Len())
		}
	}
}
