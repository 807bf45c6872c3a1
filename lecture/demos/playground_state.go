package demos

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// PlaygroundPoint is an example as the page draws it.
type PlaygroundPoint struct {
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	Label int     `json:"label"`
	Value float64 `json:"value"` // of a regression
	Test  bool    `json:"test"`  // kept for the test
}

// Measured is a point of the training curves.
type Measured struct {
	Epoch        float64   `json:"epoch"`
	Loss         float64   `json:"loss"`
	Accuracy     float64   `json:"accuracy"`
	TestLoss     float64   `json:"testLoss"`
	TestAccuracy float64   `json:"testAccuracy"`
	Norms        []float64 `json:"norms"` // of the gradient, layer by layer
}

// PlaygroundState is what the page draws.
type PlaygroundState struct {
	Points       []PlaygroundPoint `json:"points"` // only when new
	Epoch        float64           `json:"epoch"`
	Loss         float64           `json:"loss"`
	Accuracy     float64           `json:"accuracy"`
	Tests        int               `json:"tests"` // examples kept for the test
	TestLoss     float64           `json:"testLoss"`
	TestAccuracy float64           `json:"testAccuracy"`
	Classes      int               `json:"classes"`
	Regression   bool              `json:"regression"`
	Curve        []Measured        `json:"curve"`
	Problem      string            `json:"problem"`
	Count        int               `json:"count"` // of parameters

	// Only when a map is wanted.
	Grid    int           `json:"grid"`    // the map is Grid×Grid, row by row from below
	Map     string        `json:"map"`     // a letter for each point: see mapped
	Units   [][][]int     `json:"units"`   // what each hidden unit sees, by layer: −100 … 100
	Weights [][][]float64 `json:"weights"` // of each layer
	Biases  [][]float64   `json:"biases"`
	Shown   []int         `json:"shown"` // what the unit sees that was asked for: −100 … 100
}

const (
	grid     = 120 // of the map
	unitGrid = 14  // of what a unit sees
	largeOne = 60  // of the unit that is drawn large
	reach    = 2.4 // the picture spans −reach … reach, in standard deviations
)

func (pg *playground) state(p RunParams, curve []Measured) *PlaygroundState {
	s := &PlaygroundState{
		Epoch: pg.epoch, Classes: pg.train.Classes(), Regression: pg.train.values != nil,
		Curve: curve, Count: pg.net.Parameters().Count(),
	}
	var err error
	if s.Loss, s.Accuracy, err = pg.evaluate(pg.train); err != nil {
		s.Problem = err.Error()
	}
	if pg.test != nil {
		s.Tests = pg.test.Len()
		if s.TestLoss, s.TestAccuracy, err = pg.evaluate(pg.test); err != nil {
			s.Problem = err.Error()
		}
	}
	if p.Map {
		pg.draw(s, p.Shown)
	}
	return s
}

// draw adds what the page draws of the network.
func (pg *playground) draw(s *PlaygroundState, shown []int) {
	s.Grid, s.Map = grid, mapped(nnlib.PredictBatch(pg.net, pg.ground))
	hidden := pg.net.ForwardBatch(pg.small)
	for lambda := 1; lambda < pg.net.Depth(); lambda++ {
		s.Units = append(s.Units, seen(hidden.A[lambda]))
	}
	for _, layer := range pg.net.Layers {
		s.Weights = append(s.Weights, rowsOf(layer.Weights))
		s.Biases = append(s.Biases, mat.Col(nil, 0, layer.Bias))
	}
	if len(shown) == 2 {
		s.Shown = pg.large(shown[0], shown[1])
	}
}

// measured adds to what training reports the measures on the test.
func (pg *playground) measured(progress nnlib.Progress) Measured {
	m := Measured{Epoch: pg.epoch, Loss: progress.Loss, Accuracy: progress.Accuracy, Norms: progress.GradientNorms}
	if pg.test != nil { // an error is told by the state
		m.TestLoss, m.TestAccuracy, _ = pg.evaluate(pg.test)
	}
	return m
}

// mapped writes the answers, a column each, as text, which a page reads faster
// than numbers: a letter for each, 32 + 128·class + its probability in hundredths.
func mapped(answers *mat.Dense) string {
	k, _ := answers.Dims()
	letters := make([]rune, 0, len(answers.RawMatrix().Data)/k)
	column := make([]float64, k)
	for n, class := range nnlib.PredictedClasses(answers) {
		sure := certainty(mat.Col(column, n, answers), class)
		letters = append(letters, rune(32+128*class+int(100*sure)))
	}
	return string(letters)
}

// certainty is the probability that an answer gives to a class. A single output
// is the probability of class 1.
func certainty(a []float64, class int) float64 {
	if len(a) > 1 {
		return a[class]
	}
	return max(a[0], 1-a[0])
}

// large is what a unit sees, finely.
func (pg *playground) large(layer, unit int) []int {
	if layer < 0 || layer >= pg.net.Depth() {
		return nil
	}
	A := pg.net.ForwardBatch(features(lattice(largeOne), pg.features)).A[layer]
	if units, _ := A.Dims(); unit < 0 || unit >= units {
		return nil
	}
	return seen(mat.DenseCopyOf(A.Slice(unit, unit+1, 0, largeOne*largeOne)))[0]
}

// lattice is a square of points that covers the picture, as columns.
func lattice(n int) mat.Matrix {
	X := mat.NewDense(n*n, 2, nil) // each point contiguous
	for j := range n {
		for i := range n {
			X.Set(j*n+i, 0, reach*(2*(float64(i)+0.5)/float64(n)-1))
			X.Set(j*n+i, 1, reach*(2*(float64(j)+0.5)/float64(n)-1))
		}
	}
	return X.T()
}

// seen scales each unit's activations to −100 … 100 by its largest.
func seen(A *mat.Dense) [][]int {
	units, cells := A.Dims()
	pictures := make([][]int, units)
	for u := range units {
		row := A.RawRowView(u)
		var largest float64
		for _, a := range row {
			largest = math.Max(largest, math.Abs(a))
		}
		if !(largest > 1e-12) {
			largest = 1
		}
		pictures[u] = make([]int, cells)
		for n, a := range row {
			pictures[u][n] = int(100 * a / largest)
		}
	}
	return pictures
}
