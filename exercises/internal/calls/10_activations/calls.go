// Package calls makes the calls of exercise 10_activations.
package calls

import (
	activations "nnlecture/exercises/10_activations"
	"nnlecture/exercises/internal/work"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"Collapse":            func(a *work.Args) any { return activations.Collapse(a.Matrix("W1"), a.Matrix("W2")) },
	"SigmoidDerivative":   each(activations.SigmoidDerivative),
	"TanhDerivative":      each(activations.TanhDerivative),
	"ReLU":                each(activations.ReLU),
	"ReLUDerivative":      each(activations.ReLUDerivative),
	"LeakyReLU":           withAlpha(activations.LeakyReLU),
	"LeakyReLUDerivative": withAlpha(activations.LeakyReLUDerivative),
	"ELU":                 withAlpha(activations.ELU),
	"ELUDerivative":       withAlpha(activations.ELUDerivative),
	"GradientFactor":      func(a *work.Args) any { return activations.GradientFactor(a.Numbers("z")) },
}

// each calls f for every z.
func each(f func(z float64) float64) func(*work.Args) any {
	return func(a *work.Args) any { return work.Each(a.Numbers("z"), f) }
}

// withAlpha calls f for every z, with the same alpha.
func withAlpha(f func(z, alpha float64) float64) func(*work.Args) any {
	return func(a *work.Args) any {
		alpha := a.Number("alpha")
		return work.Each(a.Numbers("z"), func(z float64) float64 { return f(z, alpha) })
	}
}
