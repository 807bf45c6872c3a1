package grade

import (
	"slices"

	"nnlecture/exercises/internal/check"
)

// Grade is what one hand-in got for one exercise.
type Grade struct {
	Student string
	Topic   string
	Note    string // why no step was run, if none was
	Judge   string // which tests it was judged by
	Open    bool   // nobody knows the points: the run was broken off, or the grader failed
	Steps   []check.Result
}

// Points are those of the steps that passed.
func (g Grade) Points() float64 { return check.Points(g.Steps) }

// Most are the points of all steps.
func (g Grade) Most() float64 { return check.Most(g.Steps) }

// countOpen counts the grades whose points nobody knows.
func countOpen(grades []Grade) (n int) {
	for _, g := range grades {
		if g.Open {
			n++
		}
	}
	return n
}

// countAgain counts the grades that another run may end otherwise, although
// their points are written: a step failed as it does on a busy machine, twice.
func countAgain(grades []Grade) (n int) {
	for _, g := range grades {
		if slices.ContainsFunc(g.Steps, check.Result.Again) {
			n++
		}
	}
	return n
}

// keeps reports whether another run would end like this one. A note tells of a
// compiler or a judge that may have met a full disk, and an outcome may come
// from a busy machine.
func (g Grade) keeps() bool {
	return g.Note == "" && !g.Open && !slices.ContainsFunc(g.Steps, check.Result.Again)
}

// failed is the result of steps that did not run.
func failed(steps []check.Result) []check.Result {
	results := make([]check.Result, len(steps))
	for i, s := range steps {
		results[i] = check.Result{Info: s.Info}
	}
	return results
}
