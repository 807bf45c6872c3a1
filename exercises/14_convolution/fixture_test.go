package convolution_test

import (
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

// sliding is a sum over the filter at every place, with everything that can go
// wrong in it as a number or a function.
type sliding struct {
	rows, columns   int
	padding, stride int
	spread          int // from one place in the filter to the next
	border          func(I mat.Matrix, i, j int) float64
	filter          func(F mat.Matrix, m, n int) float64
}

func zero(I mat.Matrix, i, j int) float64 {
	if H, W := I.Dims(); i < 0 || i >= H || j < 0 || j >= W {
		return 0
	}
	return I.At(i, j)
}

// edge continues an image by its border instead of zeros.
func edge(I mat.Matrix, i, j int) float64 {
	H, W := I.Dims()
	return I.At(min(max(i, 0), H-1), min(max(j, 0), W-1))
}

// wrap continues an image by itself.
func wrap(I mat.Matrix, i, j int) float64 {
	H, W := I.Dims()
	return I.At((i%H+H)%H, (j%W+W)%W)
}

func straight(F mat.Matrix, m, n int) float64 { return F.At(m, n) }

func flipped(F mat.Matrix, m, n int) float64 {
	P, Q := F.Dims()
	return F.At(P-1-m, Q-1-n)
}

func transposed(F mat.Matrix, m, n int) float64 { return F.At(n, m) }

// lastOnly leaves the last product of a sum.
func lastOnly(F mat.Matrix, m, n int) float64 {
	if P, Q := F.Dims(); m < P-1 || n < Q-1 {
		return 0
	}
	return F.At(m, n)
}

// firstOnly leaves the first product of a sum.
func firstOnly(F mat.Matrix, m, n int) float64 {
	if m > 0 || n > 0 {
		return 0
	}
	return F.At(m, n)
}

// rowsOf leaves some rows of a filter, columnsOf some columns.
func rowsOf(kept func(m, P int) bool) func(F mat.Matrix, m, n int) float64 {
	return func(F mat.Matrix, m, n int) float64 {
		if P, _ := F.Dims(); !kept(m, P) {
			return 0
		}
		return F.At(m, n)
	}
}

func columnsOf(kept func(n, Q int) bool) func(F mat.Matrix, m, n int) float64 {
	return func(F mat.Matrix, m, n int) float64 {
		if _, Q := F.Dims(); !kept(n, Q) {
			return 0
		}
		return F.At(m, n)
	}
}

// running adds up the entries of m in reading order.
func running(m *mat.Dense) *mat.Dense {
	var sum float64
	return plain.Each(m, func(v float64) float64 { sum += v; return sum })
}

// forwards is the convolution operator with other signs of m and n.
func forwards(I, F mat.Matrix, forM, forN int) *mat.Dense {
	H, W := I.Dims()
	P, Q := F.Dims()
	return plain.Of(H+P-1, W+Q-1, func(i, j int) float64 {
		return plain.Sum(P, func(m int) float64 {
			return plain.Sum(Q, func(n int) float64 { return zero(I, i+forM*m, j+forN*n) * F.At(m, n) })
		})
	})
}

// layer is the sliding product with the size of Eq. (45).
func layer(I, F mat.Matrix, padding, stride int) sliding {
	H, W := I.Dims()
	P, Q := F.Dims()
	return sliding{(H-P+2*padding)/stride + 1, (W-Q+2*padding)/stride + 1, padding, stride, 1, zero, straight}
}

func (s sliding) of(I, F mat.Matrix) *mat.Dense {
	P, Q := F.Dims()
	return plain.Of(s.rows, s.columns, func(i, j int) float64 {
		return plain.Sum(P, func(m int) float64 {
			return plain.Sum(Q, func(n int) float64 {
				if s.filter == nil { // added instead of multiplied
					return s.border(I, s.stride*i+s.spread*m-s.padding, s.stride*j+s.spread*n-s.padding) + F.At(m, n)
				}
				return s.border(I, s.stride*i+s.spread*m-s.padding, s.stride*j+s.spread*n-s.padding) * s.filter(F, m, n)
			})
		})
	})
}

// pooled applies f to the entries of each window, in reading order.
func pooled(I mat.Matrix, window, stride int, f func(entries []float64) float64) *mat.Dense {
	H, W := I.Dims()
	return plain.Of((H-window)/stride+1, (W-window)/stride+1, func(i, j int) float64 {
		var entries []float64
		for k := range window * window {
			entries = append(entries, I.At(i*stride+k/window, j*stride+k%window))
		}
		return f(entries)
	})
}
