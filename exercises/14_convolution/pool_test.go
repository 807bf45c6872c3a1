package convolution_test

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep4Pool(t *testing.T) {
	check.Step(t, "pooling", 2, func(s *check.S) {
		for _, c := range [][4]int{{4, 6, 2, 2}, {5, 7, 3, 2}, {7, 9, 2, 3}} {
			I := s.Matrix(c[0], c[1])
			maxPool(s, I, c[2], c[3])
			maxPool(s, plain.Each(I, func(v float64) float64 { return -1 - v*v }), c[2], c[3]) // all negative
			meanPool(s, I, c[2], c[3])
		}
	})
}

func maxPool(s *check.S, I *mat.Dense, window, stride int) {
	all := func(f func(entries []float64) float64) *mat.Dense { return pooled(I, window, stride, f) }
	s.Check(check.Case{
		Call: "MaxPool(I, window, stride)",
		With: check.Values("I", I, "window", window, "stride", stride),
		Want: all(slices.Max),
		Mistakes: append([]check.Mistake{
			check.Wrong("this is the mean of each window", "MaxPool takes the largest entry", all(mean)),
			check.Wrong("this is the smallest entry of each window", "MaxPool takes the largest entry", all(slices.Min)),
			check.Wrong("this is the first entry of each window", "look at all entries of the window", all(func(e []float64) float64 { return e[0] })),
			check.Wrong("this is the entry of the largest magnitude", "−5 is smaller than 1: compare without math.Abs", all(magnitude)),
			check.Wrong("these are magnitudes", "−5 is smaller than 1: compare without math.Abs", all(func(e []float64) float64 { return math.Abs(magnitude(e)) })),
			check.Wrong("this is the last entry of each window", "look at all entries of the window, and keep the largest", all(func(e []float64) float64 { return e[len(e)-1] })),
			check.Wrong("this is the sum of each window", "MaxPool takes the largest entry", all(sum)),
			check.Wrong("only the first row of each window is looked at", "both indices run to window − 1", all(func(e []float64) float64 { return slices.Max(e[:window]) })),
			check.Wrong("only the first column of each window is looked at", "both indices run to window − 1", all(func(e []float64) float64 {
				best := e[0]
				for m := range window {
					best = max(best, e[m*window])
				}
				return best
			})),
			check.Wrong("the largest entry is kept from one window to the next", "begin anew in each window", overWindows(all(slices.Max), slices.Max)),
			check.Wrong("this is the largest entry of the whole image", "look at the entries of the window alone", all(func([]float64) float64 { return mat.Max(I) })),
			check.Wrong("the search for the largest entry starts at 0", "where all entries are negative the largest is negative, too", all(func(e []float64) float64 { return max(0, slices.Max(e)) })),
		}, windowSlips(I, window, stride, slices.Max)...),
	})
}

func meanPool(s *check.S, I *mat.Dense, window, stride int) {
	divided := func(by int) *mat.Dense {
		return pooled(I, window, stride, func(e []float64) float64 { return sum(e) / float64(by) })
	}
	s.Check(check.Case{
		Call: "MeanPool(I, window, stride)",
		With: check.Values("I", I, "window", window, "stride", stride),
		Want: divided(window * window),
		Mistakes: append([]check.Mistake{
			check.Wrong("this is the sum of each window", "divide by the number of entries, window²; sum / window * window divides and multiplies: write sum / (window * window)", divided(1)),
			check.Wrong("the sum is divided by the window's width, not by its area", "window² entries", divided(window)),
			check.Wrong("the mean is 0, as 1 / (window * window) of two ints is", "convert first: / float64(window * window)", divided(1<<60)),
			check.Wrong("the sum goes on from one window to the next", "begin each sum with 0, inside of the loops over i and j", plain.Times(1/float64(window*window), running(divided(1)))),
			check.Wrong("this is the first entry of each window", "add up all entries of the window", pooled(I, window, stride, func(e []float64) float64 { return e[0] })),
			check.Wrong("the sum is divided by stride²", "window² entries", divided(stride*stride)),
			check.Wrong("the sum is divided by the size of the image", "a window has window² entries", divided(len(I.RawMatrix().Data))),
			check.Wrong("this is the largest entry of each window", "MeanPool takes the mean", pooled(I, window, stride, slices.Max)),
		}, windowSlips(I, window, stride, mean)...),
	})
}

func sum(entries []float64) float64 {
	return plain.Sum(len(entries), func(k int) float64 { return entries[k] })
}

func mean(entries []float64) float64 { return sum(entries) / float64(len(entries)) }

// windowSlips are windows at wrong places, or of a wrong size.
func windowSlips(I *mat.Dense, window, stride int, f func(e []float64) float64) []check.Mistake {
	moved := pooled(I, window, 1, f)
	rows, columns := pooled(I, window, stride, f).Dims()
	within := func(e []float64) float64 { // all but the last row and column
		var kept []float64
		for k, v := range e {
			if k/window < window-1 && k%window < window-1 {
				kept = append(kept, v)
			}
		}
		return f(kept)
	}
	var beyond []check.Mistake
	if window != stride {
		beyond = append(beyond, check.Wrong("the windows move by their size", "they move by the stride: window (i, j) starts at row s·i and column s·j", steps(I, window, window, rows, columns, f)))
	}
	return append(beyond, []check.Mistake{
		check.Wrong("the last row and column of each window are left out", "loops run to window − 1; I.Slice(i, k, j, l) ends before row k and column l", pooled(I, window, stride, within)),
		check.Wrong("the windows move by 1", "they move by the stride", moved),
		check.Wrong("the windows start at (i, j)", "window (i, j) starts at row s·i and column s·j", mat.DenseCopyOf(moved.Slice(0, rows, 0, columns))),
		check.Wrong("the windows have the size of the stride", "the stride says where a window starts, window how large it is",
			sizedAs(pooled(I, stride, stride, f), rows, columns)),
	}...)
}

// sizedAs is the beginning of a matrix, with zeros where that has no more.
func sizedAs(m *mat.Dense, rows, columns int) *mat.Dense {
	r, c := m.Dims()
	return plain.Of(rows, columns, func(i, j int) float64 {
		if i >= r || j >= c {
			return 0
		}
		return m.At(i, j)
	})
}

// steps are windows that move by another number than the stride, held back at
// the border.
func steps(I *mat.Dense, window, by, rows, columns int, f func(e []float64) float64) *mat.Dense {
	H, W := I.Dims()
	return plain.Of(rows, columns, func(i, j int) float64 {
		var entries []float64
		top, left := min(i*by, H-window), min(j*by, W-window)
		for k := range window * window {
			entries = append(entries, I.At(top+k/window, left+k%window))
		}
		return f(entries)
	})
}

// overWindows goes on with what was found in the windows before.
func overWindows(m *mat.Dense, f func(e []float64) float64) *mat.Dense {
	var seen []float64
	return plain.Each(m, func(v float64) float64 {
		seen = append(seen, v)
		return f(seen)
	})
}

func magnitude(entries []float64) float64 {
	return slices.MaxFunc(entries, func(a, b float64) int { return cmp.Compare(math.Abs(a), math.Abs(b)) })
}
