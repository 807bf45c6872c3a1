package kernel

// poolFours finds for each window the largest of two numbers side by side and of
// the two that stand down below them, and its place in the plane. The first
// window is at corner, and the next ones follow to its right. Of equals it takes
// the first in reading order, and a NaN counts as largest.
func poolFours(most []float64, at []int, plane []float64, corner, down int) {
	for o := range most {
		best := largestOfFour(plane, corner+2*o, down)
		most[o], at[o] = plane[best], best
	}
}

// largestOfFour is compiled without branches: which entry is the largest is as
// good as random, and a processor that guesses wrongly loses more time than the
// comparisons take.
func largestOfFour(a []float64, corner, down int) int {
	a0, a1, a2, a3 := a[corner], a[corner+1], a[corner+down], a[corner+down+1]
	most := max(a0, a1, a2, a3)
	best := corner + down + 1
	if a2 >= most {
		best = corner + down
	}
	if a1 >= most {
		best = corner + 1
	}
	if a0 >= most {
		best = corner
	}
	if most != most {
		return firstNaN(a, corner, down)
	}
	return best
}

// firstNaN is where among four numbers the first NaN is.
func firstNaN(a []float64, corner, down int) int {
	for _, at := range [3]int{corner, corner + 1, corner + down} {
		if a[at] != a[at] {
			return at
		}
	}
	return corner + down + 1
}
