package engine

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
)

// gonumKernel is what a library of matrices would do, to compare with: gonum's
// matrix times vector, in blocks that stay in the cache.
var gonumKernel = denseKernel{
	multiply: func(z, x, w []float64, in, out int, _ *room) {
		for l := 0; l < in; l += 32 {
			rows := min(32, in-l)
			for i := range len(z) / out {
				blas64.Implementation().Dgemv(blas.Trans, rows, out, 1, w[l*out:], out, x[i*in+l:], 1, 1, z[i*out:], 1)
			}
		}
	},
	gradient: func(dw, x, delta []float64, in, out int, _ *room) {
		n := len(delta) / out
		for first := 0; first < n; first += 16 {
			rows := min(16, n-first)
			for l := range in {
				blas64.Implementation().Dgemv(blas.Trans, rows, out, 1, delta[first*out:], out, x[first*in+l:], in, 1, dw[l*out:], 1)
			}
		}
	},
	inputGradient: func(dx, delta, w []float64, in, out int, _ *room) {
		for l := 0; l < in; l += 32 {
			rows := min(32, in-l)
			for i := range len(dx) / in {
				blas64.Implementation().Dgemv(blas.NoTrans, rows, out, 1, w[l*out:], out, delta[i*out:], 1, 0, dx[i*in+l:], 1)
			}
		}
	},
}

// What the three products of a layer cost, by each kernel.
func BenchmarkDenseKernels(b *testing.B) {
	kernels := []struct {
		name string
		denseKernel
	}{{"tiny", tinyKernel}, {"row", rowKernel}, {"sparse", sparseKernel}, {"matrix", matrixKernel}, {"gonum", gonumKernel}}
	for _, size := range [][2]int{{2, 16}, {8, 8}, {16, 16}, {32, 3}, {32, 32}, {64, 32}, {784, 128}} {
		for _, n := range []int{1, 32} {
			in, out := size[0], size[1]
			rng := rand.New(rand.NewPCG(1, 2))
			x, w, delta := random(rng, n*in, 0), random(rng, in*out, 0), random(rng, n*out, 0)
			z, dw, dx := make([]float64, n*out), make([]float64, in*out), make([]float64, n*in)
			room := newRoom(n, in)
			for _, k := range kernels {
				b.Run(fmt.Sprintf("%d·%d×%d/%s", n, in, out, k.name), func(b *testing.B) {
					for b.Loop() {
						k.multiply(z, x, w, in, out, room)
						k.gradient(dw, x, delta, in, out, room)
						k.inputGradient(dx, delta, w, in, out, room)
					}
				})
			}
		}
	}
}
