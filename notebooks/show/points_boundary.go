package show

import (
	"fmt"
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/datasets"
	"nnlecture/notebooks/show/internal/field"
	"nnlecture/notebooks/show/internal/pen"
)

// boundary is the line w₁x₁ + w₂x₂ + b = 0.
type boundary struct {
	name   string
	w1, w2 float64
	b      float64
	tinted bool        // the half planes take the colour of their class
	normal bool        // w is drawn on the line
	ink    color.Color // of the class it belongs to; nil where it belongs to none
}

func newBoundary(name string, w mat.Vector, b float64) boundary {
	return boundary{name: name, w1: w.AtVec(0), w2: w.AtVec(1), b: b}
}

// Boundary draws the line wᵀx + b = 0, tints the two half planes in the colour
// of the class the perceptron answers there, and shows the direction of w,
// which stands on the line and points to the positive side.
//
// At w = 0 there is no line: the whole plane gets one answer.
func (p *Plane) Boundary(w mat.Vector, b float64) *Plane {
	if p.weights(w, b) {
		line := newBoundary("wᵀx + b = 0", w, b)
		line.tinted, line.normal = true, true
		p.boundaries = append(p.boundaries, line)
	}
	return p
}

// Line adds another boundary under a name, without tints, to compare solutions.
func (p *Plane) Line(name string, w mat.Vector, b float64) *Plane {
	if p.weights(w, b) {
		p.boundaries = append(p.boundaries, newBoundary(name, w, b))
	}
	return p
}

// ClassLine adds the line that one output draws between its class and the
// rest, in the colour of the class; see [Plane.Line].
func (p *Plane) ClassLine(class int, w mat.Vector, b float64) *Plane {
	if p.err != nil {
		return p
	}
	if names := p.set.ClassNames; class < 0 || class >= len(names) {
		p.fail("there is no class %d in %s, only 0 … %d", class, p.set.Name, len(names)-1)
	} else if p.weights(w, b) {
		line := newBoundary(names[class]+" or not", w, b)
		line.ink = pen.ClassInk(class)
		p.boundaries = append(p.boundaries, line)
	}
	return p
}

// z is the pre-activation at a point.
func (l boundary) z(x1, x2 float64) float64 { return float64(l.w1*x1) + float64(l.w2*x2) + l.b }

// half is the part of the plot where sign·z ≥ 0, as a polygon.
func (l boundary) half(g *plot.Plot, sign float64) [][2]float64 {
	view := field.Rectangle{X0: g.X.Min, X1: g.X.Max, Y0: g.Y.Min, Y1: g.Y.Max}
	return view.HalfPlane(func(x1, x2 float64) float64 { return sign * l.z(x1, x2) })
}

// tint colours the half planes.
func (l boundary) tint(area draw.Canvas, g *plot.Plot) {
	tx, ty := g.Transforms(&area)
	for k, sign := range []float64{-1, +1} {
		if l.w1 == 0 && l.w2 == 0 && (l.b >= 0) != (sign > 0) {
			continue // the other answer claims the whole plane, sign(0) = +1 included
		}
		var polygon []vg.Point
		for _, q := range l.half(g, sign) {
			polygon = append(polygon, vg.Point{X: tx(q[0]), Y: ty(q[1])})
		}
		if len(polygon) > 2 {
			area.FillPolygon(pen.TintInk(k), polygon)
		}
	}
}

// line draws the boundary across the plot, and w on it.
func (l boundary) line(area draw.Canvas, g *plot.Plot, i int) {
	ends := l.ends(g)
	if len(ends) < 2 {
		return
	}
	tx, ty := g.Transforms(&area)
	from, to := vg.Point{X: tx(ends[0][0]), Y: ty(ends[0][1])}, vg.Point{X: tx(ends[1][0]), Y: ty(ends[1][1])}
	area.StrokeLine2(l.style(i), from.X, from.Y, to.X, to.Y)
	if l.normal {
		l.drawNormal(area, from, to)
	}
}

func (l boundary) style(i int) draw.LineStyle {
	style := draw.LineStyle{Color: pen.Accent, Width: 2, Dashes: pen.Dashing[i%len(pen.Dashing)]}
	if l.ink != nil {
		style.Color = l.ink
	} else if !l.tinted {
		style.Color = pen.ClassInk(i + 1) // not the first colours, which the classes have
	}
	return style
}

// ends are the two points where the line meets the rim of the plot, if it does.
func (l boundary) ends(g *plot.Plot) [][2]float64 {
	var ends [][2]float64
	if l.w1 == 0 && l.w2 == 0 {
		return nil
	}
	for _, q := range l.half(g, +1) {
		if math.Abs(l.z(q[0], q[1])) <= 1e-9*(math.Abs(l.w1*q[0])+math.Abs(l.w2*q[1])+math.Abs(l.b)) {
			ends = append(ends, q)
		}
	}
	return ends
}

// drawNormal draws w as an arrow of fixed length from the middle of the visible line.
func (l boundary) drawNormal(c draw.Canvas, from, to vg.Point) {
	length := math.Hypot(l.w1, l.w2)
	ux, uy := vg.Length(l.w1/length), vg.Length(l.w2/length)
	foot := vg.Point{X: (from.X + to.X) / 2, Y: (from.Y + to.Y) / 2}
	tip := vg.Point{X: foot.X + 56*ux, Y: foot.Y + 56*uy}
	pen.DrawArrow(c, foot, tip, pen.Accent, 2.5, nil)
	pen.WriteOutlined(c, float64(tip.X+13*ux), float64(tip.Y+13*uy)-5, "w", pen.TextStyle{Bold: true, Align: 0.5})
}

// equation renders the boundary with its numbers.
func (l boundary) equation() string {
	eq := fmt.Sprintf("%s·x₁ + %s·x₂ + %s = 0", pen.Pretty(l.w1), pen.Pretty(l.w2), pen.Pretty(l.b))
	return strings.ReplaceAll(eq, "+ −", "− ")
}

// describe says in words where the boundary is and how often it is wrong.
func (l boundary) describe(set *datasets.Set) string {
	where := fmt.Sprintf("Decision boundary %s: %s", l.name, l.equation())
	if l.w1 == 0 && l.w2 == 0 {
		where = fmt.Sprintf("There is no decision boundary at w = 0, b = %s: every answer is the same", pen.Pretty(l.b))
	}
	if set.Classes() != 2 {
		return where
	}
	wrong := 0
	for n, y := range set.Signs() {
		e := set.Example(n)
		if (l.z(e.AtVec(0), e.AtVec(1)) >= 0) != (y > 0) {
			wrong++
		}
	}
	return fmt.Sprintf("%s; it misclassifies %d of %d examples", where, wrong, set.Len())
}
