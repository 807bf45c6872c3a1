package demos

import (
	"iter"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// Measured is a point of the training curves.
type Measured struct {
	Epoch    float64   `json:"epoch"`
	Loss     float64   `json:"loss"`
	Accuracy float64   `json:"accuracy"`
	Norms    []float64 `json:"norms"` // of the gradient, layer by layer
}

// PlaygroundState is what the page draws.
type PlaygroundState struct {
	Points   []Point       `json:"points"` // only when new
	Epoch    float64       `json:"epoch"`
	Loss     float64       `json:"loss"`
	Accuracy float64       `json:"accuracy"`
	Classes  int           `json:"classes"`
	Grid     int           `json:"grid"`    // regions are Grid×Grid, row by row from below
	Region   []int         `json:"region"`  // the class there
	Surety   []int         `json:"surety"`  // its probability, in hundredths
	Units    [][][]int     `json:"units"`   // what each hidden unit sees, by layer: −100 … 100
	Weights  [][][]float64 `json:"weights"` // of each layer
	Curve    []Measured    `json:"curve"`
	Problem  string        `json:"problem"`
	Count    int           `json:"count"` // of parameters
}

const (
	grid     = 44  // of the regions
	unitGrid = 14  // of what a unit sees
	reach    = 2.4 // the picture spans −reach … reach, in standard deviations
)

// portion trains as much as was asked for. The optimizer keeps its memory from
// one portion to the next.
func (pg *playground) portion(p RunParams) iter.Seq2[nnlib.Progress, error] {
	if p.Step == "" {
		return pg.passes(p.Epochs)
	}
	chosen := pg.next(p.Step)
	k, _ := pg.Y.Dims()
	Y := mat.NewDense(k, len(chosen), nil)
	for i, n := range chosen {
		Y.SetCol(i, mat.Col(nil, n, pg.Y))
	}
	return nnlib.Train(pg.net, pg.set.Choose(chosen).X(), Y, pg.optimizer, nnlib.TrainOptions{Epochs: 1}, nil)
}

// passes trains one by one, so that as many passes lead to the same weights in
// whatever portions they were asked for: an address that holds their number
// shows the same picture again.
func (pg *playground) passes(n int) iter.Seq2[nnlib.Progress, error] {
	return func(yield func(nnlib.Progress, error) bool) {
		for range n {
			for progress, err := range nnlib.Train(pg.net, pg.X, pg.Y, pg.optimizer, nnlib.TrainOptions{Epochs: 1, BatchSize: pg.batch}, pg.rng) {
				if !yield(progress, err) || err != nil {
					return
				}
			}
		}
	}
}

// next takes the next batch or example of the current pass.
func (pg *playground) next(step string) []int {
	if len(pg.order) == 0 {
		pg.order = pg.rng.Perm(pg.set.Len())
	}
	size := min(pg.portionSize(step), len(pg.order))
	chosen := pg.order[:size]
	pg.order = pg.order[size:]
	return chosen
}

func (pg *playground) portionSize(step string) int {
	switch {
	case step == "example":
		return 1
	case pg.batch > 0:
		return min(pg.batch, pg.set.Len())
	}
	return pg.set.Len()
}

// share is the part of an epoch that one progress report stands for.
func (pg *playground) share(p RunParams) float64 {
	if p.Step == "" {
		return 1
	}
	return float64(pg.portionSize(p.Step)) / float64(pg.set.Len())
}

func (pg *playground) state(curve []Measured) *PlaygroundState {
	s := &PlaygroundState{Epoch: pg.epoch, Classes: pg.set.Classes(), Grid: grid, Curve: curve, Count: pg.net.Parameters().Count()}
	if loss, accuracy, err := nnlib.Evaluate(pg.net, pg.X, pg.Y); err != nil {
		s.Problem = err.Error()
	} else {
		s.Loss, s.Accuracy = loss, accuracy
	}
	layers := pg.net.ForwardBatch(lattice(grid)).A
	answers := layers[len(layers)-1]
	s.Region = nnlib.PredictedClasses(answers)
	for n, class := range s.Region {
		s.Surety = append(s.Surety, int(100*certainty(mat.Col(nil, n, answers), class)))
	}
	hidden := pg.net.ForwardBatch(lattice(unitGrid))
	for lambda := 1; lambda < pg.net.Depth(); lambda++ {
		s.Units = append(s.Units, seen(hidden.A[lambda]))
	}
	for _, layer := range pg.net.Layers {
		s.Weights = append(s.Weights, rowsOf(layer.Weights))
	}
	return s
}

// certainty is the probability that an answer gives to a class. A single output
// is the probability of class 1.
func certainty(a []float64, class int) float64 {
	if len(a) > 1 {
		return a[class]
	}
	return max(a[0], 1-a[0])
}

// lattice is a square of points that covers the picture, as columns.
func lattice(n int) *mat.Dense {
	X := mat.NewDense(2, n*n, nil)
	for j := range n {
		for i := range n {
			X.Set(0, j*n+i, reach*(2*(float64(i)+0.5)/float64(n)-1))
			X.Set(1, j*n+i, reach*(2*(float64(j)+0.5)/float64(n)-1))
		}
	}
	return X
}

// seen scales each unit's activations to −100 … 100 by its largest.
func seen(A *mat.Dense) [][]int {
	units, cells := A.Dims()
	pictures := make([][]int, units)
	for u := range units {
		row := A.RawRowView(u)
		var largest float64
		for _, a := range row {
			largest = max(largest, a, -a)
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
