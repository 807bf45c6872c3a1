package show

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// tolerance is by how many pixels a drawn curve may differ from its points:
// less than anybody can see.
const tolerance = 0.12

// simplify leaves out points of a line that lie within tolerance of the line
// without them (Ramer, Douglas and Peucker). Pictures shrink to a tenth.
func simplify(points []vg.Point) []vg.Point {
	if len(points) < 3 {
		return points
	}
	keep := make([]bool, len(points))
	keep[0], keep[len(points)-1] = true, true
	keepFarthest(points, keep, 0, len(points)-1)
	var kept []vg.Point
	for i, k := range keep {
		if k {
			kept = append(kept, points[i])
		}
	}
	return kept
}

// keepFarthest keeps the point between from and to that is farthest from their
// chord, if it is far enough, and then looks at both halves.
func keepFarthest(points []vg.Point, keep []bool, from, to int) {
	farthest, distance := from, tolerance
	for i := from + 1; i < to; i++ {
		if d := chordDistance(points[i], points[from], points[to]); d > distance {
			farthest, distance = i, d
		}
	}
	if farthest > from {
		keep[farthest] = true
		keepFarthest(points, keep, from, farthest)
		keepFarthest(points, keep, farthest, to)
	}
}

// chordDistance is how far p is from the segment from a to b.
func chordDistance(p, a, b vg.Point) float64 {
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	px, py := float64(p.X-a.X), float64(p.Y-a.Y)
	square := dx*dx + dy*dy
	if square == 0 {
		return math.Hypot(px, py)
	}
	t := min(max((px*dx+py*dy)/square, 0), 1)
	return math.Hypot(px-t*dx, py-t*dy)
}
