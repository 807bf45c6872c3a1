package demos

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

func init() {
	method("playground.new", newPlayground)
	method("playground.run", runPlayground)
}

// PlaygroundParams is all that can be chosen.
type PlaygroundParams struct {
	Session   string  `json:"session"`
	Data      string  `json:"data"`
	N         int     `json:"n"`
	Noise     float64 `json:"noise"`
	Points    []Point `json:"points"`  // for data "own", labels 0 … K−1
	Network   string  `json:"network"` // "nw1", "nw2", "nw3", or "mlp"
	Layers    []int   `json:"layers"`  // hidden units of "mlp"
	G         string  `json:"g"`
	Init      string  `json:"init"`
	Optimizer string  `json:"optimizer"`
	Alpha     float64 `json:"alpha"`
	Batch     int     `json:"batch"` // 0 for all
	Seed      uint64  `json:"seed"`
}

// playground is a network in training.
type playground struct {
	set       *datasets.Set
	net       *nnlib.MLP
	optimizer nnlib.Optimizer
	X         mat.Matrix
	Y         *mat.Dense
	batch     int
	rng       *rand.Rand
	epoch     float64
	order     []int // what is left of the current pass, for single steps
}

// playgrounds holds one for each demo on the page.
var playgrounds = map[string]*playground{}

// playgroundSet makes the data: standardized, so that every network starts alike.
func playgroundSet(p PlaygroundParams) (*datasets.Set, error) {
	rng := seeded(p.Seed)
	if p.Data != "own" && (p.N < 10 || p.N > 1000 || !(p.Noise >= 0 && p.Noise <= 1)) {
		return nil, fmt.Errorf("%d examples with noise %v: want 10 … 1000 examples and noise from 0 to 1", p.N, p.Noise)
	}
	switch p.Data {
	case "moons":
		return datasets.Moons(p.N, p.Noise, rng), nil
	case "circles":
		return datasets.Circles(p.N, p.Noise/2, rng), nil
	case "blobs":
		return datasets.Blobs(p.N, 3, 0.15+p.Noise, rng), nil
	case "spirals2":
		return datasets.Spirals(p.N, 2, p.Noise/4, rng), nil
	case "spirals":
		return datasets.Spirals(p.N, 3, p.Noise/4, rng), nil
	case "xor":
		return xorClouds(p.N, p.Noise, rng), nil
	case "own":
		return ownClasses(p.Points)
	}
	return nil, fmt.Errorf("there is no data set %q", p.Data)
}

// xorClouds is XOR with a cloud about each corner.
func xorClouds(n int, noise float64, rng *rand.Rand) *datasets.Set {
	corners := datasets.XOR()
	rows, labels := mat.NewDense(n, 2, nil), make([]int, n)
	for i := range n {
		x := corners.Example(i % 4)
		rows.SetRow(i, []float64{x.AtVec(0) + noise*rng.NormFloat64(), x.AtVec(1) + noise*rng.NormFloat64()})
		labels[i] = corners.Labels[i%4]
	}
	return datasets.New("XOR", "generated", corners.FeatureNames, corners.ClassNames, rows, labels)
}

func ownClasses(points []Point) (*datasets.Set, error) {
	if len(points) < 4 {
		return nil, fmt.Errorf("own data have %d points, want at least 4: lines of x, y, class", len(points))
	}
	classes := 2
	for i, p := range points {
		if p.Label < 0 || p.Label > 5 {
			return nil, fmt.Errorf("point %d is of class %d, want 0 … 5", i+1, p.Label)
		}
		classes = max(classes, p.Label+1)
	}
	rows, labels, names := mat.NewDense(len(points), 2, nil), make([]int, len(points)), make([]string, classes)
	for i, p := range points {
		rows.SetRow(i, []float64{p.X, p.Y})
		labels[i] = p.Label
	}
	for k := range names {
		names[k] = fmt.Sprint(k)
	}
	return datasets.New("own data", "given by hand", []string{"x1", "x2"}, names, rows, labels), nil
}

