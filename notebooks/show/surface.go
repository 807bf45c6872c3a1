package show

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/field"
	"nnlecture/notebooks/show/internal/pen"
)

// SurfacePicture is a function of two variables seen from above.
type SurfacePicture struct {
	Figure
	xLabel, yLabel string
	f              field.Field
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
	s.f = field.Sample(x0, x1, y0, y1, 161, 121, f)
	var all []float64
	for _, row := range s.f.Values {
		if !s.finiteValues("f", row) {
			return s
		}
		all = append(all, row...)
	}
	slices.Sort(all)
	for i := range pen.Bands - 1 {
		s.levels = append(s.levels, all[(i+1)*len(all)/pen.Bands])
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
	var keys []pen.Key
	for i, p := range s.paths {
		keys = append(keys, pen.Key{Name: p.name, Ink: pen.ClassInk(pathClass(i)), Class: pathClass(i), Dots: true})
	}
	low, high := field.Limits(s.f)
	pen.DrawBandScale(c, float64(c.Max.Y)-13, low, high)
	if len(keys) > 0 { // below the scale: names of optimizers are long
		c = pen.DrawKeys(pen.Crop(c, 0, 0, 0, 22), keys)
	} else {
		c = pen.Crop(c, 0, 6, 0, 24)
	}
	g := pen.BarePlot(s.xLabel, s.yLabel)
	g.X.Min, g.X.Max = s.f.X[0], s.f.X[len(s.f.X)-1]
	g.Y.Min, g.Y.Max = s.f.Y[0], s.f.Y[len(s.f.Y)-1]
	area, x, y := pen.Frame(g, c)
	pen.FillLoops(area, g, s.f.Loops(math.Inf(-1)), pen.BandInk(0))
	for i, level := range s.levels {
		pen.FillLoops(area, g, s.f.Loops(level), pen.BandInk(i+1))
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
	area.StrokeLines(draw.LineStyle{Color: pen.LightOnly(pen.ClassInk(class)), Width: 2}, area.ClipLinesXY(pen.Simplify(points))...)
	if seen := pen.Visible(area, points); len(seen) <= 60 {
		pen.DrawMarkersIn(area, class, seen, 3, pen.LightOnly(pen.ClassInk(class)), pen.OnDark)
	}
	if area.Contains(points[0]) {
		pen.DrawRingIn(area, points[0], pen.LightOnly(pen.Halo), pen.OnPale)
	}
	if last := points[len(points)-1]; area.Contains(last) {
		pen.DrawMarkersIn(area, class, []vg.Point{last}, 7, pen.LightOnly(pen.ClassInk(class)), pen.OnDark)
	}
}

func (s *SurfacePicture) describeSurface() string {
	low, high := field.Limits(s.f)
	var at [2]float64
	for j, row := range s.f.Values {
		for i, v := range row {
			if v == low {
				at = [2]float64{s.f.X[i], s.f.Y[j]}
			}
		}
	}
	parts := []string{fmt.Sprintf("Contours of a surface over %s and %s, from %s near (%s, %s) up to %s",
		pen.Subscript(s.xLabel), pen.Subscript(s.yLabel), pen.Pretty(low), pen.PrettyTo(at[0], 2), pen.PrettyTo(at[1], 2), pen.Pretty(high))}
	for _, p := range s.paths {
		n := len(p.x) - 1
		parts = append(parts, fmt.Sprintf("The path %s goes in %d steps from (%s, %s) to (%s, %s)", p.name, n,
			pen.PrettyTo(p.x[0], 3), pen.PrettyTo(p.y[0], 3), pen.PrettyTo(p.x[n], 3), pen.PrettyTo(p.y[n], 3)))
	}
	return strings.Join(parts, ". ")
}
