package show

import (
	"fmt"
	"strings"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/datasets"
	"nnlecture/notebooks/show/internal/pen"
)

// maxRings is how many marked examples get a bright disc; of more, the discs
// would hide each other and the data, and a thin circle must do.
const maxRings = 12

// Plane is a data set with two features, drawn as points in the plane.
type Plane struct {
	Figure
	set        *datasets.Set
	boundaries []boundary
	marked     []int
	arrows     []pen.Arrow
	notes      []string
	reach      []vg.Point // points that must be in view beside the data
	withOrigin bool
	regions    *regions
	keyRows    int // lines kept free for the legend, so that notes stay in place
}

// Points draws the examples of a set with two features, each class in its own
// colour and shape. One unit is equally long on both axes, unless that would
// squeeze the data and no right angle depends on it.
func Points(set *datasets.Set) *Plane {
	p := &Plane{Figure: newFigure("Points", 420), set: set}
	if p.plane(set) {
		p.title = set.Name
	}
	p.draw, p.describe = p.drawPlane, p.describePlane
	return p
}

// Reach keeps the point (x, y) in view, beside the examples.
func (p *Plane) Reach(x, y float64) *Plane {
	if p.finiteValues("the point of Reach", []float64{x, y}) {
		p.reach = append(p.reach, vg.Point{X: vg.Length(x), Y: vg.Length(y)})
	}
	return p
}

// Mark rings the examples with the given indices.
func (p *Plane) Mark(examples ...int) *Plane {
	for _, n := range examples {
		if p.err == nil && (n < 0 || n >= p.set.Len()) {
			p.fail("there is no example %d to mark, only 0 … %d", n, p.set.Len()-1)
		}
	}
	p.marked = append(p.marked, examples...)
	return p
}

// Note adds lines beside the picture, under the legend.
func (p *Plane) Note(lines ...string) *Plane { p.notes = append(p.notes, lines...); return p }

// axes prepares gonum's plot: in view are all examples and whatever else must be.
func (p *Plane) axes(c draw.Canvas) *plot.Plot {
	g := pen.NewPlot(p.set.FeatureNames[0], p.set.FeatureNames[1])
	if r := p.regions; r != nil {
		g.X.Min, g.X.Max, g.Y.Min, g.Y.Max = r.xMin, r.xMax, r.yMin, r.yMax
		return g
	}
	rows := p.set.Rows()
	g.X.Min, g.X.Max = pen.Bounds(mat.Col(nil, 0, rows))
	g.Y.Min, g.Y.Max = pen.Bounds(mat.Col(nil, 1, rows))
	for _, r := range p.reach {
		g.X.Min, g.X.Max = min(g.X.Min, float64(r.X)), max(g.X.Max, float64(r.X))
		g.Y.Min, g.Y.Max = min(g.Y.Min, float64(r.Y)), max(g.Y.Max, float64(r.Y))
	}
	if g.X.Min == g.X.Max && g.Y.Min == g.Y.Max {
		g.X.Min, g.X.Max = g.X.Min-1, g.X.Max+1
	}
	size := max(g.X.Max-g.X.Min, g.Y.Max-g.Y.Min)
	for _, a := range []*plot.Axis{&g.X, &g.Y} {
		room := max(0.08*(a.Max-a.Min), 0.02*size)
		a.Min, a.Max = a.Min-room, a.Max+room
	}
	if len(p.boundaries)+len(p.arrows) > 0 || 1.6*min(g.X.Max-g.X.Min, g.Y.Max-g.Y.Min) > size {
		pen.EqualScale(g, c)
	}
	return g
}

func (p *Plane) drawPlane(c draw.Canvas) {
	left, side := pen.Crop(c, 0, sideWidth, 0, 0), pen.Crop(c, float64(c.Max.X-c.Min.X)-sideWidth+16, 0, 0, 0)
	g := p.axes(left)
	area, x, y := pen.Frame(g, left)
	for _, b := range p.boundaries {
		if b.tinted {
			b.tint(area, g)
		}
	}
	if p.regions != nil {
		p.drawRegions(area, g)
	}
	g.Draw(left)
	if p.withOrigin {
		pen.DrawOrigin(area, x, y)
	}
	for _, n := range p.marked {
		if len(p.marked) > maxRings {
			pen.DrawCircle(c, p.point(n, x, y), p.radius()+3.5)
		} else {
			pen.DrawRing(c, p.point(n, x, y))
		}
	}
	for k := range p.set.Classes() {
		pen.DrawMarkers(c, k, p.pointsOf(k, x, y), p.radius())
	}
	for i, b := range p.boundaries {
		b.line(area, g, i)
	}
	for _, a := range p.arrows {
		a.Draw(c, x, y)
	}
	p.drawSide(side)
}

// radius shrinks markers where there are many.
func (p *Plane) radius() float64 {
	switch n := p.set.Len(); {
	case n <= 8:
		return 7
	case n <= 60:
		return 5.5
	case n <= 250:
		return 4.2
	}
	return 3
}

func (p *Plane) point(n int, x, y func(float64) float64) vg.Point {
	e := p.set.Example(n)
	return vg.Point{X: vg.Length(x(e.AtVec(0))), Y: vg.Length(y(e.AtVec(1)))}
}

func (p *Plane) pointsOf(class int, x, y func(float64) float64) []vg.Point {
	var points []vg.Point
	for n, label := range p.set.Labels {
		if label == class {
			points = append(points, p.point(n, x, y))
		}
	}
	return points
}

// describePlane says in words what the picture holds.
func (p *Plane) describePlane() string {
	counts := make([]int, p.set.Classes())
	for _, label := range p.set.Labels {
		counts[label]++
	}
	classes := make([]string, len(counts))
	for k, n := range counts {
		classes[k] = fmt.Sprintf("%d %s (%s)", n, p.set.ClassNames[k], pen.MarkerName(k))
	}
	parts := []string{fmt.Sprintf("Points in the plane of %s and %s: %s",
		pen.Subscript(p.set.FeatureNames[0]), pen.Subscript(p.set.FeatureNames[1]), strings.Join(classes, ", "))}
	for _, b := range p.boundaries {
		parts = append(parts, b.describe(p.set))
	}
	if p.regions != nil {
		parts = append(parts, p.describeRegions())
	}
	if n := len(p.marked); n > 0 && n <= 12 {
		parts = append(parts, "Marked: example "+strings.Trim(fmt.Sprint(p.marked), "[]"))
	} else if n > 12 {
		parts = append(parts, fmt.Sprintf("%d examples are marked", n))
	}
	return strings.Join(append(parts, p.notes...), ". ")
}
