// Package calls makes the calls of exercise 03_nw1_logistic_unit.
package calls

import (
	nw1 "nnlecture/exercises/03_nw1_logistic_unit"
	"nnlecture/exercises/internal/work"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"Sigmoid":            func(a *work.Args) any { return work.Each(a.Numbers("z"), nw1.Sigmoid) },
	"Activation":         func(a *work.Args) any { return nw1.Activation(a.Vector("w"), a.Number("b"), a.Vector("x")) },
	"BinaryCrossEntropy": func(a *work.Args) any { return nw1.BinaryCrossEntropy(a.Number("prediction"), a.Number("y")) },
	"BinaryCrossEntropyOnLogit": func(a *work.Args) any {
		return nw1.BinaryCrossEntropyOnLogit(a.Number("z"), a.Number("y"))
	},
	"Loss": func(a *work.Args) any {
		return nw1.Loss(a.Vector("w"), a.Number("b"), a.Matrix("X"), a.Numbers("y"))
	},
}
