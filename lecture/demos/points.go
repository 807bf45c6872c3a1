package demos

import (
	"fmt"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
)

// Point is an example in the plane, with a label −1 or +1.
type Point struct {
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	Label int     `json:"label"`
}

// seeded returns the generator that belongs to a seed of the page.
func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1957)) }

// twoClassSet returns a data set of the plane by its name on the page.
func twoClassSet(name string, seed uint64, own []Point) (*datasets.Set, error) {
	switch name {
	case "separable":
		return datasets.Separable(24, 0.08, seeded(seed)), nil
	case "overlapping":
		return datasets.Overlapping(24, 0.25, seeded(seed)), nil
	case "and":
		return datasets.AND(), nil
	case "or":
		return datasets.OR(), nil
	case "xor":
		return datasets.XOR(), nil
	case "iris":
		return datasets.Iris().OnlyClasses("setosa", "versicolor").OnlyFeatures(datasets.Iris().FeatureNames[2:]...), nil
	case "own":
		return ownSet(own)
	}
	return nil, fmt.Errorf("there is no data set %q", name)
}

func ownSet(points []Point) (*datasets.Set, error) {
	if len(points) == 0 {
		return nil, fmt.Errorf("place at least one point of each class")
	}
	rows, labels := mat.NewDense(len(points), 2, nil), make([]int, len(points))
	for n, p := range points {
		rows.SetRow(n, []float64{p.X, p.Y})
		if p.Label > 0 {
			labels[n] = 1
		}
	}
	return datasets.New("own points", "placed by hand", []string{"x1", "x2"}, []string{"−1", "+1"}, rows, labels), nil
}
