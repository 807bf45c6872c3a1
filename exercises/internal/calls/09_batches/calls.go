// Package calls makes the calls of exercise 09_batches.
package calls

import (
	batches "nnlecture/exercises/09_batches"
	"nnlecture/exercises/internal/work"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"PreActivation":  func(a *work.Args) any { return batches.PreActivation(a.Matrix("W"), a.Matrix("X"), a.Vector("b")) },
	"OutputDelta":    func(a *work.Args) any { return batches.OutputDelta(a.Matrix("A"), a.Matrix("Y")) },
	"WeightGradient": func(a *work.Args) any { return batches.WeightGradient(a.Matrix("Delta"), a.Matrix("X")) },
	"BiasGradient":   func(a *work.Args) any { return batches.BiasGradient(a.Matrix("Delta")) },
	"HiddenDelta": func(a *work.Args) any {
		return batches.HiddenDelta(a.Matrix("DeltaNext"), a.Matrix("WNext"), a.Matrix("A"))
	},
	"Update": func(a *work.Args) any {
		W, b := batches.Update(a.Matrix("W"), a.Vector("b"), a.Matrix("dW"), a.Vector("db"), a.Number("alpha"))
		return work.Values("W", W, "b", b)
	},
	"Descend": func(a *work.Args) any {
		W, b, losses := batches.Descend(a.Matrix("W"), a.Vector("b"), a.Matrix("X"), a.Matrix("Y"), a.Number("alpha"), a.Int("steps"))
		return work.Values("W", W, "b", b, "losses", losses)
	},
}
