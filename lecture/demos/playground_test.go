package demos

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func start(t *testing.T, p PlaygroundParams) *PlaygroundState {
	t.Helper()
	if p.N == 0 {
		p.N = 200
	}
	s, err := newPlayground(p)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What the lecture claims of its networks: a hidden layer separates the moons,
// and none leaves them apart.
func TestPlaygroundSeparatesTheMoons(t *testing.T) {
	base := PlaygroundParams{Session: "t", Data: "moons", Noise: 0.1, G: "tanh", Init: "glorot", Optimizer: "rmsprop", Alpha: 0.01, Batch: 20, Seed: 1}
	hidden := base
	hidden.Network, hidden.Layers = "mlp", []int{8}
	linear := base
	linear.Network = "nw3"
	for name, p := range map[string]PlaygroundParams{"hidden": hidden, "linear": linear} {
		start(t, p)
		s, err := runPlayground(RunParams{Session: "t", Epochs: 150, Map: true})
		if err != nil || s.Problem != "" {
			t.Fatal(err, s.Problem)
		}
		if name == "hidden" && s.Accuracy < 0.99 || name == "linear" && s.Accuracy > 0.95 {
			t.Errorf("%s layers: accuracy %v", name, s.Accuracy)
		}
		if s.Epoch != 150 || len(s.Curve) != 150 || utf8.RuneCountInString(s.Map) != grid*grid || len(s.Weights) != len(p.Layers)+1 {
			t.Errorf("%s: state of epoch %v with %d points of the curve", name, s.Epoch, len(s.Curve))
		}
	}
}

func TestPlaygroundStepsBatchAndExample(t *testing.T) {
	p := PlaygroundParams{Session: "t", Data: "xor", N: 40, Noise: 0.1, Network: "mlp", Layers: []int{4}, G: "tanh", Init: "glorot", Optimizer: "sgd", Alpha: 0.1, Batch: 10, Seed: 1}
	for step, share := range map[string]float64{"batch": 0.25, "example": 0.025} {
		before := start(t, p)
		after, err := runPlayground(RunParams{Session: "t", Step: step, Map: true})
		if err != nil {
			t.Fatal(err)
		}
		if after.Epoch != share || after.Weights[0][0][0] == before.Weights[0][0][0] {
			t.Errorf("one %s: epoch %v, want %v, and changed weights", step, after.Epoch, share)
		}
	}
}

// The address holds how many passes there were, not in which portions.
func TestPlaygroundForgetsItsPortions(t *testing.T) {
	p := PlaygroundParams{Session: "t", Data: "moons", N: 60, Noise: 0.1, Network: "mlp", Layers: []int{4}, G: "tanh", Init: "glorot", Optimizer: "rmsprop", Alpha: 0.01, Batch: 20, Seed: 1}
	var losses []float64
	for _, portions := range [][]int{{12}, {1, 7, 4}} {
		start(t, p)
		var state *PlaygroundState
		for _, epochs := range portions {
			var err error
			if state, err = runPlayground(RunParams{Session: "t", Epochs: epochs}); err != nil {
				t.Fatal(err)
			}
		}
		losses = append(losses, state.Loss)
	}
	if losses[0] != losses[1] {
		t.Errorf("12 passes at once end at loss %v, in portions at %v", losses[0], losses[1])
	}
}

func TestPlaygroundSaysWhyItDiverges(t *testing.T) {
	start(t, PlaygroundParams{Session: "t", Data: "spirals", Noise: 0.1, Network: "mlp", Layers: []int{16, 16}, G: "leaky", Init: "he", Optimizer: "sgd", Alpha: 1e150, Batch: 10, Seed: 1})
	s, err := runPlayground(RunParams{Session: "t", Epochs: 50})
	if err != nil {
		t.Fatal(err)
	}
	// It names what is no longer a number, and when: counted from the start.
	for _, want := range []string{"no longer finite", fmt.Sprintf("epoch %d", len(s.Curve)+1)} {
		if !strings.Contains(s.Problem, want) {
			t.Errorf("the problem is %q, want it to say %q", s.Problem, want)
		}
	}
}

func TestPlaygroundRefuses(t *testing.T) {
	for want, p := range map[string]PlaygroundParams{
		"NW1 answers yes or no": {Data: "blobs", N: 30, Network: "nw1", G: "tanh", Init: "he", Optimizer: "sgd", Alpha: 1},
		"at least 4":            {Data: "own", Network: "nw3", G: "tanh", Init: "he", Optimizer: "sgd", Alpha: 1},
		"hidden layers are":     {Data: "moons", N: 30, Network: "mlp", Layers: []int{99}, G: "tanh", Init: "he", Optimizer: "sgd", Alpha: 1},
		"want 10 … 1000":        {Data: "moons", N: 3, Network: "nw1", G: "tanh", Init: "he", Optimizer: "sgd", Alpha: 1},
	} {
		if _, err := newPlayground(p); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", p, err, want)
		}
	}
}
