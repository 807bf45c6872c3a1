// Package calls makes the calls of exercise 08_backpropagation.
package calls

import (
	backprop "nnlecture/exercises/08_backpropagation"
	"nnlecture/exercises/internal/work"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"Forward": func(a *work.Args) any {
		z1, a1, z2, a2 := backprop.Forward(a.Matrix("W1"), a.Vector("b1"), a.Matrix("W2"), a.Vector("b2"), a.Vector("x"))
		return work.Values("z1", z1, "a1", a1, "z2", z2, "a2", a2)
	},
	"LossByActivation":          func(a *work.Args) any { return backprop.LossByActivation(a.Number("a"), a.Number("y")) },
	"ActivationByPreActivation": func(a *work.Args) any { return backprop.ActivationByPreActivation(a.Number("a")) },
	"OutputDelta":               func(a *work.Args) any { return backprop.OutputDelta(a.Number("a"), a.Number("y")) },
	"HiddenDelta": func(a *work.Args) any {
		return backprop.HiddenDelta(a.Matrix("delta2"), a.Matrix("W2"), a.Vector("a1"))
	},
	"Gradients": func(a *work.Args) any {
		dW1, db1, dW2, db2 := backprop.Gradients(a.Matrix("W2"), a.Vector("x"), a.Vector("a1"), a.Number("a2"), a.Number("y"))
		return work.Values("dW1", dW1, "db1", db1, "dW2", dW2, "db2", db2)
	},
	"CrossEntropyGradient": func(a *work.Args) any { return backprop.CrossEntropyGradient(a.Vector("a"), a.Vector("y")) },
	"SoftmaxJacobian":      func(a *work.Args) any { return backprop.SoftmaxJacobian(a.Vector("a")) },
	"SoftmaxDelta":         func(a *work.Args) any { return backprop.SoftmaxDelta(a.Vector("a"), a.Vector("y")) },
	"Backpropagate": func(a *work.Args) any {
		dW, db := backprop.Backpropagate(a.Matrices("W"), a.Vectors("b"), a.Vector("x"), a.Vector("y"))
		return work.Values("dW", dW, "db", db)
	},
}
