package engine

// pool chooses from the plane of one filter and writes what it chose from first
// on. Without pooling the windows hold one output each.
func (s *conv) pool(first int) {
	down, right := s.Stride*s.paddedWidth, s.Stride
	for i := range s.Out.Height {
		corner := i * down * s.WindowStride
		for range s.Out.Width {
			var best int
			if s.Window == 2 {
				best = largestOfFour(s.aPlane, corner, down, right)
			} else {
				best = largestOf(s.aPlane, corner, down, right, s.Window)
			}
			s.z[first], s.a[first], s.chosen[first] = s.zPlane[best], s.aPlane[best], int32(best)
			first++
			corner += right * s.WindowStride
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

// largestOfFour is largestOf for a window of 2. It is compiled without branches:
// which entry is the largest is as good as random, and a processor that guesses
// wrongly loses more time than the comparisons take.
func largestOfFour(a []float64, corner, down, right int) int {
	a0, a1, a2, a3 := a[corner], a[corner+right], a[corner+down], a[corner+down+right]
	most := max(a0, a1, a2, a3)
	best := corner + down + right
	if a2 >= most {
		best = corner + down
	}
	if a1 >= most {
		best = corner + right
	}
	if a0 >= most {
		best = corner
	}
	if most != most { // a NaN among them
		return largestOf(a, corner, down, right, 2)
	}
	return best
}
