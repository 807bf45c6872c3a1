//go:build !amd64 || noasm || gccgo || safe

package kernel

import "nnlecture/nnlib/internal/elementary"

// AddScaled is y ← y + αx, entry by entry.
func AddScaled(y []float64, alpha float64, x []float64) { addScaled(y, alpha, x) }

// Dot is xᵀy, added up as dot says.
func Dot(x, y []float64) float64 { return dot(x, y) }

// AddRows is y ← y + Σ values[k]·rows[at[k]·stride …], added up as addRows says.
func AddRows(y, values []float64, at []int, rows []float64, stride int) {
	addRows(y, values, at, rows, stride)
}

// AdaptiveStep is the step of RMSProp and AdaGrad, as adaptiveStep says.
func AdaptiveStep(theta, r, g []float64, alpha, keep, add, epsilon float64) {
	adaptiveStep(theta, r, g, alpha, keep, add, epsilon)
}

// PoolFours is the largest of four numbers for each window, as poolFours says.
func PoolFours(most []float64, at []int, plane []float64, corner, down int) {
	poolFours(most, at, plane, corner, down)
}

// Sigmoids is a = σ(z), entry by entry; the slices may be the same.
func Sigmoids(a, z []float64) { elementary.Sigmoids(a, z) }

// Tanhs is a = tanh(z), entry by entry; the slices may be the same.
func Tanhs(a, z []float64) { tanhs(a, z) }

// CrossEntropy is z ← scale·(σ(z) − y), and what makes the losses, as
// crossEntropy says.
func CrossEntropy(z, y []float64, scale float64, sums, products *[4]float64) {
	crossEntropy(z, y, scale, sums, products)
}

// tileRows is how many rows share what is loaded.
const tileRows = 4

func multiplyTile(c []float64, cRow int, a []float64, aRow, aColumn int, panel []float64, terms, rows int) {
	tile(c, cRow, a, aRow, aColumn, panel, terms, rows)
}
