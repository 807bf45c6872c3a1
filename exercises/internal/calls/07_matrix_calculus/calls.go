// Package calls makes the calls of exercise 07_matrix_calculus.
package calls

import (
	calculus "nnlecture/exercises/07_matrix_calculus"
	"nnlecture/exercises/internal/work"

	"gonum.org/v1/gonum/mat"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"Jacobian":            func(a *work.Args) any { return calculus.Jacobian(cubes, a.Vector("x"), a.Number("h")) },
	"JacobianOfColumn":    func(a *work.Args) any { return calculus.JacobianOfColumn(a.Matrix("W"), a.Vector("x")) },
	"JacobianOfRow":       func(a *work.Args) any { return calculus.JacobianOfRow(a.Matrix("x"), a.Matrix("W")) },
	"ElementwiseJacobian": func(a *work.Args) any { return calculus.ElementwiseJacobian(a.Vector("derivatives")) },
	"TimesElementwise": func(a *work.Args) any {
		return calculus.TimesElementwise(a.Matrix("delta"), a.Vector("derivatives"))
	},
	"Chain":          func(a *work.Args) any { return calculus.Chain(a.Matrix("dg"), a.Matrix("df")) },
	"WeightGradient": func(a *work.Args) any { return calculus.WeightGradient(a.Matrix("delta"), a.Vector("x")) },
}

// cubes is the function f that Jacobian is given: f(x) = (x₁³, x₁x₂, 2x₂ + x₂³)ᵀ.
func cubes(x mat.Vector) *mat.VecDense {
	a, b := x.AtVec(0), x.AtVec(1)
	return mat.NewVecDense(3, []float64{a * a * a, a * b, 2*b + b*b*b})
}
