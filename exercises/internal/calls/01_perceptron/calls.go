// Package calls makes the calls of exercise 01_perceptron.
package calls

import (
	perceptron "nnlecture/exercises/01_perceptron"
	"nnlecture/exercises/internal/work"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"Sign": func(a *work.Args) any { return work.Each(a.Numbers("z"), perceptron.Sign) },
	"Predict": func(a *work.Args) any {
		X := a.Matrix("X")
		_, N := X.Dims()
		answers := make([]float64, N)
		for n := range answers {
			answers[n] = perceptron.Predict(a.Vector("w"), a.Number("b"), X.ColView(n))
		}
		return answers
	},
	"Misclassified": func(a *work.Args) any {
		return perceptron.Misclassified(a.Vector("w"), a.Number("b"), a.Matrix("X"), a.Numbers("y"))
	},
	"Criterion": func(a *work.Args) any {
		return perceptron.Criterion(a.Vector("w"), a.Number("b"), a.Matrix("X"), a.Numbers("y"))
	},
	"Gradients": func(a *work.Args) any {
		dw, db := perceptron.Gradients(a.Vector("w"), a.Number("b"), a.Matrix("X"), a.Numbers("y"))
		return work.Values("dw", dw, "db", db)
	},
	"Learn": func(a *work.Args) any {
		w, b := perceptron.Learn(a.Vector("w"), a.Number("b"), a.Vector("x"), a.Number("y"), a.Number("alpha"))
		return work.Values("w", w, "b", b)
	},
}
