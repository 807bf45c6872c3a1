package demos

import (
	"math"
	"slices"
	"strings"
	"testing"

	"nnlecture/nnlib"
)

// simple is what the tests here change one thing of.
var simple = PlaygroundParams{
	Session: "t", Data: "moons", N: 60, Noise: 0.1, Network: "mlp", Layers: []int{4}, G: "tanh", Init: "glorot",
	Optimizer: "rmsprop", Alpha: 0.01, Batch: 20, Seed: 1,
}

func pass(t *testing.T, epochs int) *PlaygroundState {
	t.Helper()
	s, err := runPlayground(RunParams{Session: "t", Epochs: epochs, Map: true})
	if err != nil || s.Problem != "" {
		t.Fatal(err, s)
	}
	return s
}

// Examples for the test are drawn besides, and training knows nothing of them.
func TestPlaygroundTestsWithOtherExamples(t *testing.T) {
	var losses []float64
	for _, share := range []float64{0, 0.25} {
		p := simple
		p.TestShare = share
		first := start(t, p)
		if want := int(math.Round(60 * share / (1 - share))); first.Tests != want || len(first.Points) != 60+want {
			t.Errorf("a share of %v: %d examples for the test and %d points, want %d and %d", share, first.Tests, len(first.Points), want, 60+want)
		}
		s := pass(t, 30)
		losses = append(losses, s.Loss)
		if last := s.Curve[29]; (last.TestLoss > 0) != (share > 0) || s.TestLoss != last.TestLoss {
			t.Errorf("a share of %v: the loss on the test is %v at the end of the curve, %v after it", share, last.TestLoss, s.TestLoss)
		}
	}
	if losses[0] != losses[1] {
		t.Errorf("the loss is %v without test, %v with one", losses[0], losses[1])
	}
}

// Many units, few noisy examples: what is learned by heart does not hold
// elsewhere, and a penalty on the weights helps.
func TestPlaygroundOverfits(t *testing.T) {
	p := simple
	p.N, p.TestShare, p.Noise, p.Layers, p.Alpha = 30, 0.9, 0.45, []int{16, 16}, 0.03
	start(t, p)
	free := pass(t, 400)
	if free.Accuracy < 0.95 || free.TestLoss < 4*free.Loss+0.5 {
		t.Errorf("without penalty: %v right, loss %v and %v on the test", free.Accuracy, free.Loss, free.TestLoss)
	}
	p.Penalty, p.Lambda = "l2", 0.03
	start(t, p)
	if held := pass(t, 400); held.TestLoss > 0.7*free.TestLoss {
		t.Errorf("the loss on the test is %v with a penalty, %v without", held.TestLoss, free.TestLoss)
	}
}

// One step of gradient descent with a penalty is the step of the lecture plus the
// penalty's gradient, for weights alone, both in nnlib.Train and in the regression.
func TestPlaygroundPenalty(t *testing.T) {
	for _, data := range []string{"moons", "hills"} {
		for _, penalty := range []string{"l1", "l2"} {
			p := simple
			p.Data, p.Penalty, p.Lambda, p.Optimizer, p.Alpha, p.Batch, p.Layers = data, penalty, 0.5, "sgd", 0.1, 0, []int{3, 2}
			start(t, p)
			pg := playgrounds["t"]
			net := pg.net.Clone()
			back := net.BackpropagateBatch(pg.train.X, pg.train.Y)
			s := pass(t, 1)
			for l, layer := range net.Layers {
				units, inputs := layer.Weights.Dims()
				for i := range units {
					want := layer.Bias.AtVec(i) - 0.1*back.Bias[l+1].AtVec(i)
					closeTo(t, data+" "+penalty+": bias", s.Biases[l][i], want)
					for j := range inputs {
						w := layer.Weights.At(i, j)
						slope := 0.5 * w
						if penalty == "l1" {
							slope = math.Copysign(0.5, w)
						}
						closeTo(t, data+" "+penalty+": weight", s.Weights[l][i][j], w-0.1*(back.Weights[l+1].At(i, j)+slope))
					}
				}
			}
		}
	}
}

