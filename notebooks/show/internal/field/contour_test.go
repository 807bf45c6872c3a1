package field

import (
	"math"
	"testing"
)

func circle(x, y float64) float64 { return 1 - math.Hypot(x, y) }

func TestLoopsTraceACircle(t *testing.T) {
	loops := Sample(-2, 2, -2, 2, 81, 81, circle).Loops(0)
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
	g := Sample(0, 2, -2, 2, 81, 161, func(x, y float64) float64 {
		return 0.5 - math.Abs(math.Hypot(x-1.6, y)-1)
	})
	loops := g.Loops(0)
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
	g := Sample(-1, 1, -1, 1, 2, 2, func(x, y float64) float64 { return x * y })
	for level, want := range map[float64]int{-0.5: 1, 0.5: 2} { // joined through the middle, or apart
		loops, points := g.Loops(level), 0
		for _, loop := range loops {
			points += len(loop)
		}
		if len(loops) != want || points != 8 {
			t.Errorf("level %v: %d loops with %d points, want %d with 8", level, len(loops), points, want)
		}
	}
}

func TestLinesLeaveTheBorderOut(t *testing.T) {
	g := Sample(-1, 1, -1, 1, 21, 21, func(x, y float64) float64 { return x - 0.33 })
	lines := g.Lines(0)
	if len(lines) != 1 {
		t.Fatalf("got %d lines, want 1", len(lines))
	}
	for _, p := range lines[0] {
		if math.Abs(p[0]-0.33) > 1e-9 {
			t.Errorf("the line passes %v, want x = 0.33 throughout", p)
		}
	}
	if n := len(g.Lines(5)); n != 0 {
		t.Errorf("a level that is never reached gives %d lines", n)
	}
	if n := len(g.Lines(-5)); n != 0 {
		t.Errorf("a level that is always exceeded gives %d lines, all on the border", n)
	}
}
