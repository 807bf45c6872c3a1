//go:build !amd64 || noasm || gccgo || safe

package kernel

// AddScaled is y ← y + αx, entry by entry.
func AddScaled(y []float64, alpha float64, x []float64) { addScaled(y, alpha, x) }

// Dot is xᵀy, added up as dot says.
func Dot(x, y []float64) float64 { return dot(x, y) }

func multiplyTile(c []float64, cRow int, a []float64, aRow, aColumn int, panel []float64, terms, rows int) {
	tile(c, cRow, a, aRow, aColumn, panel, terms, rows)
}
