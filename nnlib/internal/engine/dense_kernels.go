package engine

import "nnlecture/nnlib/internal/kernel"

// denseKernel is a way to compute the three products of a fully connected layer
// for n examples, each a row of in or of out numbers; w is Wᵀ, in×out. All ways
// give the same numbers, to rounding; they differ in what they are good at. room
// is a workspace of kernel.Room numbers.
type denseKernel struct {
	multiply      func(z, x, w []float64, in, out int, room []float64)      // Z += X·w,   (n×in)(in×out)
	gradient      func(dw, x, delta []float64, in, out int, room []float64) // dw += Xᵀ·Δ, (in×n)(n×out)
	inputGradient func(dx, delta, w []float64, in, out int, room []float64) // dX = Δ·wᵀ,  (n×out)(out×in)
}

var (
	// tinyKernel has plain loops: for the lecture's networks calling anything
	// costs more than it saves.
	tinyKernel = denseKernel{multiplyTiny, gradientTiny, inputGradientTiny}
	// sparseKernel skips what an input of 0 would multiply, a whole row of w:
	// images on black ground consist of little else.
	sparseKernel = denseKernel{multiplySparse, gradientSparse, inputGradientMatrix}
	// rowKernel is for few examples, for which arranging the weights would cost more
	// than it saves.
	rowKernel = denseKernel{multiplySparse, gradientSparse, inputGradientRows}
	// matrixKernel keeps blocks of the result in registers.
	matrixKernel = denseKernel{multiplyMatrix, gradientMatrix, inputGradientMatrix}
)

const (
	tinyWeights = 64 // layers with fewer weights are tiny
	fewExamples = 4  // fewer than these are few
	sparseBlock = 8  // examples whose sums stay in the cache
)

// denseKernelFor looks at the size of the layer and at the first examples: if
// more than two thirds of what goes in is 0, skipping pays off.
func denseKernelFor(x []float64, in, out int) *denseKernel {
	if in*out < tinyWeights {
		return &tinyKernel
	}
	if len(x) < fewExamples*in {
		return &rowKernel
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
	return &matrixKernel
}

// multiplyTiny goes through the examples innermost: there are more of them than
// units, and one weight stays in a register.
func multiplyTiny(z, x, w []float64, in, out int, _ []float64) {
	n := len(z) / out
	for l := range in {
		for d, w := range w[l*out : (l+1)*out] {
			zi, xi := d, l
			for range n {
				z[zi] += float64(w * x[xi])
				zi += out
				xi += in
			}
		}
	}
}

// gradientTiny goes through the examples innermost, too, with two sums, so that
// neither addition waits for the other.
func gradientTiny(dw, x, delta []float64, in, out int, _ []float64) {
	n := len(delta) / out
	for l := range in {
		row := dw[l*out : (l+1)*out]
		for d := range row {
			var even, odd float64
			di, xi := d, l
			for range n / 2 {
				even += float64(delta[di] * x[xi])
				odd += float64(delta[di+out] * x[xi+in])
				di += 2 * out
				xi += 2 * in
			}
			if n%2 == 1 {
				even += float64(delta[di] * x[xi])
			}
			row[d] += even + odd
		}
	}
}

// inputGradientTiny is a scalar product of two rows for each input.
func inputGradientTiny(dx, delta, w []float64, in, out int, _ []float64) {
	for i := range len(dx) / in {
		di, dxi := delta[i*out:(i+1)*out], dx[i*in:(i+1)*in]
		for l := range dxi {
			var sum float64
			for d, w := range w[l*out : l*out+len(di)] {
				sum += float64(w * di[d])
			}
			dxi[l] = sum
		}
	}
}

// inputGradientRows is a scalar product of two rows for each input, too.
func inputGradientRows(dx, delta, w []float64, in, out int, _ []float64) {
	for i := range len(dx) / in {
		for l := range in {
			dx[i*in+l] = kernel.Dot(delta[i*out:(i+1)*out], w[l*out:(l+1)*out])
		}
	}
}

// multiplySparse adds rows of weights. A row is used for a block of examples
// before the next one is fetched.
func multiplySparse(z, x, w []float64, in, out int, _ []float64) {
	n := len(z) / out
	for first := 0; first < n; first += sparseBlock {
		for l := range in {
			row := w[l*out : (l+1)*out]
			for i := first; i < min(first+sparseBlock, n); i++ {
				if v := x[i*in+l]; v != 0 {
					kernel.AddScaled(z[i*out:(i+1)*out], v, row)
				}
			}
		}
	}
}

// gradientSparse adds rows of Δ to the weights of the inputs that are not 0.
func gradientSparse(dw, x, delta []float64, in, out int, _ []float64) {
	n := len(delta) / out
	for l := range in {
		row := dw[l*out : (l+1)*out]
		for i := range n {
			if v := x[i*in+l]; v != 0 {
				kernel.AddScaled(row, v, delta[i*out:(i+1)*out])
			}
		}
	}
}

// multiplyMatrix is a product of matrices as it stands.
func multiplyMatrix(z, x, w []float64, in, out int, room []float64) {
	n := len(z) / out
	kernel.MultiplyAdd(z, kernel.Matrix{Data: x, Row: in, Column: 1}, kernel.Matrix{Data: w, Row: out, Column: 1}, n, out, in, room)
}

// gradientMatrix reads X by its columns.
func gradientMatrix(dw, x, delta []float64, in, out int, room []float64) {
	n := len(delta) / out
	kernel.MultiplyAdd(dw, kernel.Matrix{Data: x, Row: in, Column: 1}.T(), kernel.Matrix{Data: delta, Row: out, Column: 1}, in, out, n, room)
}

// inputGradientMatrix reads w by its columns.
func inputGradientMatrix(dx, delta, w []float64, in, out int, room []float64) {
	n := len(dx) / in
	clear(dx)
	kernel.MultiplyAdd(dx, kernel.Matrix{Data: delta, Row: out, Column: 1}, kernel.Matrix{Data: w, Row: out, Column: 1}.T(), n, in, out, room)
}
