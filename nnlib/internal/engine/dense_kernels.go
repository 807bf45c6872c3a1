package engine

import "nnlecture/nnlib/internal/kernel"

// denseKernel is a way to compute the three products of a fully connected layer
// for n examples, each a row of in or of out numbers; w is Wᵀ, in×out. All ways
// give the same numbers, to rounding; they differ in what they are good at. room
// is a workspace of kernel.Room numbers.
type denseKernel struct {
	multiply      func(z, x, w []float64, in, out int, room *room)      // Z += X·w,   (n×in)(in×out)
	gradient      func(dw, x, delta []float64, in, out int, room *room) // dw += Xᵀ·Δ, (in×n)(n×out)
	inputGradient func(dx, delta, w []float64, in, out int, room *room) // dX = Δ·wᵀ,  (n×out)(out×in)
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
	tinyOutputs = 8  // and rows with fewer numbers
	fewExamples = 4  // fewer than these are few
	sparseBlock = 64 // examples whose δ stay in the cache
	sample      = 8  // examples that are looked at
)

// room is the workspace of a layer.
type room struct {
	panel  []float64 // for kernel.MultiplyAdd
	sparse *sparse
}

// newRoom makes a workspace for batches of examples.
func newRoom(batch, in int) *room {
	return &room{make([]float64, kernel.Room), newSparse(min(batch, sparseBlock), in)}
}

// denseKernelFor looks at the size of the layer and at the first examples: if
// more than two thirds of what goes in is 0, skipping pays off.
func denseKernelFor(x []float64, in, out int) *denseKernel {
	if in*out < tinyWeights {
		return &tinyKernel
	}
	if len(x) < fewExamples*in {
		return &rowKernel
	}
	x = x[:min(len(x), sample*in)]
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
func multiplyTiny(z, x, w []float64, in, out int, _ *room) {
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
func gradientTiny(dw, x, delta []float64, in, out int, _ *room) {
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
func inputGradientTiny(dx, delta, w []float64, in, out int, _ *room) {
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
func inputGradientRows(dx, delta, w []float64, in, out int, _ *room) {
	for i := range len(dx) / in {
		for l := range in {
			dx[i*in+l] = kernel.Dot(delta[i*out:(i+1)*out], w[l*out:(l+1)*out])
		}
	}
}

// multiplySparse adds the rows of weights that an example meets.
func multiplySparse(z, x, w []float64, in, out int, room *room) {
	n := len(z) / out
	for first := 0; first < n; first += sparseBlock {
		last := min(first+sparseBlock, n)
		room.sparse.find(x[first*in:last*in], in)
		for i := first; i < last; i++ {
			values, inputs := room.sparse.byRow.part(i - first)
			kernel.AddRows(z[i*out:(i+1)*out], values, inputs, w, out)
		}
	}
}

// gradientSparse adds the rows of Δ that an input has met, a block of examples
// after the other. It comes after multiplySparse with the same x, of which a
// single block is still listed.
func gradientSparse(dw, x, delta []float64, in, out int, room *room) {
	n := len(delta) / out
	for first := 0; first < n; first += sparseBlock {
		last := min(first+sparseBlock, n)
		if n > sparseBlock {
			room.sparse.find(x[first*in:last*in], in)
		}
		room.sparse.transpose(last-first, in)
		for l := range in {
			values, examples := room.sparse.byColumn.part(l)
			kernel.AddRows(dw[l*out:(l+1)*out], values, examples, delta[first*out:last*out], out)
		}
	}
}

// multiplyMatrix is a product of matrices as it stands.
func multiplyMatrix(z, x, w []float64, in, out int, room *room) {
	n := len(z) / out
	kernel.MultiplyAdd(z, kernel.Matrix{Data: x, Row: in, Column: 1}, kernel.Matrix{Data: w, Row: out, Column: 1}, n, out, in, room.panel)
}

// gradientMatrix reads X by its columns.
func gradientMatrix(dw, x, delta []float64, in, out int, room *room) {
	n := len(delta) / out
	kernel.MultiplyAdd(dw, kernel.Matrix{Data: x, Row: in, Column: 1}.T(), kernel.Matrix{Data: delta, Row: out, Column: 1}, in, out, n, room.panel)
}

// inputGradientMatrix reads w by its columns.
func inputGradientMatrix(dx, delta, w []float64, in, out int, room *room) {
	n := len(dx) / in
	clear(dx)
	kernel.MultiplyAdd(dx, kernel.Matrix{Data: delta, Row: out, Column: 1}, kernel.Matrix{Data: w, Row: out, Column: 1}.T(), n, in, out, room.panel)
}
