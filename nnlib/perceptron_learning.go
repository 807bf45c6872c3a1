package nnlib

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// Update moves the decision boundary for one misclassified example, a step of
// stochastic gradient descent on [Perceptron.Criterion].
//
//	w ← w + α·y·x
//	b ← b + α·y
//
// Whether the example is misclassified is for the caller to ask first: see
// [Perceptron.Learn].
//
// Shapes: x is M×1. It panics with a *ShapeError otherwise.
//
// Eq. (6), slide "Perceptron Learning".
func (p *Perceptron) Update(x mat.Vector, y, alpha float64) {
	needLen("Perceptron.Update", "x", x, p.Weights.Len())
	p.Weights.AddScaledVec(p.Weights, alpha*y, x)
	p.Bias += alpha * y
}

// UnitUpdate is [Perceptron.Update] for α = 1, as one would do it by hand: add
// a positive example that was missed, subtract a negative one.
//
//	w ← w + x,  b ← b + 1   if y = +1
//	w ← w − x,  b ← b − 1   if y = −1
//
// Shapes: x is M×1. It panics with a *ShapeError otherwise.
//
// Eq. (7), slide "Perceptron Learning (Ctd.)".
func (p *Perceptron) UnitUpdate(x mat.Vector, y float64) {
	needLen("Perceptron.UnitUpdate", "x", x, p.Weights.Len())
	if y > 0 {
		p.Weights.AddVec(p.Weights, x)
		p.Bias++
	} else {
		p.Weights.SubVec(p.Weights, x)
		p.Bias--
	}
}

// Learn shows the perceptron one example. A right answer changes nothing; a
// wrong one is followed by [Perceptron.Update]. It reports whether there was
// an update.
//
// Shapes: x is M×1. It panics with a *ShapeError otherwise.
func (p *Perceptron) Learn(x mat.Vector, y, alpha float64) bool {
	if p.Predict(x) == y {
		return false
	}
	p.Update(x, y, alpha)
	return true
}

// PerceptronStep describes one update during training.
type PerceptronStep struct {
	Epoch   int         // the pass through the examples, from 1
	Update  int         // the number of this update, from 1
	Example int         // index of the misclassified example
	Before  *Perceptron // copy of the parameters before the update
	After   *Perceptron // copy of the parameters after it
}

// NotConvergedError reports that training was stopped by its cap on epochs.
// From this alone nobody can tell whether the data are not separable or
// training was merely slow.
type NotConvergedError struct {
	Epochs  int // passes that were made
	Updates int // updates that were made
	Wrong   int // examples that are still misclassified
}

func (e *NotConvergedError) Error() string {
	return fmt.Sprintf("nnlib: the perceptron still misclassifies %d examples after %d epochs and %d updates: "+
		"not linearly separable, or slow", e.Wrong, e.Epochs, e.Updates)
}

// Train runs the perceptron algorithm: pass after pass through the examples,
// one update for each wrong answer, until a whole pass needs none. It changes
// p and yields each update right after it was made; a caller that has seen
// enough breaks out of the loop.
//
//	for step, err := range p.Train(X, y, 1, 100, nil) { … }
//
// If maxEpochs passes were not enough the last pair holds a
// *[NotConvergedError]; data that cannot be trained on give one pair with a
// *[DataError] and leave p as it was. The step that comes with an error is
// empty.
//
// Each pass visits the examples in the order of the columns, or in a new
// random order where rng is not nil. Another order, like another start, may
// end with another solution.
//
// Shapes: X is M×N, y has N labels −1 or +1. It panics with a *ShapeError
// otherwise.
//
// Slides "Perceptron Learning" and "Perceptron Convergence Theorem".
func (p *Perceptron) Train(X mat.Matrix, y []float64, alpha float64, maxEpochs int, rng *rand.Rand) iter.Seq2[PerceptronStep, error] {
	needExamples("Perceptron.Train", X, p.Weights.Len(), y)
	return func(yield func(PerceptronStep, error) bool) {
		err := checkPerceptronData(X, y, alpha, maxEpochs)
		if err == nil {
			err = p.checkStart()
		}
		if err != nil {
			yield(PerceptronStep{}, err)
			return
		}
		updates := 0
		for epoch := 1; epoch <= maxEpochs; epoch++ {
			before := updates
			for _, n := range visitingOrder(len(y), rng) {
				step := PerceptronStep{Epoch: epoch, Update: updates + 1, Example: n, Before: p.Clone()}
				if !p.Learn(column(X, n), y[n], alpha) {
					continue
				}
				updates++
				step.After = p.Clone()
				if !yield(step, nil) {
					return
				}
			}
			if updates == before {
				return
			}
		}
		if wrong := len(p.Misclassified(X, y)); wrong > 0 {
			yield(PerceptronStep{}, &NotConvergedError{maxEpochs, updates, wrong})
		}
	}
}

// checkPerceptronData returns an error for what [Perceptron.Train] cannot work with.
func checkPerceptronData(X mat.Matrix, y []float64, alpha float64, maxEpochs int) error {
	const name = "Perceptron.Train"
	if len(y) == 0 {
		return &DataError{name, "there are no examples to learn from"}
	}
	if err := checkLearningRate(name, alpha); err != nil {
		return err
	}
	if maxEpochs < 1 {
		return &DataError{name, fmt.Sprintf("the cap is %d epochs, want at least 1", maxEpochs)}
	}
	for n, label := range y {
		if label != -1 && label != +1 {
			return &DataError{name, fmt.Sprintf("label %d is %v, want -1 or +1", n, label)}
		}
	}
	return checkFinite(name, X)
}

// checkStart returns an error for parameters that no update can repair.
func (p *Perceptron) checkStart() error {
	for i := range p.Weights.Len() + 1 {
		name, v := "the bias", p.Bias
		if i < p.Weights.Len() {
			name, v = fmt.Sprintf("weight %d", i), p.Weights.AtVec(i)
		}
		if !isFinite(v) {
			return &DataError{"Perceptron.Train", fmt.Sprintf("%s is %v at the start, want a finite number", name, v)}
		}
	}
	return nil
}

// visitingOrder lists 0 … n−1, shuffled where rng is not nil.
func visitingOrder(n int, rng *rand.Rand) []int {
	if rng != nil {
		return rng.Perm(n)
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}
