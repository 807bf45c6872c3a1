package show

import (
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
)

func circle(x, y float64) float64 { return 1 - math.Hypot(x, y) }

func TestLoopsTraceACircle(t *testing.T) {
	loops := sample(-2, 2, -2, 2, 81, 81, circle).loops(0)
	if len(loops) != 1 {
		t.Fatalf("got %d loops, want 1", len(loops))
	}
	var area float64
	for i, p := range loops[0] {
		if r := math.Hypot(p[0], p[1]); math.Abs(r-1) > 0.01 {
			t.Fatalf("the point %v is %v from the centre, want 1", p, r)
		}
		q := loops[0][(i+1)%len(loops[0])]
		area += (p[0]*q[1] - q[0]*p[1]) / 2
	}
	if math.Abs(area-math.Pi) > 0.02 {
		t.Errorf("the area is %v, want π, positive for a loop with the region on its left", area)
	}
}

// The ring between two circles, cut by the border of the grid: an outer loop
// that follows the border where it must, and an inner one the other way round.
func TestLoopsCloseAlongTheBorder(t *testing.T) {
	g := sample(0, 2, -2, 2, 81, 161, func(x, y float64) float64 {
		return 0.5 - math.Abs(math.Hypot(x-1.6, y)-1)
	})
	loops := g.loops(0)
	var area float64
	for _, loop := range loops {
		for i, p := range loop {
			q := loop[(i+1)%len(loop)]
			area += (p[0]*q[1] - q[0]*p[1]) / 2
			if p[0] < 0 || p[0] > 2 || p[1] < -2 || p[1] > 2 {
				t.Fatalf("the point %v is outside", p)
			}
		}
	}
	var want float64
	for i := range 400 {
		for j := range 800 {
			x, y := (float64(i)+0.5)/200, (float64(j)+0.5)/200-2
			if 0.5-math.Abs(math.Hypot(x-1.6, y)-1) > 0 {
				want += 1.0 / 200 / 200
			}
		}
	}
	if math.Abs(area-want) > 0.02 {
		t.Errorf("the area is %v, want %v", area, want)
	}
}

func TestSaddlesKeepEveryEdge(t *testing.T) {
	g := sample(-1, 1, -1, 1, 2, 2, func(x, y float64) float64 { return x * y })
	for level, want := range map[float64]int{-0.5: 1, 0.5: 2} { // joined through the middle, or apart
		loops, points := g.loops(level), 0
		for _, loop := range loops {
			points += len(loop)
		}
		if len(loops) != want || points != 8 {
			t.Errorf("level %v: %d loops with %d points, want %d with 8", level, len(loops), points, want)
		}
	}
}

func TestLinesLeaveTheBorderOut(t *testing.T) {
	g := sample(-1, 1, -1, 1, 21, 21, func(x, y float64) float64 { return x - 0.33 })
	lines := g.lines(0)
	if len(lines) != 1 {
		t.Fatalf("got %d lines, want 1", len(lines))
	}
	for _, p := range lines[0] {
		if math.Abs(p[0]-0.33) > 1e-9 {
			t.Errorf("the line passes %v, want x = 0.33 throughout", p)
		}
	}
	if n := len(g.lines(5)); n != 0 {
		t.Errorf("a level that is never reached gives %d lines", n)
	}
	if n := len(g.lines(-5)); n != 0 {
		t.Errorf("a level that is always exceeded gives %d lines, all on the border", n)
	}
}

func TestSimplifyStaysClose(t *testing.T) {
	var points []vg.Point
	for i := range 400 {
		x := float64(i)
		points = append(points, vg.Point{X: vg.Length(x), Y: vg.Length(50 * math.Sin(x/40))})
	}
	kept := simplify(points)
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
