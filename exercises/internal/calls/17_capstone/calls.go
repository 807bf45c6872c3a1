// Package calls makes the calls of exercise 17_capstone.
package calls

import (
	"math"
	"slices"

	capstone "nnlecture/exercises/17_capstone"
	"nnlecture/exercises/internal/work"

	"gonum.org/v1/gonum/mat"
)

// Table is what the worker can be asked for.
var Table = work.Table{
	"New": func(a *work.Args) any {
		n := capstone.New(a.Ints("units"), a.Rand("seed"))
		if n == nil {
			return nil
		}
		return work.Values("W", n.W, "B", n.B)
	},
	"New twice": func(a *work.Args) any {
		return same(capstone.New(a.Ints("units"), a.Rand("seed")), capstone.New(a.Ints("units"), a.Rand("seed")))
	},
	"n.Forward": func(a *work.Args) any { return network(a).Forward(a.Matrix("X")) },
	"n.Gradients": func(a *work.Args) any {
		dW, dB := network(a).Gradients(a.Matrix("X"), a.Matrix("Y"))
		return work.Values("dW", dW, "dB", dB)
	},
	"Solve": func(a *work.Args) any {
		n := capstone.Solve(a.Matrix("X"), a.Matrix("Y"), a.Rand("seed"))
		if n == nil {
			return work.Values("solved", false, "outputs", nil)
		}
		// What came out of training is told, too, for whoever looks for its mistake.
		return work.Values("solved", true, "outputs", n.Forward(a.Matrix("newX")), "known", n.Forward(a.Matrix("X")), "layers", len(n.W), "biases", largest(n.B))
	},
}

// network has the parameters that the judge has drawn.
func network(a *work.Args) *capstone.Network {
	return &capstone.Network{W: a.Matrices("W"), B: a.Vectors("B")}
}

// largest is the largest magnitude among the entries of some vectors.
func largest(all []*mat.VecDense) float64 {
	most := 0.0
	for _, v := range all {
		if v != nil && !v.IsEmpty() {
			most = max(most, mat.Norm(v, math.Inf(1)))
		}
	}
	return most
}

// same reports whether all parameters of two networks agree.
func same(a, b *capstone.Network) bool {
	if a == nil || b == nil {
		return a == b
	}
	equal := func(a, b *mat.Dense) bool { return mat.Equal(a, b) }
	equalVec := func(a, b *mat.VecDense) bool { return mat.Equal(a, b) }
	return slices.EqualFunc(a.W, b.W, equal) && slices.EqualFunc(a.B, b.B, equalVec)
}