func closeTo(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-12 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// With squares as inputs a network without hidden layer separates the circles.
func TestPlaygroundFeatures(t *testing.T) {
	p := simple
	p.Data, p.Network, p.Alpha = "circles", "nw3", 0.05
	for _, c := range []struct {
		features []string
		least    float64
		most     float64
	}{{nil, 0, 0.8}, {[]string{"x1", "x2"}, 0, 0.8}, {[]string{"x1x1", "x2x2"}, 0.99, 1}} {
		p.Features = c.features
		start(t, p)
		if s := pass(t, 150); s.Accuracy < c.least || s.Accuracy > c.most {
			t.Errorf("inputs %v: %v right, want %v to %v", c.features, s.Accuracy, c.least, c.most)
		}
	}
}

func TestPlaygroundRegression(t *testing.T) {
	for data, p := range map[string]PlaygroundParams{"plane": {Network: "nw1"}, "hills": {Network: "mlp", Layers: []int{8, 8}}} {
		p.Session, p.Data, p.N, p.TestShare, p.G, p.Init, p.Optimizer, p.Alpha, p.Batch, p.Seed = "t", data, 200, 0.3, "tanh", "glorot", "adam", 0.02, 20, 1
		first := start(t, p)
		s := pass(t, 150)
		if !s.Regression || s.TestLoss > first.TestLoss/10 || s.TestAccuracy < 0.9 {
			t.Errorf("%s: the loss on the test went from %v to %v, %v are near", data, first.TestLoss, s.TestLoss, s.TestAccuracy)
		}
		if len(s.Curve) != 150 || s.Curve[149].Norms[0] <= 0 {
			t.Errorf("%s: %d points of the curve, norms %v", data, len(s.Curve), s.Curve[149].Norms)
		}
	}
}

// A weight or bias that is set by hand is the network's, and training goes on from it.
func TestPlaygroundTakesNumbersByHand(t *testing.T) {
	start(t, simple)
	params := SetParams{Run: RunParams{Session: "t", Map: true, Shown: []int{1, 2}}, Layer: 1, Unit: 2, Input: 1, Value: 0.25}
	s, err := setPlayground(params)
	if err != nil || s.Weights[0][2][1] != 0.25 {
		t.Fatalf("the weight is %v, %v", s.Weights[0][2], err)
	}
	params.Input, params.Value = -1, -3
	if s, err = setPlayground(params); err != nil || s.Biases[0][2] != -3 {
		t.Fatalf("the bias is %v, %v", s.Biases[0], err)
	}
	if len(s.Shown) != largeOne*largeOne || slices.Max(s.Shown) > 0 {
		t.Errorf("tanh with a bias of −3 is drawn with %d values up to %d, want all below 0", len(s.Shown), slices.Max(s.Shown))
	}
	if after := pass(t, 1); after.Biases[0][2] == -3 || math.Abs(after.Biases[0][2]+3) > 0.5 {
		t.Errorf("after one pass the bias is %v", after.Biases[0][2])
	}
	for want, change := range map[string]func(*SetParams){
		"no layer 3":        func(p *SetParams) { p.Layer = 3 },
		"no weight of unit": func(p *SetParams) { p.Unit = 4 },
		"for input 3":       func(p *SetParams) { p.Input = 2 },
		"no network":        func(p *SetParams) { p.Run.Session = "other" },
	} {
		p := params
		change(&p)
		if _, err := setPlayground(p); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", p, err, want)
		}
	}
}

// The letters of the map are those of what nnlib answers.
func TestPlaygroundMap(t *testing.T) {
	p := simple
	p.Data, p.Features = "blobs", []string{"x1", "x2", "x1x2"}
	start(t, p)
	s := pass(t, 20)
	A := nnlib.PredictBatch(playgrounds["t"].net, features(lattice(grid), p.Features))
	classes := nnlib.PredictedClasses(A)
	for n, letter := range []rune(s.Map) {
		class, sure := int(letter-32)/128, int(letter-32)%128
		if class != classes[n] || sure != int(100*A.At(class, n)) {
			t.Fatalf("point %d: class %d with %d %%, want %d with %v", n, class, sure, classes[n], A.At(class, n))
		}
	}
}

func TestPlaygroundRefusesChoices(t *testing.T) {
	for want, change := range map[string]func(*PlaygroundParams){
		`no input "x3"`:        func(p *PlaygroundParams) { p.Features = []string{"x3"} },
		"want 0 … 0.9":         func(p *PlaygroundParams) { p.TestShare = 1 },
		`no penalty "l3"`:      func(p *PlaygroundParams) { p.Penalty = "l3" },
		"want 0 … 10":          func(p *PlaygroundParams) { p.Penalty, p.Lambda = "l2", -1 },
		"has a single output":  func(p *PlaygroundParams) { p.Data, p.Network = "plane", "nw3" },
		`no optimizer "magic"`: func(p *PlaygroundParams) { p.Optimizer = "magic" },
	} {
		p := simple
		change(&p)
		if _, err := newPlayground(p); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", p, err, want)
		}
	}
}
