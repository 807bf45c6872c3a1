package engine

import (
	"math"
	"math/rand/v2"
	"testing"
)

// random returns n numbers of which about the given share is 0.
func random(rng *rand.Rand, n int, zeros float64) []float64 {
	v := make([]float64, n)
	for i := range v {
		if rng.Float64() >= zeros {
			v[i] = rng.NormFloat64()
		}
	}
	return v
}

// near fails the test unless both hold the same numbers to within tol.
func near(t *testing.T, what string, got, want []float64, tol float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= tol) {
			t.Errorf("%s[%d] = %v, want %v", what, i, got[i], want[i])
			return
		}
	}
}

// Each kernel gives the products of the definition, whatever it would be chosen
// for, adds where it is to add, and overwrites where it is to overwrite.
func TestDenseKernels(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 1}, {2, 3, 1}, {19, 37, 18}, {40, 5, 33}, {sparseBlock + 3, 70, 2}} {
		n, in, out := size[0], size[1], size[2]
		room := newRoom(n, in)
		x, w, delta := random(rng, n*in, 0.5), random(rng, in*out, 0), random(rng, n*out, 0)
		z0, dw0 := random(rng, n*out, 0), random(rng, in*out, 0)
		wantZ, wantW, wantX := append([]float64(nil), z0...), append([]float64(nil), dw0...), make([]float64, n*in)
		for i := range n {
			for l := range in {
				for d := range out {
					wantZ[i*out+d] += x[i*in+l] * w[l*out+d]
					wantW[l*out+d] += x[i*in+l] * delta[i*out+d]
					wantX[i*in+l] += delta[i*out+d] * w[l*out+d]
				}
			}
		}
		for name, by := range map[string]denseKernel{"tiny": tinyKernel, "sparse": sparseKernel, "row": rowKernel, "matrix": matrixKernel} {
			z, dw, dx := append([]float64(nil), z0...), append([]float64(nil), dw0...), random(rng, n*in, 0)
			by.multiply(z, x, w, in, out, room)
			by.gradient(dw, x, delta, in, out, room)
			by.inputGradient(dx, delta, w, in, out, room)
			near(t, name+": Z", z, wantZ, 1e-13)
			near(t, name+": ∂ℓ/∂W", dw, wantW, 1e-13)
			near(t, name+": ∂ℓ/∂X", dx, wantX, 1e-13)
		}
	}
}

// Each kernel is chosen where it is meant to be.
func TestDenseKernelFor(t *testing.T) {
	for zeros, want := range map[int]*denseKernel{0: &matrixKernel, 60: &matrixKernel, 61: &sparseKernel, 91: &sparseKernel} {
		x := make([]float64, 4*91)
		for i := range x {
			if i%91 >= zeros { // two thirds of 91 are 60.7
				x[i] = 1
			}
		}
		if denseKernelFor(x, 91, 10) != want {
			t.Errorf("the wrong kernel for %d zeros of 91", zeros)
		}
	}
	if denseKernelFor(make([]float64, 9), 9, 7) != &tinyKernel || denseKernelFor(make([]float64, 8), 8, 8) == &tinyKernel {
		t.Error("the tiny kernel is for fewer than 64 weights")
	}
	if denseKernelFor(make([]float64, 3*8), 8, 8) != &rowKernel {
		t.Error("the wrong kernel for three examples")
	}
}
