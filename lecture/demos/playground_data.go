package demos

import (
	"fmt"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
)

// leastSplit is how many points of one's own it takes before some are kept for
// the test.
const leastSplit = 10

// labelled is a set of examples with what a network should answer. A regression
// wants a value between 0 and 1; its labels say which side of ½ that is on.
type labelled struct {
	*datasets.Set
	values []float64 // of a regression, or nil
	X      mat.Matrix
	Y      *mat.Dense
}

// playgroundSets makes the examples to train with and those to test with, nil
// where the share is 0. They are standardized as the first ones ask for, so that
// every network starts alike. The examples to train with do not depend on the
// others.
func playgroundSets(p PlaygroundParams) (train, test *labelled, err error) {
	if p.Data != "own" && (p.N < 10 || p.N > 1000 || !(p.Noise >= 0 && p.Noise <= 1)) {
		return nil, nil, fmt.Errorf("%d examples with noise %v: want 10 … 1000 examples and noise from 0 to 1", p.N, p.Noise)
	}
	if !(p.TestShare >= 0 && p.TestShare <= 0.9) {
		return nil, nil, fmt.Errorf("a share of %v for the test: want 0 … 0.9", p.TestShare)
	}
	if train, err = playgroundSet(p, p.N, seeded(p.Seed)); err != nil {
		return nil, nil, err
	}
	if p.Data == "own" && p.TestShare > 0 && train.Len() >= leastSplit {
		kept, other := train.Split(p.TestShare, seeded(p.Seed+2))
		train, test = &labelled{Set: kept}, &labelled{Set: other}
	} else if n := int(math.Round(float64(p.N) * p.TestShare / (1 - p.TestShare))); p.Data != "own" && n > 0 {
		if test, err = playgroundSet(p, n, seeded(p.Seed+2)); err != nil {
			return nil, nil, err
		}
	}
	standard := datasets.FitStandardizer(train.Set)
	for _, e := range []*labelled{train, test} {
		if e != nil {
			e.Set = standard.Apply(e.Set)
			e.X = features(e.Set.X(), p.Features)
			e.Y = e.targets(p.Network)
		}
	}
	return train, test, nil
}

// playgroundSet draws n examples, or takes those that were given.
func playgroundSet(p PlaygroundParams, n int, rng *rand.Rand) (*labelled, error) {
	switch p.Data {
	case "plane", "hills":
		return regression(p.Data, n, p.Noise, rng), nil
	case "own":
		set, err := ownClasses(p.Points)
		return &labelled{Set: set}, err
	}
	set, err := classSet(p.Data, n, p.Noise, rng)
	return &labelled{Set: set}, err
}

// classSet draws examples of classes.
func classSet(name string, n int, noise float64, rng *rand.Rand) (*datasets.Set, error) {
	switch name {
	case "moons":
		return datasets.Moons(n, noise, rng), nil
	case "circles":
		return datasets.Circles(n, noise/2, rng), nil
	case "blobs":
		return datasets.Blobs(n, 3, 0.15+noise, rng), nil
	case "spirals2":
		return datasets.Spirals(n, 2, noise/4, rng), nil
	case "spirals":
		return datasets.Spirals(n, 3, noise/4, rng), nil
	case "xor":
		return xorClouds(n, noise, rng), nil
	}
	return nil, fmt.Errorf("there is no data set %q", name)
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

// regression draws points of a square with a value from 0 to 1: a plane that
// rises to the upper right, or hills and hollows.
func regression(name string, n int, noise float64, rng *rand.Rand) *labelled {
	rows, labels, values := mat.NewDense(n, 2, nil), make([]int, n), make([]float64, n)
	for i := range n {
		x, y := 2*rng.Float64()-1, 2*rng.Float64()-1
		v := 0.5 + 0.24*(x+y)
		if name == "hills" {
			v = 0.5
			for _, hill := range [][3]float64{{-0.5, 0.5, 1}, {0.5, -0.5, 1}, {0.5, 0.5, -1}, {-0.5, -0.5, -1}} {
				dx, dy := x-hill[0], y-hill[1]
				v += 0.45 * hill[2] * math.Exp(-6*(dx*dx+dy*dy))
			}
		}
		values[i] = min(1, max(0, v+noise*rng.NormFloat64()/2))
		rows.SetRow(i, []float64{x, y})
		if values[i] >= 0.5 {
			labels[i] = 1
		}
	}
	set := datasets.New(name, "generated", []string{"x1", "x2"}, []string{"low", "high"}, rows, labels)
	return &labelled{Set: set, values: values}
}

// targets is what the network should answer, a column for each example.
func (e *labelled) targets(network string) *mat.Dense {
	switch Y := e.OneHot(); {
	case e.values != nil:
		return mat.NewDense(1, e.Len(), e.values)
	case network == "nw1": // a single output says how likely class 1 is
		return mat.DenseCopyOf(Y.Slice(1, 2, 0, e.Len()))
	default:
		return Y
	}
}

// choose takes some of the examples.
func (e *labelled) choose(chosen []int) (X, Y *mat.Dense) {
	m, _ := e.X.Dims()
	k, _ := e.Y.Dims()
	X, Y = mat.NewDense(m, len(chosen), nil), mat.NewDense(k, len(chosen), nil)
	for i, n := range chosen {
		X.SetCol(i, mat.Col(nil, n, e.X))
		Y.SetCol(i, mat.Col(nil, n, e.Y))
	}
	return X, Y
}

// points are the examples as the page draws them.
func (e *labelled) points(test bool) []PlaygroundPoint {
	points := make([]PlaygroundPoint, e.Len())
	for n := range points {
		x := e.Example(n)
		points[n] = PlaygroundPoint{X: x.AtVec(0), Y: x.AtVec(1), Label: e.Labels[n], Test: test}
		if e.values != nil {
			points[n].Value = e.values[n]
		}
	}
	return points
}
