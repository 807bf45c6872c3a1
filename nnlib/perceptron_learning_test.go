package nnlib_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

var (
	gateInputs = dense(2, 4, 0, 0, 1, 1, 0, 1, 0, 1)
	orLabels   = []float64{-1, +1, +1, +1}
	xorLabels  = []float64{-1, +1, +1, -1}
)

func TestPerceptronUpdate(t *testing.T) {
	// w = (2, −1) + 0.5·1·(0, 2) = (2, 0), b = 0.5 + 0.5 = 1.
	p := perceptron(0.5, 2, -1)
	p.Update(vec(0, 2), +1, 0.5)
	nearMatrix(t, "w", p.Weights, vec(2, 0), 0)
	near(t, "b", p.Bias, 1, 0)
	// w = (2, 0) − 0.5·(1, 4) = (1.5, −2), b = 0.5.
	p.Update(vec(1, 4), -1, 0.5)
	nearMatrix(t, "w", p.Weights, vec(1.5, -2), 0)
	near(t, "b", p.Bias, 0.5, 0)
}

// The update is a step of gradient descent on the criterion of the one example.
func TestPerceptronUpdateDescendsTheGradient(t *testing.T) {
	p := perceptron(0.5, 2, -1)
	x, y, alpha := vec(0, 2), []float64{+1}, 0.3
	X := dense(2, 1, 0, 2)
	want := mat.NewVecDense(2, nil)
	want.AddScaledVec(p.Weights, -alpha, p.WeightGradient(X, y))
	wantBias := p.Bias - alpha*p.BiasGradient(X, y)
	p.Update(x, y[0], alpha)
	nearMatrix(t, "w", p.Weights, want, 1e-15)
	near(t, "b", p.Bias, wantBias, 1e-15)
}

func TestPerceptronUnitUpdate(t *testing.T) {
	for _, y := range []float64{+1, -1} {
		unit, general := perceptron(0.5, 2, -1), perceptron(0.5, 2, -1)
		unit.UnitUpdate(vec(3, 4), y)
		general.Update(vec(3, 4), y, 1)
		nearMatrix(t, "w", unit.Weights, general.Weights, 0)
		near(t, "b", unit.Bias, general.Bias, 0)
	}
	p := perceptron(0.5, 2, -1)
	p.UnitUpdate(vec(3, 4), -1) // (2, −1) − (3, 4) = (−1, −5), 0.5 − 1 = −0.5
	nearMatrix(t, "w", p.Weights, vec(-1, -5), 0)
	near(t, "b", p.Bias, -0.5, 0)
}

func TestPerceptronLearn(t *testing.T) {
	p := perceptron(0.5, 2, -1)
	if p.Learn(vec(1, 1), +1, 1) || p.Bias != 0.5 || p.Weights.AtVec(0) != 2 {
		t.Error("a right answer must change nothing")
	}
	if !p.Learn(vec(0, 2), +1, 1) || p.Bias != 1.5 || p.Weights.AtVec(1) != 1 {
		t.Error("a wrong answer must lead to an update")
	}
}

// OR by hand, from zero, α = 1: sign(0) = +1, so (0,0) is missed first.
//
//	epoch 1: (0,0) → w=(0,0) b=−1; (0,1): z=−1 wrong → w=(0,1) b=0; (1,0): z=0 right; (1,1): right
//	epoch 2: (0,0): z=0 wrong → w=(0,1) b=−1; (0,1): z=0 right; (1,0): z=−1 wrong → w=(1,1) b=0; (1,1) right
//	epoch 3: (0,0): z=0 wrong → w=(1,1) b=−1; the others right
//	epoch 4: all right
func TestPerceptronTrainByHand(t *testing.T) {
	p := nnlib.NewPerceptron(2)
	want := []struct {
		epoch, example int
		w1, w2, b      float64
	}{{1, 0, 0, 0, -1}, {1, 1, 0, 1, 0}, {2, 0, 0, 1, -1}, {2, 2, 1, 1, 0}, {3, 0, 1, 1, -1}}
	count := 0
	last := p.Clone()
	for step, err := range p.Train(gateInputs, orLabels, 1, 4, nil) {
		if err != nil || count == len(want) {
			t.Fatalf("step %d: %v, want %d updates", count, err, len(want))
		}
		w := want[count]
		count++
		if step.Epoch != w.epoch || step.Example != w.example || step.Update != count {
			t.Errorf("update %d: %+v, want %+v", count, step, w)
		}
		nearMatrix(t, "w before", step.Before.Weights, last.Weights, 0)
		near(t, "b before", step.Before.Bias, last.Bias, 0)
		nearMatrix(t, "w after", step.After.Weights, vec(w.w1, w.w2), 0)
		near(t, "b after", step.After.Bias, w.b, 0)
		last = step.After
	}
	if count != len(want) {
		t.Errorf("%d updates, want %d", count, len(want))
	}
}

func TestPerceptronTrainStops(t *testing.T) {
	p := nnlib.NewPerceptron(2)
	for range p.Train(gateInputs, xorLabels, 1, 100, nil) {
		break
	}
	if p.Bias != -1 {
		t.Errorf("b = %v after leaving the loop at the first update, want -1", p.Bias)
	}

	var last error
	for _, err := range p.Train(gateInputs, xorLabels, 1, 25, nil) {
		last = err
	}
	var cap *nnlib.NotConvergedError
	if !errors.As(last, &cap) {
		t.Fatalf("XOR ends with %v, want a *NotConvergedError", last)
	}
	if cap.Epochs != 25 || cap.Wrong < 1 || cap.Updates < 25 {
		t.Errorf("%+v, want 25 epochs, each with an update, and a wrong answer left", cap)
	}
	for _, words := range []string{"25 epochs", "linearly separable", fmt.Sprintf("%d examples", cap.Wrong)} {
		if !strings.Contains(last.Error(), words) {
			t.Errorf("%q does not mention %q", last, words)
		}
	}
	if wrong := len(p.Misclassified(gateInputs, xorLabels)); wrong != cap.Wrong {
		t.Errorf("the error counts %d wrong answers, the perceptron gives %d", cap.Wrong, wrong)
	}
}

