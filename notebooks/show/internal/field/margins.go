package field

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Margins tells, for each class and each column of scores, by how much the
// class's score exceeds the best of the others: positive where the class wins.
// A single row of scores is that of class 1 of two, which wins from ½ on.
//
//	Y: K×N → K×N, or 1×N → 2×N
func Margins(Y mat.Matrix) *mat.Dense {
	K, N := Y.Dims()
	if K == 1 {
		M := mat.NewDense(2, N, nil)
		for n := range N {
			M.Set(0, n, 0.5-Y.At(0, n))
			M.Set(1, n, Y.At(0, n)-0.5)
		}
		return M
	}
	M := mat.NewDense(K, N, nil)
	for n := range N {
		for k := range K {
			best := math.Inf(-1)
			for other := range K {
				if other != k {
					best = math.Max(best, Y.At(other, n))
				}
			}
			M.Set(k, n, Y.At(k, n)-best)
		}
	}
	return M
}
