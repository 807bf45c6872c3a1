package nnlib

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// HebbUpdate strengthens the connections between what is active together: the
// stimuli x before the synapse and the activity y behind it. Nothing in the
// rule knows what was learned already, so strengths grow without end.
//
//	v ← v + α·y·x
//
// Shapes: v and x are S×1, one entry per stimulus. It panics with a
// *ShapeError otherwise.
//
// Slide "How do Humans and Animals learn?"; D. O. Hebb, "The Organization of
// Behavior", 1949.
func HebbUpdate(v *mat.VecDense, x mat.Vector, y, alpha float64) {
	needLen("HebbUpdate", "x", x, v.Len())
	v.AddScaledVec(v, alpha*y, x)
}

// PredictionError is the surprise in a trial: what happened minus what the
// stimuli that are present predict together.
//
//	e = y − vᵀx
//
// Shapes: v and x are S×1. It panics with a *ShapeError otherwise.
//
// Slide "Blocking".
func PredictionError(v, x mat.Vector, y float64) float64 {
	needLen("PredictionError", "x", x, v.Len())
	return y - mat.Dot(v, x)
}

// PredictionErrorUpdate strengthens connections only as far as the outcome
// came as a surprise. All stimuli of a trial share one error, so what one of
// them predicts already is nothing that another could still learn.
//
//	v ← v + α·e·x   with e = y − vᵀx
//
// Shapes: v and x are S×1. It panics with a *ShapeError otherwise.
//
// Slide "Blocking"; R. A. Rescorla and A. R. Wagner, "A theory of Pavlovian
// conditioning", 1972.
func PredictionErrorUpdate(v *mat.VecDense, x mat.Vector, y, alpha float64) {
	needLen("PredictionErrorUpdate", "x", x, v.Len())
	v.AddScaledVec(v, alpha*PredictionError(v, x, y), x)
}

// AssociationRule changes the associative strengths v after one trial:
// [HebbUpdate] and [PredictionErrorUpdate] are such rules.
type AssociationRule func(v *mat.VecDense, x mat.Vector, y, alpha float64)

// Trial is one experience of the animal.
type Trial struct {
	Stimuli []float64 // 1 for each conditioned stimulus that is present, else 0
	Outcome float64   // 1 if the unconditioned stimulus follows, else 0
}

// RunTrials runs through the trials and records the associative strengths:
// row 0 holds zeros, the start, and row t the strengths after t trials.
//
// Shapes: the result is (T+1)×S for T trials of S stimuli. It panics with a
// *ShapeError if there are no trials or not all have the same stimuli.
func RunTrials(rule AssociationRule, trials []Trial, alpha float64) *mat.Dense {
	needPositive("RunTrials", "trials", len(trials))
	s := len(trials[0].Stimuli)
	needPositive("RunTrials", "stimuli of the first trial", s)
	v, record := mat.NewVecDense(s, nil), mat.NewDense(len(trials)+1, s, nil)
	for t, trial := range trials {
		if n := len(trial.Stimuli); n != s {
			panic(&ShapeError{"RunTrials", fmt.Sprintf("trials[%d]", t), fmt.Sprintf("%d stimuli", n), fmt.Sprintf("%d, as in the first trial", s)})
		}
		rule(v, mat.NewVecDense(s, trial.Stimuli), trial.Outcome, alpha)
		record.SetRow(t+1, v.RawVector().Data)
	}
	return record
}

// PavlovTrials is the experiment with the dog, with the bell as the only
// stimulus: the bell alone, then bell and food together, then the bell alone
// again. Its strength is the response to expect when it rings.
//
// Slide "Classical / Pavlovian Conditioning".
func PavlovTrials(before, during, after int) []Trial {
	trials := repeated(nil, before, Trial{[]float64{1}, 0})
	trials = repeated(trials, during, Trial{[]float64{1}, 1})
	return repeated(trials, after, Trial{[]float64{1}, 0})
}

// BlockingTrials is the training of both groups of the blocking experiment,
// with each phase n trials long. The stimuli are the noise (0) and the light
// (1); the outcome is a mild shock. Group A meets the noise alone before noise
// and light come together, group B only the latter. Afterwards both meet the
// light alone: its strength is the fear to expect.
//
//	group A:  N+  LN+  test L
//	group B:      LN+  test L
//
// Slide "Blocking".
func BlockingTrials(n int) (groupA, groupB []Trial) {
	noise := Trial{[]float64{1, 0}, 1}
	both := Trial{[]float64{1, 1}, 1}
	groupA = repeated(repeated(nil, n, noise), n, both)
	groupB = repeated(nil, n, both)
	return groupA, groupB
}

// repeated appends n copies of a trial.
func repeated(trials []Trial, n int, trial Trial) []Trial {
	for range n {
		trials = append(trials, trial)
	}
	return trials
}
