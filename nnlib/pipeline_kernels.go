package nnlib

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/floats"
)

// denseKernel is a way to compute the three products of a fully connected
// layer. All give the same numbers, to rounding; they differ in what they are
// good at.
type denseKernel struct {
	multiply      func(s *denseStage, z []float64, n int)         // Z += WX
	gradient      func(s *denseStage, delta []float64, n int)     // ∂ℓ/∂W += ΔᵀXᵀ
	inputGradient func(s *denseStage, dx, delta []float64, n int) // ∂ℓ/∂X = ΔW
}

var (
	// tinyKernel has plain loops: for the lecture's networks calling anything
	// costs more than it saves.
	tinyKernel = denseKernel{multiplyTiny, gradientTiny, inputGradientTiny}
	// sparseKernel skips what an input of 0 would multiply, a whole row of the
	// transposed weights: images on black ground consist of little else.
	sparseKernel = denseKernel{multiplySparse, gradientSparse, inputGradientBLAS}
	// blasKernel leaves the work to gonum's matrix times vector, in blocks that
	// stay in the cache.
	blasKernel = denseKernel{multiplyBLAS, gradientBLAS, inputGradientBLAS}
)

const (
	tinyWeights   = 64 // layers with fewer weights are tiny
	sparseBlock   = 8  // examples whose sums stay in the cache
	weightsBlock  = 32 // rows of weights that do
	examplesBlock = 16 // examples whose δ do
)

// chooseKernel looks at the size of the layer and at the first examples: if
// more than two thirds of what goes in is 0, skipping pays off.
func (s *denseStage) chooseKernel(x []float64) *denseKernel {
	if s.in*s.out < tinyWeights {
		return &tinyKernel
	}
	x = x[:min(len(x), sparseBlock*s.in)]
	zeros := 0
	for _, v := range x {
		if v == 0 {
			zeros++
		}
	}
	if 3*zeros > 2*len(x) {
		return &sparseKernel
	}
	return &blasKernel
}

func multiplyTiny(s *denseStage, z []float64, n int) {
	for l := range s.in {
		for d, w := range s.wt[l*s.out : (l+1)*s.out] {
			zi, xi := d, l
			for range n {
				z[zi] += w * s.x[xi]
				zi += s.out
				xi += s.in
			}
		}
	}
}

func gradientTiny(s *denseStage, delta []float64, n int) {
	for l := range s.in {
		row := s.gwt[l*s.out : (l+1)*s.out]
		for d := range row {
			var even, odd float64 // two sums, so that neither waits for the other
			di, xi := d, l
			for range n / 2 {
				even += delta[di] * s.x[xi]
				odd += delta[di+s.out] * s.x[xi+s.in]
				di += 2 * s.out
				xi += 2 * s.in
			}
			if n%2 == 1 {
				even += delta[di] * s.x[xi]
			}
			row[d] += even + odd
		}
	}
}

func inputGradientTiny(s *denseStage, dx, delta []float64, n int) {
	for i := range n {
		di, dxi := delta[i*s.out:(i+1)*s.out], dx[i*s.in:(i+1)*s.in]
		for l := range dxi {
			var sum float64
			for d, w := range s.wt[l*s.out : l*s.out+len(di)] {
				sum += w * di[d]
			}
			dxi[l] = sum
		}
	}
}

func multiplySparse(s *denseStage, z []float64, n int) {
	for first := 0; first < n; first += sparseBlock {
		for l := range s.in {
			row := s.wt[l*s.out : (l+1)*s.out]
			for i := first; i < min(first+sparseBlock, n); i++ {
				if v := s.x[i*s.in+l]; v != 0 {
					floats.AddScaled(z[i*s.out:(i+1)*s.out], v, row)
				}
			}
		}
	}
}

func gradientSparse(s *denseStage, delta []float64, n int) {
	for l := range s.in {
		row := s.gwt[l*s.out : (l+1)*s.out]
		for i := range n {
			if v := s.x[i*s.in+l]; v != 0 {
				floats.AddScaled(row, v, delta[i*s.out:(i+1)*s.out])
			}
		}
	}
}

func multiplyBLAS(s *denseStage, z []float64, n int) {
	lib := blas64.Implementation()
	for l := 0; l < s.in; l += weightsBlock {
		rows := min(weightsBlock, s.in-l)
		for i := range n {
			lib.Dgemv(blas.Trans, rows, s.out, 1, s.wt[l*s.out:], s.out, s.x[i*s.in+l:], 1, 1, z[i*s.out:], 1)
		}
	}
}

func gradientBLAS(s *denseStage, delta []float64, n int) {
	lib := blas64.Implementation()
	for first := 0; first < n; first += examplesBlock {
		rows := min(examplesBlock, n-first)
		for l := range s.in {
			lib.Dgemv(blas.Trans, rows, s.out, 1, delta[first*s.out:], s.out, s.x[first*s.in+l:], s.in, 1, s.gwt[l*s.out:], 1)
		}
	}
}

func inputGradientBLAS(s *denseStage, dx, delta []float64, n int) {
	lib := blas64.Implementation()
	for l := 0; l < s.in; l += weightsBlock {
		rows := min(weightsBlock, s.in-l)
		for i := range n {
			lib.Dgemv(blas.NoTrans, rows, s.out, 1, s.wt[l*s.out:], s.out, delta[i*s.out:], 1, 0, dx[i*s.in+l:], 1)
		}
	}
}
