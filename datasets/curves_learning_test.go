package datasets_test

import (
	"math/rand/v2"
	"testing"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

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
