package grade

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// form makes of a student's grades what a platform reads.
type form func(student) any

var forms = map[string]form{"gradescope": gradescope, "prairielearn": prairielearn, "classroom50": classroom50}

// Set chooses a form by the platform's name.
func (f *form) Set(name string) error {
	if *f = forms[name]; *f == nil {
		return fmt.Errorf("want one of %s, got %q", strings.Join(slices.Sorted(maps.Keys(forms)), ", "), name)
	}
	return nil
}

func (f *form) String() string { return "" }

// title is how a step is called where all exercises stand in one list.
func title(g Grade, step int) string { return g.Topic + ": " + g.Steps[step].Title }

// gradescope is the form of Gradescope's results.json. Where points are not
// known there are none in it, and no sum: Gradescope then asks for another run
// instead of taking a 0.
func gradescope(s student) any {
	type test struct {
		Score        *float64 `json:"score,omitempty"`
		MaxScore     float64  `json:"max_score"`
		Status       string   `json:"status,omitempty"`
		Name         string   `json:"name"`
		Number       string   `json:"number"`
		Output       string   `json:"output,omitempty"`
		OutputFormat string   `json:"output_format"`
	}
	tests := []test{}
	for _, g := range s.Grades {
		for i, step := range g.Steps {
			t := test{new(float64), step.Points, "failed", title(g, i), fmt.Sprintf("%s.%d", g.Topic[:2], step.Step),
				cmp.Or(step.Message, g.Note), "text"}
			switch {
			case g.Open:
				t.Score, t.Status = nil, ""
			case step.Passed:
				*t.Score, t.Status = step.Points, "passed"
			}
			tests = append(tests, t)
		}
	}
	all := map[string]any{"output_format": "text", "visibility": "visible", "tests": tests}
	if !s.Open() {
		all["score"] = s.Points()
	}
	return all
}

// prairielearn is the form of PrairieLearn's results.json. The score is a part
// of 1. What could not be run costs no attempt, as PrairieLearn has it.
func prairielearn(s student) any {
	type test struct {
		Name      string  `json:"name"`
		Points    float64 `json:"points"`
		MaxPoints float64 `json:"max_points"`
		Message   string  `json:"message"`
		Output    string  `json:"output"`
	}
	tests, ran, notes := []test{}, false, []string{}
	for _, g := range s.Grades {
		if g.Note != "" {
			notes = append(notes, g.Topic+": "+g.Note)
		}
		for i, step := range g.Steps {
			ran = ran || g.Note == "" && !g.Open
			t := test{title(g, i), 0, step.Points, "failed", cmp.Or(step.Message, g.Note)}
			if step.Passed && !g.Open {
				t.Points, t.Message = step.Points, "passed"
			}
			tests = append(tests, t)
		}
	}
	if s.Open() || !ran {
		return map[string]any{"gradable": false, "format_errors": notes}
	}
	return map[string]any{"gradable": true, "score": s.Points() / s.Most(), "tests": tests}
}

// classroom50 is what Classroom 50's result.json holds of the grading; who gave
// in what the autograder adds.
func classroom50(s student) any {
	type test struct {
		Name     string  `json:"test-name"`
		Passed   bool    `json:"passed"`
		Score    float64 `json:"score"`
		MaxScore float64 `json:"max-score"`
		Output   string  `json:"output,omitempty"`
	}
	tests := []test{}
	for _, g := range s.Grades {
		for i, step := range g.Steps {
			t := test{title(g, i), step.Passed, 0, step.Points, cmp.Or(step.Message, g.Note)}
			if step.Passed {
				t.Score = step.Points
			}
			tests = append(tests, t)
		}
	}
	return map[string]any{"schema": "classroom50/result/v1", "score": s.Points(), "max-score": s.Most(), "tests": tests}
}
