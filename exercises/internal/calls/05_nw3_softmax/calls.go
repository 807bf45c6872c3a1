// Package calls makes the calls of exercise 05_nw3_softmax.
package calls

import (
	nw3 "nnlecture/exercises/05_nw3_softmax"
	"nnlecture/exercises/internal/work"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"Softmax":        func(a *work.Args) any { return nw3.Softmax(a.Vector("z")) },
	"SoftmaxColumns": func(a *work.Args) any { return nw3.SoftmaxColumns(a.Matrix("Z")) },
	"CrossEntropy":   func(a *work.Args) any { return nw3.CrossEntropy(a.Vector("prediction"), a.Vector("y")) },
	"Loss": func(a *work.Args) any {
		return nw3.Loss(a.Matrix("W"), a.Vector("b"), a.Matrix("X"), a.Matrix("Y"))
	},
}
