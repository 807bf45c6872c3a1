package pen

import (
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
)

func TestSimplifyStaysClose(t *testing.T) {
	var points []vg.Point
	for i := range 400 {
		x := float64(i)
		points = append(points, vg.Point{X: vg.Length(x), Y: vg.Length(50 * math.Sin(x/40))})
	}
	kept := Simplify(points)
	if len(kept) > 120 || kept[0] != points[0] || kept[len(kept)-1] != points[399] {
		t.Errorf("kept %d of 400 points from %v to %v, want under 120 and both ends", len(kept), kept[0], kept[len(kept)-1])
	}
	for _, p := range points {
		nearest := math.Inf(1)
		for i := 1; i < len(kept); i++ {
			nearest = math.Min(nearest, chordDistance(p, kept[i-1], kept[i]))
		}
		if nearest > tolerance {
			t.Fatalf("%v is %v from the simplified line, want at most %v", p, nearest, tolerance)
		}
	}
}
