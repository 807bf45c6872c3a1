// Package calls makes the calls of exercise 06_nw4_hidden_layer.
package calls

import (
	nw4 "nnlecture/exercises/06_nw4_hidden_layer"
	"nnlecture/exercises/internal/work"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"Hidden": func(a *work.Args) any { return nw4.Hidden(a.Matrix("W1"), a.Vector("b1"), a.Vector("x")) },
	"Forward": func(a *work.Args) any {
		return nw4.Forward(a.Matrix("W1"), a.Vector("b1"), a.Matrix("W2"), a.Vector("b2"), a.Vector("x"))
	},
	"ParameterCount": func(a *work.Args) any { return nw4.ParameterCount(a.Ints("units")...) },
	"XOR": func(*work.Args) any {
		W1, b1, W2, b2 := nw4.XOR()
		return work.Values("W1", W1, "b1", b1, "W2", W2, "b2", b2)
	},
}
