package show

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// SurfacePicture is a function of two variables seen from above.
type SurfacePicture struct {
	Figure
	xLabel, yLabel string
	f              field
	paths          []curve
	levels         []float64
}

// Surface draws f over the rectangle from (x0, y0) to (x1, y1) as bands between
// contour lines: the paler, the lower. Each band covers about the same area,
// so that flat valleys show as well as steep walls.
func Surface(xLabel, yLabel string, f func(x, y float64) float64, x0, x1, y0, y1 float64) *SurfacePicture {
	s := &SurfacePicture{Figure: newFigure("Surface", 420), xLabel: xLabel, yLabel: yLabel}
	s.draw, s.describe = s.drawSurface, s.describeSurface
	if !(x0 < x1 && y0 < y1) || math.IsInf(x1-x0, 0) || math.IsInf(y1-y0, 0) {
		s.fail("the rectangle is %v … %v by %v … %v, want finite ends, the lower first", x0, x1, y0, y1)
		return s
	}
	s.f = sample(x0, x1, y0, y1, 161, 121, f)
	var all []float64
	for _, row := range s.f.values {
		if !s.finiteValues("f", row) {
			return s
		}
		all = append(all, row...)
	}
	slices.Sort(all)
	for i := range bands - 1 {
		s.levels = append(s.levels, all[(i+1)*len(all)/bands])
	}
	return s
}

// Path draws the way of an optimizer over the surface: from a ring through all
// steps to a larger marker.
func (s *SurfacePicture) Path(name string, x, y []float64) *SurfacePicture {
	if len(x) != len(y) || len(x) == 0 {
		s.fail("path %q has %d values of x and %d of y, want as many, and at least one", name, len(x), len(y))
		return s
	}
	if s.finiteValues("x of path "+name, x) && s.finiteValues("y of path "+name, y) {
		s.paths = append(s.paths, curve{name: name, x: slices.Clone(x), y: slices.Clone(y)})
	}
	return s
}

// pathClass is the class whose colour and marker the i-th path has: not blue,
// as the surface is.
func pathClass(i int) int { return []int{1, 2, 3, 4, 6, 7}[i%6] }

func (s *SurfacePicture) drawSurface(c draw.Canvas) {
	var keys []key
	for i, p := range s.paths {
		keys = append(keys, key{name: p.name, ink: classInk(pathClass(i)), class: pathClass(i), dots: true})
	}
	low, high := s.limits()
	drawBands(c, float64(c.Max.Y)-13, low, high)
	if len(keys) > 0 { // below the scale: names of optimizers are long
		c = drawKeys(crop(c, 0, 0, 0, 22), keys)
	} else {
		c = crop(c, 0, 6, 0, 24)
	}
	g := barePlot(s.xLabel, s.yLabel)
	g.X.Min, g.X.Max = s.f.x[0], s.f.x[len(s.f.x)-1]
	g.Y.Min, g.Y.Max = s.f.y[0], s.f.y[len(s.f.y)-1]
	area, x, y := frame(g, c)
	fillLoops(area, g, s.f.loops(math.Inf(-1)), bandInk(0))
	for i, level := range s.levels {
		fillLoops(area, g, s.f.loops(level), bandInk(i+1))
	}
	g.Draw(c)
	for i, p := range s.paths {
		s.drawPath(area, p, pathClass(i), x, y)
	}
}

func (s *SurfacePicture) drawPath(area draw.Canvas, p curve, class int, x, y func(float64) float64) {
	points := make([]vg.Point, len(p.x))
	for i := range points {
		points[i] = vg.Point{X: vg.Length(x(p.x[i])), Y: vg.Length(y(p.y[i]))}
	}
	area.StrokeLines(draw.LineStyle{Color: lightOnly(classInk(class)), Width: 2}, area.ClipLinesXY(simplify(points))...)
	if seen := inside(area, points); len(seen) <= 60 {
		drawMarkersIn(area, class, seen, 3, lightOnly(classInk(class)), onDark)
	}
	if area.Contains(points[0]) {
		drawRingIn(area, points[0], lightOnly(halo), onPale)
	}
	if last := points[len(points)-1]; area.Contains(last) {
		drawMarkersIn(area, class, []vg.Point{last}, 7, lightOnly(classInk(class)), onDark)
	}
}

// limits are the least and the greatest value.
func (s *SurfacePicture) limits() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, row := range s.f.values {
		l, h := bounds(row)
		low, high = min(low, l), max(high, h)
	}
	return low, high
}

// drawBands writes the scale of the bands' colours, its right end at the right
// of c, its foot at y.
func drawBands(c draw.Canvas, y, low, high float64) {
	right := float64(c.Max.X) - 4
	note := words{size: noteSize, color: muted, align: 1}
	top := beside(high, high-low, 2)
	write(c, right, y, top, note)
	right -= widthOf(top, note) + 8
	for k := range bands {
		var box vg.Path
		addBox(&box, right-10*float64(bands-k), y, right-10*float64(bands-k-1), y+10)
		svgOf(c).shape(box, bandInk(k), nil, 0)
	}
	write(c, right-10*bands-8, y, beside(low, high-low, 2), note)
}

func (s *SurfacePicture) describeSurface() string {
	low, high := s.limits()
	var at [2]float64
	for j, row := range s.f.values {
		for i, v := range row {
			if v == low {
				at = [2]float64{s.f.x[i], s.f.y[j]}
			}
		}
	}
	parts := []string{fmt.Sprintf("Contours of a surface over %s and %s, from %s near (%s, %s) up to %s",
		subscript(s.xLabel), subscript(s.yLabel), pretty(low), prettyTo(at[0], 2), prettyTo(at[1], 2), pretty(high))}
	for _, p := range s.paths {
		n := len(p.x) - 1
		parts = append(parts, fmt.Sprintf("The path %s goes in %d steps from (%s, %s) to (%s, %s)", p.name, n,
			prettyTo(p.x[0], 3), prettyTo(p.y[0], 3), prettyTo(p.x[n], 3), prettyTo(p.y[n], 3)))
	}
	return strings.Join(parts, ". ")
}
