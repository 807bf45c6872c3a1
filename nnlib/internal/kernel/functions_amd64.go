//go:build !noasm && !gccgo && !safe

package kernel

import "nnlecture/nnlib/internal/elementary"

// Sigmoids is a = σ(z), entry by entry; the slices may be the same.
func Sigmoids(a, z []float64) {
	z = z[:len(a)]
	for len(a) > 0 {
		done := 0
		if hasAVX2 && len(a) >= 4 {
			done = sigmoidsAVX2(&a[0], &z[0], len(a)&^3)
		}
		next := min(done+4, len(a)) // the last few, or four that are far from 0
		elementary.Sigmoids(a[done:next], z[done:next])
		a, z = a[next:], z[next:]
	}
}

// Tanhs is a = tanh(z), entry by entry; the slices may be the same.
func Tanhs(a, z []float64) {
	z = z[:len(a)]
	for len(a) > 0 {
		done := 0
		if hasAVX2 && len(a) >= 4 {
			done = tanhsAVX2(&a[0], &z[0], len(a)&^3)
		}
		next := min(done+4, len(a))
		tanhs(a[done:next], z[done:next])
		a, z = a[next:], z[next:]
	}
}

// CrossEntropy is z ← scale·(σ(z) − y), and what makes the losses, as
// crossEntropy says.
func CrossEntropy(z, y []float64, scale float64, sums, products *[4]float64) {
	y = y[:len(z)]
	for len(z) > 0 {
		done := 0
		if hasAVX2 && len(z) >= 4 {
			done = crossEntropyAVX2(&z[0], &y[0], len(z)&^3, scale, sums, products)
		}
		next := min(done+4, len(z))
		crossEntropy(z[done:next], y[done:next], scale, sums, products)
		z, y = z[next:], y[next:]
	}
}
