package engine

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/floats"
)

// denseKernel is a way to compute the three products of a fully connected layer
// for n examples, each a row of in or of out numbers; w is Wᵀ, in×out. All ways
// give the same numbers, to rounding; they differ in what they are good at.
type denseKernel struct {
	multiply      func(z, x, w []float64, in, out int)      // Z += X·w,   (n×in)(in×out)
	gradient      func(dw, x, delta []float64, in, out int) // dw += Xᵀ·Δ, (in×n)(n×out)
	inputGradient func(dx, delta, w []float64, in, out int) // dX = Δ·wᵀ,  (n×out)(out×in)
}

var (
	// tinyKernel has plain loops: for the lecture's networks calling anything
	// costs more than it saves.
	tinyKernel = denseKernel{multiplyTiny, gradientTiny, inputGradientTiny}
	// sparseKernel skips what an input of 0 would multiply, a whole row of w:
	// images on black ground consist of little else.
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

// denseKernelFor looks at the size of the layer and at the first examples: if
// more than two thirds of what goes in is 0, skipping pays off.
func denseKernelFor(x []float64, in, out int) *denseKernel {
	if in*out < tinyWeights {
		return &tinyKernel
	}
	x = x[:min(len(x), sparseBlock*in)]
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

// multiplyTiny goes through the examples innermost: there are more of them than
// units, and one weight stays in a register.
func multiplyTiny(z, x, w []float64, in, out int) {
	n := len(z) / out
	for l := range in {
		for d, w := range w[l*out : (l+1)*out] {
			zi, xi := d, l
			for range n {
				z[zi] += w * x[xi]
				zi += out
				xi += in
			}
		}
	}
}

// gradientTiny goes through the examples innermost, too, with two sums, so that
// neither addition waits for the other.
func gradientTiny(dw, x, delta []float64, in, out int) {
	n := len(delta) / out
	for l := range in {
		row := dw[l*out : (l+1)*out]
		for d := range row {
			var even, odd float64
			di, xi := d, l
			for range n / 2 {
				even += delta[di] * x[xi]
				odd += delta[di+out] * x[xi+in]
				di += 2 * out
				xi += 2 * in
			}
			if n%2 == 1 {
				even += delta[di] * x[xi]
			}
			row[d] += even + odd
		}
	}
}

// inputGradientTiny is a scalar product of two rows for each input.
func inputGradientTiny(dx, delta, w []float64, in, out int) {
	for i := range len(dx) / in {
		di, dxi := delta[i*out:(i+1)*out], dx[i*in:(i+1)*in]
		for l := range dxi {
			var sum float64
			for d, w := range w[l*out : l*out+len(di)] {
				sum += w * di[d]
			}
			dxi[l] = sum
		}
	}
}

// multiplySparse adds rows of weights. A row is used for a block of examples
// before the next one is fetched.
func multiplySparse(z, x, w []float64, in, out int) {
	n := len(z) / out
	for first := 0; first < n; first += sparseBlock {
		for l := range in {
			row := w[l*out : (l+1)*out]
			for i := first; i < min(first+sparseBlock, n); i++ {
				if v := x[i*in+l]; v != 0 {
					floats.AddScaled(z[i*out:(i+1)*out], v, row)
				}
			}
		}
	}
}

// gradientSparse adds rows of Δ to the weights of the inputs that are not 0.
func gradientSparse(dw, x, delta []float64, in, out int) {
	n := len(delta) / out
	for l := range in {
		row := dw[l*out : (l+1)*out]
		for i := range n {
			if v := x[i*in+l]; v != 0 {
				floats.AddScaled(row, v, delta[i*out:(i+1)*out])
			}
		}
	}
}

// multiplyBLAS multiplies each example with a block of rows of weights at a
// time. A product of two matrices would start goroutines of its own.
func multiplyBLAS(z, x, w []float64, in, out int) {
	lib := blas64.Implementation()
	for l := 0; l < in; l += weightsBlock {
		rows := min(weightsBlock, in-l)
		for i := range len(z) / out {
			lib.Dgemv(blas.Trans, rows, out, 1, w[l*out:], out, x[i*in+l:], 1, 1, z[i*out:], 1)
		}
	}
}

// gradientBLAS takes Δ of a block of examples as the matrix.
func gradientBLAS(dw, x, delta []float64, in, out int) {
	lib := blas64.Implementation()
	n := len(delta) / out
	for first := 0; first < n; first += examplesBlock {
		rows := min(examplesBlock, n-first)
		for l := range in {
			lib.Dgemv(blas.Trans, rows, out, 1, delta[first*out:], out, x[first*in+l:], in, 1, dw[l*out:], 1)
		}
	}
}

// inputGradientBLAS goes through blocks of weights as multiplyBLAS does.
func inputGradientBLAS(dx, delta, w []float64, in, out int) {
	lib := blas64.Implementation()
	for l := 0; l < in; l += weightsBlock {
		rows := min(weightsBlock, in-l)
		for i := range len(dx) / in {
			lib.Dgemv(blas.NoTrans, rows, out, 1, w[l*out:], out, delta[i*out:], 1, 0, dx[i*in+l:], 1)
		}
	}
}
