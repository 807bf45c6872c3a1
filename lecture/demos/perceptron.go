package demos

import (
	"math"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

func init() { method("perceptron", RunPerceptron) }

// PerceptronParams is what the perceptron stepper is set to.
type PerceptronParams struct {
	Data    string  `json:"data"`
	Seed    uint64  `json:"seed"`
	Alpha   float64 `json:"alpha"`
	Epochs  int     `json:"epochs"`
	Shuffle bool    `json:"shuffle"`
	Points  []Point `json:"points"` // for data "own"
}

// PerceptronRun is a whole training run, for the page to scrub through.
type PerceptronRun struct {
	Points   []Point          `json:"points"`
	Features []string         `json:"features"`
	Steps    []PerceptronStep `json:"steps"`
	Problem  string           `json:"problem"` // why training did not come to an end
	Bound    float64          `json:"bound"`   // (R/γ)², where the data were separated
}

// PerceptronStep is one update; parameters are w₁, w₂, b.
type PerceptronStep struct {
	Epoch   int        `json:"epoch"`
	Example int        `json:"example"`
	Before  [3]float64 `json:"before"`
	After   [3]float64 `json:"after"`
	Wrong   int        `json:"wrong"` // examples misclassified before the update
	J       float64    `json:"j"`     // the criterion before the update
}

// RunPerceptron trains a perceptron from zero and records every update.
func RunPerceptron(params PerceptronParams) (*PerceptronRun, error) {
	set, err := twoClassSet(params.Data, params.Seed, params.Points)
	if err != nil {
		return nil, err
	}
	run := &PerceptronRun{Points: pointsOf(set), Features: set.FeatureNames, Steps: []PerceptronStep{}}
	X, y := set.X(), set.Signs()
	order := seeded(params.Seed + 1)
	if !params.Shuffle {
		order = nil
	}
	p := nnlib.NewPerceptron(2)
	for step, err := range p.Train(X, y, params.Alpha, params.Epochs, order) {
		if err != nil {
			run.Problem = err.Error()
			break
		}
		run.Steps = append(run.Steps, PerceptronStep{
			Epoch: step.Epoch, Example: step.Example,
			Before: parameters(step.Before), After: parameters(step.After),
			Wrong: len(step.Before.Misclassified(X, y)), J: step.Before.Criterion(X, y),
		})
	}
	if bound := nnlib.PerceptronBound(p, X, y); run.Problem == "" && bound < math.Inf(+1) {
		run.Bound = bound
	}
	return run, nil
}

func parameters(p *nnlib.Perceptron) [3]float64 {
	return [3]float64{p.Weights.AtVec(0), p.Weights.AtVec(1), p.Bias}
}

func pointsOf(set *datasets.Set) []Point {
	points := make([]Point, set.Len())
	signs := set.Signs()
	for n := range points {
		x := set.Example(n)
		points[n] = Point{x.AtVec(0), x.AtVec(1), int(signs[n])}
	}
	return points
}
