// Package calls makes the calls of exercise 04_nw2_sigmoid_outputs.
package calls

import (
	nw2 "nnlecture/exercises/04_nw2_sigmoid_outputs"
	"nnlecture/exercises/internal/work"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"Stack": func(a *work.Args) any {
		W, b := nw2.Stack(a.Vectors("weights"), a.Numbers("biases"))
		return work.Values("W", W, "b", b)
	},
	"Activations": func(a *work.Args) any { return nw2.Activations(a.Matrix("W"), a.Vector("b"), a.Vector("x")) },
	"OneHot":      func(a *work.Args) any { return nw2.OneHot(a.Ints("labels"), a.Int("K")) },
	"Loss": func(a *work.Args) any {
		return nw2.Loss(a.Matrix("W"), a.Vector("b"), a.Matrix("X"), a.Matrix("Y"))
	},
}
