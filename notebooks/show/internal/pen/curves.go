package pen

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Dashing tells lines apart that are drawn in one picture.
var Dashing = [][]vg.Length{nil, {8, 4}, {3, 3}, {10, 4, 3, 4}, {5, 5}, {14, 5}}

// OnPlot maps lines of the plane to where g shows them.
func OnPlot(area draw.Canvas, g *plot.Plot, lines [][][2]float64) [][]vg.Point {
	tx, ty := g.Transforms(&area)
	mapped := make([][]vg.Point, len(lines))
	for i, line := range lines {
		for _, q := range line {
			mapped[i] = append(mapped[i], vg.Point{X: tx(q[0]), Y: ty(q[1])})
		}
		mapped[i] = Simplify(mapped[i])
	}
	return mapped
}

// FillLoops fills closed lines of the plane in one colour.
func FillLoops(area draw.Canvas, g *plot.Plot, loops [][][2]float64, clr color.Color) {
	var path vg.Path
	for _, loop := range OnPlot(area, g, loops) {
		for i, q := range loop {
			if i == 0 {
				path.Move(q)
			} else {
				path.Line(q)
			}
		}
		path.Close()
	}
	if len(path) > 0 {
		DrawShape(area, path, clr, nil, 0)
	}
}

// Visible lists the points that lie within the area.
func Visible(area draw.Canvas, points []vg.Point) []vg.Point {
	var kept []vg.Point
	for _, p := range points {
		if area.Contains(p) {
			kept = append(kept, p)
		}
	}
	return kept
}

// tolerance is by how many pixels a drawn curve may differ from its points:
// less than anybody can see.
const tolerance = 0.12

// Simplify leaves out points of a line that lie within tolerance of the line
// without them (Ramer, Douglas and Peucker). Pictures shrink to a tenth.
func Simplify(points []vg.Point) []vg.Point {
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
