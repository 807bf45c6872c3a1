package demos

import (
	"fmt"

	"nnlecture/nnlib"
)

func init() { method("conditioning", RunConditioning) }

// ConditioningParams chooses the experiment.
type ConditioningParams struct {
	Protocol string  `json:"protocol"` // "pavlov" or "blocking"
	Rule     string  `json:"rule"`     // "hebb" or "error"
	Alpha    float64 `json:"alpha"`
	Trials   int     `json:"trials"` // of each phase
}

// Curve is the strength of one stimulus, before the first trial and after each.
type Curve struct {
	Name   string    `json:"name"`
	Values []float64 `json:"values"`
}

// Group is what happens to one group of animals.
type Group struct {
	Name   string   `json:"name"`
	Phases []string `json:"phases"` // each as long as Trials
	Curves []Curve  `json:"curves"`
}

// RunConditioning runs an experiment under a learning rule.
func RunConditioning(p ConditioningParams) ([]Group, error) {
	rule := nnlib.AssociationRule(nnlib.HebbUpdate)
	switch p.Rule {
	case "hebb":
	case "error":
		rule = nnlib.PredictionErrorUpdate
	default:
		return nil, fmt.Errorf("there is no learning rule %q", p.Rule)
	}
	if p.Trials < 1 || p.Trials > 200 || !(p.Alpha > 0 && p.Alpha <= 1) {
		return nil, fmt.Errorf("%d trials at a rate of %v: want 1 … 200 trials and a rate from 0 to 1", p.Trials, p.Alpha)
	}
	run := func(name string, trials []nnlib.Trial, phases, stimuli []string) Group {
		v := nnlib.RunTrials(rule, trials, p.Alpha)
		g := Group{Name: name, Phases: phases}
		rows, _ := v.Dims()
		for s, stimulus := range stimuli {
			c := Curve{stimulus, make([]float64, rows)}
			for t := range rows {
				c.Values[t] = v.At(t, s)
			}
			g.Curves = append(g.Curves, c)
		}
		return g
	}
	switch p.Protocol {
	case "pavlov":
		return []Group{run("The dog", nnlib.PavlovTrials(p.Trials, p.Trials, p.Trials), []string{"bell", "bell + food", "bell"}, []string{"bell"})}, nil
	case "blocking":
		a, b := nnlib.BlockingTrials(p.Trials)
		return []Group{
			run("Group A", a, []string{"N+", "LN+"}, []string{"noise", "light"}),
			run("Group B", b, []string{"LN+"}, []string{"noise", "light"}),
		}, nil
	}
	return nil, fmt.Errorf("there is no experiment %q", p.Protocol)
}
