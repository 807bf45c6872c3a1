package demos

import (
	"errors"
	"fmt"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

func init() {
	method("playground.new", newPlayground)
	method("playground.run", runPlayground)
	method("playground.set", setPlayground)
}

// PlaygroundParams is all that can be chosen.
type PlaygroundParams struct {
	Session   string   `json:"session"`
	Data      string   `json:"data"`
	N         int      `json:"n"`    // examples to train with
	TestShare float64  `json:"test"` // of all examples, how many are kept for the test
	Noise     float64  `json:"noise"`
	Points    []Point  `json:"points"`   // for data "own", labels 0 … K−1
	Features  []string `json:"features"` // what the network is given, x1 and x2 where empty
	Network   string   `json:"network"`  // "nw1", "nw2", "nw3", or "mlp"
	Layers    []int    `json:"layers"`   // hidden units of "mlp"
	G         string   `json:"g"`
	Init      string   `json:"init"`
	Optimizer string   `json:"optimizer"`
	Alpha     float64  `json:"alpha"`
	Penalty   string   `json:"penalty"` // "none", "l1" or "l2"
	Lambda    float64  `json:"lambda"`
	Batch     int      `json:"batch"` // 0 for all
	Seed      uint64   `json:"seed"`
}

// playground is a network in training.
type playground struct {
	train, test   *labelled // test is nil where nothing is kept for it
	net           *nnlib.MLP
	optimizer     nnlib.Optimizer
	batch         int
	rng           *rand.Rand
	epoch         float64
	order         []int // what is left of the current pass, for single steps
	features      []string
	ground, small mat.Matrix // the inputs on the lattices of the map and of a unit's picture
}

// playgrounds holds one for each demo on the page.
var playgrounds = map[string]*playground{}

func newPlayground(p PlaygroundParams) (*PlaygroundState, error) {
	if err := checkFeatures(p.Features); err != nil {
		return nil, err
	}
	train, test, err := playgroundSets(p)
	if err != nil {
		return nil, err
	}
	rng := seeded(p.Seed + 1)
	net, err := playgroundNet(p, train.Classes(), train.values != nil, rng)
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
	if optimizer, err = penalize(p, optimizer, net, train.values != nil); err != nil {
		return nil, err
	}
	pg := &playground{
		train: train, test: test, net: net, optimizer: optimizer, batch: p.Batch, rng: rng,
		features: p.Features, ground: features(lattice(grid), p.Features), small: features(lattice(unitGrid), p.Features),
	}
	playgrounds[p.Session] = pg
	state := pg.state(RunParams{Map: true}, nil)
	state.Points = train.points(false)
	if test != nil {
		state.Points = append(state.Points, test.points(true)...)
	}
	return state, nil
}

// RunParams asks for a portion of training, and says what the page will draw.
type RunParams struct {
	Session string `json:"session"`
	Epochs  int    `json:"epochs"` // whole passes; or else
	Step    string `json:"step"`   // one "batch" or one "example"
	Map     bool   `json:"map"`    // whether regions, units and weights are drawn
	Shown   []int  `json:"shown"`  // layer and number of the unit whose plane is drawn large, or empty
}

func runPlayground(p RunParams) (*PlaygroundState, error) {
	pg, err := playgroundOf(p.Session)
	if err != nil {
		return nil, err
	}
	var curve []Measured
	for progress, err := range pg.portion(p) {
		if err != nil {
			var diverged *nnlib.DivergenceError
			if errors.As(err, &diverged) {
				diverged.Epoch += int(pg.epoch) // counted from the start, not from this portion's
			}
			state := pg.state(p, curve)
			state.Problem = err.Error()
			return state, nil
		}
		pg.epoch += pg.share(p)
		curve = append(curve, pg.measured(progress))
	}
	return pg.state(p, curve), nil
}

// SetParams changes one number of a network by hand.
type SetParams struct {
	Run   RunParams `json:"run"`   // whose network, and what is drawn
	Layer int       `json:"layer"` // from 1
	Unit  int       `json:"unit"`  // from 0
	Input int       `json:"input"` // from 0, or −1 for the bias
	Value float64   `json:"value"`
}

func setPlayground(p SetParams) (*PlaygroundState, error) {
	pg, err := playgroundOf(p.Run.Session)
	if err != nil {
		return nil, err
	}
	if p.Layer < 1 || p.Layer > pg.net.Depth() {
		return nil, fmt.Errorf("there is no layer %d, only 1 … %d", p.Layer, pg.net.Depth())
	}
	layer := pg.net.Layers[p.Layer-1]
	if units, inputs := layer.Weights.Dims(); p.Unit < 0 || p.Unit >= units || p.Input < -1 || p.Input >= inputs {
		return nil, fmt.Errorf("layer %d has no weight of unit %d for input %d", p.Layer, p.Unit+1, p.Input+1)
	}
	if p.Input < 0 {
		layer.Bias.SetVec(p.Unit, p.Value)
	} else {
		layer.Weights.Set(p.Unit, p.Input, p.Value)
	}
	return pg.state(p.Run, nil), nil
}

func playgroundOf(session string) (*playground, error) {
	pg, ok := playgrounds[session]
	if !ok {
		return nil, fmt.Errorf("there is no network %q in training", session)
	}
	return pg, nil
}

// TrainPlayground trains a network for some passes.
func TrainPlayground(p PlaygroundParams, epochs int) (*PlaygroundState, error) {
	if _, err := newPlayground(p); err != nil {
		return nil, err
	}
	return runPlayground(RunParams{Session: p.Session, Epochs: epochs})
}
