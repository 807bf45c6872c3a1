// Package calls makes the calls of exercise 12_optimizers.
package calls

import (
	optimizers "nnlecture/exercises/12_optimizers"
	"nnlecture/exercises/internal/work"

	"gonum.org/v1/gonum/mat"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"GradientDescent": func(a *work.Args) any {
		return optimizers.GradientDescent(a.Vector("theta"), a.Vector("g"), a.Number("alpha"))
	},
	"AdaGrad": func(a *work.Args) any {
		theta, r := optimizers.AdaGrad(a.Vector("theta"), a.Vector("r"), a.Vector("g"), a.Number("alpha"), a.Number("epsilon"))
		return work.Values("theta", theta, "r", r)
	},
	"RMSProp": func(a *work.Args) any {
		theta, r := optimizers.RMSProp(a.Vector("theta"), a.Vector("r"), a.Vector("g"), a.Number("alpha"), a.Number("rho"), a.Number("epsilon"))
		return work.Values("theta", theta, "r", r)
	},
	"EffectiveRates": func(a *work.Args) any {
		return optimizers.EffectiveRates(a.Vector("r"), a.Number("alpha"), a.Number("epsilon"))
	},
	"Path": func(a *work.Args) any {
		return optimizers.Path(a.Vector("start"), valley, a.Number("alpha"), a.Number("rho"), a.Number("epsilon"), a.Int("steps"))
	},
}

// valley is the gradient that Path is given, that of ½(θ₁² + 20θ₂²).
func valley(theta *mat.VecDense) *mat.VecDense {
	return mat.NewVecDense(2, []float64{theta.AtVec(0), 20 * theta.AtVec(1)})
}
