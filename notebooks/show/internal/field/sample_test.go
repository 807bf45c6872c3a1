package field

import "testing"

// A grid around 0 must hold 0 itself, or the contours of a saddle jump from
// picture to picture.
func TestSpacedMeetsTheMiddle(t *testing.T) {
	for _, n := range []int{3, 61, 121, 161} {
		for _, end := range []float64{0.3, 1.7, 4.4, 5} {
			x := Spaced(-end, end, n)
			if x[0] != -end || x[n/2] != 0 || x[n-1] != end {
				t.Errorf("%d numbers from %v to %v: the first, middle and last are %v, %v, %v", n, -end, end, x[0], x[n/2], x[n-1])
			}
		}
	}
}
