// Package calls makes the calls of exercise 11_initialization.
package calls

import (
	"math"

	initialization "nnlecture/exercises/11_initialization"
	"nnlecture/exercises/internal/work"

	"gonum.org/v1/gonum/mat"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"LinearVariance": func(a *work.Args) any {
		return initialization.LinearVariance(a.Int("M"), a.Number("weights"), a.Number("inputs"))
	},
	"XavierDeviation": func(a *work.Args) any { return initialization.XavierDeviation(a.Int("in"), a.Int("out")) },
	"GlorotDeviation": func(a *work.Args) any { return initialization.GlorotDeviation(a.Int("in"), a.Int("out")) },
	"HeDeviation":     func(a *work.Args) any { return initialization.HeDeviation(a.Int("in"), a.Int("out")) },
	"Gaussian":        func(a *work.Args) any { return gaussian(a) },
	"Gaussian twice":  func(a *work.Args) any { return mat.Equal(gaussian(a), gaussian(a)) },
	"Variances": func(a *work.Args) any {
		return initialization.Variances(a.Matrices("W"), a.Matrix("X"), function[a.Text("g")])
	},
	"StayEqual": func(a *work.Args) any {
		return initialization.StayEqual(a.Matrix("W1"), a.Vector("b1"), a.Matrix("W2"), a.Int("h"), a.Int("k"))
	},
}

func gaussian(a *work.Args) *mat.Dense {
	return initialization.Gaussian(a.Int("out"), a.Int("in"), a.Number("deviation"), a.Rand("seed"))
}

// function holds what Variances is given as g, by name.
var function = map[string]func(z float64) float64{
	"ReLU": func(z float64) float64 { return max(0, z) },
	"tanh": math.Tanh,
}