// playgroundNet builds the network that was asked for.
func playgroundNet(p PlaygroundParams, classes int, rng *rand.Rand) (*nnlib.MLP, error) {
	init, err := scheme(p.Init, 1)
	if err != nil {
		return nil, err
	}
	g, err := activation(p.G)
	if err != nil {
		return nil, err
	}
	switch p.Network {
	case "nw1":
		if classes != 2 {
			return nil, fmt.Errorf("NW1 answers yes or no, and these data have %d classes: take NW2, NW3 or hidden layers", classes)
		}
		return nnlib.NewNW1(2, init, rng), nil
	case "nw2":
		return nnlib.NewNW2(2, classes, init, rng), nil
	case "nw3":
		return nnlib.NewNW3(2, classes, init, rng), nil
	case "mlp":
		if len(p.Layers) < 1 || len(p.Layers) > 6 || slices.Min(p.Layers) < 1 || slices.Max(p.Layers) > 32 {
			return nil, fmt.Errorf("hidden layers are %v: want 1 … 6 layers of 1 … 32 units, as in 8,8", p.Layers)
		}
		sizes := append(append([]int{2}, p.Layers...), classes)
		return nnlib.NewMLP(sizes, g, nnlib.SoftmaxOutput, init, rng), nil
	}
	return nil, fmt.Errorf("there is no network %q", p.Network)
}

func optimizerFor(p PlaygroundParams) (nnlib.Optimizer, error) {
	switch p.Optimizer {
	case "sgd":
		return nnlib.NewGradientDescent(p.Alpha), nil
	case "adagrad":
		return nnlib.NewAdaGrad(p.Alpha), nil
	case "rmsprop":
		return nnlib.NewRMSProp(p.Alpha, 0.9), nil
	}
	return nil, fmt.Errorf("there is no optimizer %q", p.Optimizer)
}

func newPlayground(p PlaygroundParams) (*PlaygroundState, error) {
	set, err := playgroundSet(p)
	if err != nil {
		return nil, err
	}
	set = datasets.FitStandardizer(set).Apply(set)
	rng := seeded(p.Seed + 1)
	net, err := playgroundNet(p, set.Classes(), rng)
	if err != nil {
		return nil, err
	}
	optimizer, err := optimizerFor(p)
	if err != nil {
		return nil, err
	}
	if err := optimizer.Validate(); err != nil {
		return nil, err
	}
	pg := &playground{set: set, net: net, optimizer: optimizer, X: set.X(), Y: set.OneHot(), batch: p.Batch, rng: rng}
	if p.Network == "nw1" { // a single output says how likely class 1 is
		pg.Y = mat.DenseCopyOf(pg.Y.Slice(1, 2, 0, set.Len()))
	}
	playgrounds[p.Session] = pg
	state := pg.state(nil)
	state.Points = make([]Point, set.Len())
	for n := range state.Points {
		x := set.Example(n)
		state.Points[n] = Point{x.AtVec(0), x.AtVec(1), set.Labels[n]}
	}
	return state, nil
}

// RunParams asks for a portion of training.
type RunParams struct {
	Session string `json:"session"`
	Epochs  int    `json:"epochs"` // whole passes; or else
	Step    string `json:"step"`   // one "batch" or one "example"
}

func runPlayground(p RunParams) (*PlaygroundState, error) {
	pg, ok := playgrounds[p.Session]
	if !ok {
		return nil, fmt.Errorf("there is no network %q in training", p.Session)
	}
	var curve []Measured
	for progress, err := range pg.portion(p) {
		if err != nil {
			if diverged, ok := err.(*nnlib.DivergenceError); ok {
				diverged.Epoch += int(pg.epoch) // counted from the start, not from this portion's
			}
			state := pg.state(curve)
			state.Problem = err.Error()
			return state, nil
		}
		pg.epoch += pg.share(p)
		curve = append(curve, Measured{pg.epoch, progress.Loss, progress.Accuracy, progress.GradientNorms})
	}
	return pg.state(curve), nil
}
