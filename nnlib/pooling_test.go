package nnlib_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// A 4×4 map, windows of 2×2 at stride 2. The largest of the first window, 6, is
// met once; the second has two 4s, of which the first counts.
func TestPoolingByHand(t *testing.T) {
	I := dense(4, 4,
		1, 2, 4, 3,
		5, 6, 4, 0,
		-1, -2, 0, 8,
		-3, -4, 4, 4)
	Delta := dense(2, 2, 10, 20, 30, 40)
	nearMatrix(t, "max", nnlib.MaxPool(I, 2, 2), dense(2, 2, 6, 4, -1, 8), 0)
	nearMatrix(t, "max, back", nnlib.MaxPoolGradient(I, Delta, 2, 2), dense(4, 4,
		0, 0, 20, 0,
		0, 10, 0, 0,
		30, 0, 0, 40,
		0, 0, 0, 0), 0)
	nearMatrix(t, "mean", nnlib.MeanPool(I, 2, 2), dense(2, 2, 3.5, 2.75, -2.5, 4), 0)
	nearMatrix(t, "mean, back", nnlib.MeanPoolGradient(I, Delta, 2, 2), dense(4, 4,
		2.5, 2.5, 5, 5,
		2.5, 2.5, 5, 5,
		7.5, 7.5, 10, 10,
		7.5, 7.5, 10, 10), 0)
	// Overlapping windows: 3×3 at stride 1. The 8 is the largest of two of them.
	nearMatrix(t, "max, overlapping", nnlib.MaxPool(I, 3, 1), dense(2, 2, 6, 8, 6, 8), 0)
	nearMatrix(t, "max, overlapping, back", nnlib.MaxPoolGradient(I, Delta, 3, 1), dense(4, 4,
		0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 0, 60, 0, 0, 0, 0), 0)
	if got := nnlib.MaxPool(dense(2, 2, 1, math.NaN(), 9, 3), 2, 1).At(0, 0); !math.IsNaN(got) {
		t.Errorf("the largest of a window with NaN is %v, want NaN", got)
	}
}

func TestPoolingGradients(t *testing.T) {
	rng := rand.New(rand.NewPCG(31, 32))
	for _, p := range []nnlib.Pooling{{}, {Kind: nnlib.MaxPooling, Window: 2, Stride: 2}, {Kind: nnlib.MeanPooling, Window: 2, Stride: 1}, {Kind: nnlib.MaxPooling, Window: 3, Stride: 1}, {Kind: nnlib.MeanPooling, Window: 3, Stride: 3}} {
		I := randomMatrix(rng, 6, 6)
		height, width := p.Forward(I).Dims()
		Delta := randomMatrix(rng, height, width)
		loss := func() float64 {
			var product mat.Dense
			product.MulElem(p.Forward(I), Delta)
			return mat.Sum(&product)
		}
		nearMatrix(t, fmt.Sprintf("%+v", p), p.Backward(I, Delta), differences(I, loss), 1e-7)
	}
	for kind, want := range map[nnlib.PoolingKind]string{nnlib.NoPooling: "no pooling", nnlib.MaxPooling: "max pooling", nnlib.MeanPooling: "mean pooling", 7: "PoolingKind(7)"} {
		if kind.String() != want {
			t.Errorf("%v, want %s", kind, want)
		}
	}
}