// Reaching the solution in the very last epoch is success: no error.
func TestPerceptronTrainConvergesInLastEpoch(t *testing.T) {
	p := nnlib.NewPerceptron(2)
	for _, err := range p.Train(gateInputs, orLabels, 1, 3, nil) {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestPerceptronTrainRefusesBadData(t *testing.T) {
	nan := math.NaN()
	for name, c := range map[string]struct {
		X      mat.Matrix
		y      []float64
		alpha  float64
		epochs int
		start  *nnlib.Perceptron
		words  []string
	}{
		"no examples":   {&mat.Dense{}, nil, 1, 1, perceptron(0, 0, 0), []string{"no examples"}},
		"label 0":       {gateInputs, []float64{0, 1, 1, 1}, 1, 1, perceptron(0, 0, 0), []string{"label 0 is 0", "-1 or +1"}},
		"label NaN":     {gateInputs, []float64{1, 1, nan, 1}, 1, 1, perceptron(0, 0, 0), []string{"label 2 is NaN"}},
		"alpha 0":       {gateInputs, orLabels, 0, 1, perceptron(0, 0, 0), []string{"learning rate is 0", "positive"}},
		"alpha -1":      {gateInputs, orLabels, -1, 1, perceptron(0, 0, 0), []string{"learning rate is -1"}},
		"alpha NaN":     {gateInputs, orLabels, nan, 1, perceptron(0, 0, 0), []string{"learning rate is NaN"}},
		"alpha Inf":     {gateInputs, orLabels, math.Inf(1), 1, perceptron(0, 0, 0), []string{"learning rate is +Inf"}},
		"no epochs":     {gateInputs, orLabels, 1, 0, perceptron(0, 0, 0), []string{"0 epochs", "at least 1"}},
		"NaN in X":      {dense(2, 4, 0, 0, 1, 1, 0, nan, 0, 1), orLabels, 1, 1, perceptron(0, 0, 0), []string{"feature 1 of example 1 is NaN"}},
		"Inf in X":      {dense(2, 4, 0, 0, math.Inf(-1), 1, 0, 1, 0, 1), orLabels, 1, 1, perceptron(0, 0, 0), []string{"feature 0 of example 2 is -Inf"}},
		"NaN in weight": {gateInputs, orLabels, 1, 1, perceptron(0, 0, nan), []string{"weight 1 is NaN"}},
		"Inf in bias":   {gateInputs, orLabels, 1, 1, perceptron(math.Inf(1), 0, 0), []string{"bias is +Inf"}},
	} {
		t.Run(name, func(t *testing.T) {
			pairs := 0
			for step, err := range c.start.Train(c.X, c.y, c.alpha, c.epochs, nil) {
				pairs++
				wantDataError(t, err, c.words...)
				if step != (nnlib.PerceptronStep{}) {
					t.Errorf("the step beside the error is %+v, want none", step)
				}
			}
			if pairs != 1 {
				t.Errorf("%d pairs, want the error alone", pairs)
			}
		})
	}
}

// Another order leads to another solution, the same seed to the same.
func TestPerceptronTrainOrder(t *testing.T) {
	train := func(seed uint64) *nnlib.Perceptron {
		p := nnlib.NewPerceptron(2)
		rng := rand.New(rand.NewPCG(seed, 0))
		X, y := dense(2, 4, 1, 2, -1, -3, 2, -1, -1, 1), []float64{+1, +1, -1, -1}
		for _, err := range p.Train(X, y, 1, 100, rng) {
			if err != nil {
				t.Fatal(err)
			}
		}
		return p
	}
	solutions := map[string]bool{}
	for seed := range uint64(20) {
		p, again := train(seed), train(seed)
		if p.Bias != again.Bias || !mat.Equal(p.Weights, again.Weights) {
			t.Fatalf("seed %d gave two different solutions", seed)
		}
		solutions[fmt.Sprint(p.Weights.RawVector().Data, p.Bias)] = true
	}
	if len(solutions) < 2 {
		t.Errorf("20 orders gave one solution, want several: %v", solutions)
	}
}

// From w = 0 the learning rate only scales the parameters; from another start
// it changes which examples are updated.
func TestLearningRateMattersUnlessStartIsZero(t *testing.T) {
	examples := func(start *nnlib.Perceptron, alpha float64) string {
		var visited []int
		for step, err := range start.Train(gateInputs, orLabels, alpha, 100, nil) {
			if err != nil {
				t.Fatal(err)
			}
			visited = append(visited, step.Example)
		}
		return fmt.Sprint(visited)
	}
	if a, b := examples(nnlib.NewPerceptron(2), 1), examples(nnlib.NewPerceptron(2), 0.25); a != b {
		t.Errorf("from zero, α = 1 updates %s and α = 0.25 updates %s, want the same", a, b)
	}
	if a, b := examples(perceptron(0.3, -1, 0.7), 1), examples(perceptron(0.3, -1, 0.7), 0.125); a == b {
		t.Errorf("from another start, both rates update %s, want a difference", a)
	}
}
