package engine

import "nnlecture/nnlib/internal/kernel"

// pool chooses from a plane of one filter and writes what it chose, and where,
// from first on. Without pooling the windows hold one output each.
func (s *conv) pool(chosen []float64, plane []float64, first int) {
	down, right := s.Stride*s.paddedWidth, s.Stride
	for i := range s.Out.Height {
		corner := i * down * s.WindowStride
		row, at := chosen[first:first+s.Out.Width], s.chosen[first:first+s.Out.Width]
		first += s.Out.Width
		if s.Window == 2 && s.WindowStride == 2 && right == 1 {
			kernel.PoolFours(row, at, plane, corner, down)
			continue
		}
		for j := range row {
			at[j] = largestOf(plane, corner+j*right*s.WindowStride, down, right, s.Window)
			row[j] = plane[at[j]]
		}
	}
}

// largestOf is the place of the largest entry of a window, the first in reading
// order, whose rows lie down and whose columns right apart. A NaN counts as
// largest, so that it does not go unnoticed.
func largestOf(a []float64, corner, down, right, window int) int {
	best := corner
	for i := range window {
		for j := range window {
			if at := corner + i*down + j*right; a[at] > a[best] || a[at] != a[at] && a[best] == a[best] {
				best = at
			}
		}
	}
	return best
}
