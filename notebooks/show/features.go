package show

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/datasets"
)

// FeaturePicture shows what each unit of a layer responds to.
type FeaturePicture struct {
	Figure
	set    *datasets.Set
	fields []field // one for each unit
}

const (
	featurePanels = 12 // at most
	panelGap      = 14.0
	panelHead     = 22.0
)

// Features draws one small plane for each unit: the bluer, the more the unit
// responds to a point there, with the examples on top. All units share one
// scale, so that a dead one shows.
//
//	units: 2×N, one point per column → H×N, an activation per unit
func Features(set *datasets.Set, units func(X mat.Matrix) mat.Matrix) *FeaturePicture {
	p := &FeaturePicture{Figure: newFigure("Features", figureHeight), set: set}
	p.draw, p.describe = p.drawFeatures, p.describeFeatures
	if !p.plane(set) {
		return p
	}
	A := units(set.X())
	rows, cols := A.Dims()
	if cols != set.Len() || rows > featurePanels {
		p.fail("the units turn 2×%d into %d×%d, want %d columns and at most %d rows", set.Len(), rows, cols, set.Len(), featurePanels)
		return p
	}
	p.finite("the activations", A)
	p.ask(units)
	p.height = math.Ceil(float64(rows)/float64(p.columns()))*(p.side()+panelHead+6) + 48
	return p
}

// columns and side lay the panels out: two to four in a row, no row with a
// single one if that can be helped.
func (p *FeaturePicture) columns() int {
	switch n := len(p.fields); n {
	case 1, 2, 4:
		return 2
	case 3, 5, 6, 9:
		return 3
	}
	return 4
}

func (p *FeaturePicture) side() float64 {
	return min((figureWidth-2*inset)/float64(p.columns())-panelGap, 220)
}

// ask samples the units around the examples, now: training may change them
// before the picture is drawn.
func (p *FeaturePicture) ask(units func(X mat.Matrix) mat.Matrix) {
	const n = 61
	x0, x1 := bounds(mat.Col(nil, 0, p.set.Rows()))
	y0, y1 := bounds(mat.Col(nil, 1, p.set.Rows()))
	roomX, roomY := math.Max(0.1*(x1-x0), 1e-9), math.Max(0.1*(y1-y0), 1e-9)
	xs, ys := spread(x0-roomX, x1+roomX, n), spread(y0-roomY, y1+roomY, n)
	A := units(gridPoints(xs, ys))
	rows, _ := A.Dims()
	for u := range rows {
		f := newField(xs, ys)
		for k := range n * n {
			f.values[k/n][k%n] = A.At(u, k)
		}
		p.fields = append(p.fields, f)
	}
}

func (p *FeaturePicture) drawFeatures(c draw.Canvas) {
	low, high := limitsOf(p.fields...)
	c = p.drawHead(c, low, high)
	step := p.side() + panelGap
	left := float64(c.Min.X) + (float64(c.Max.X-c.Min.X)-step*float64(p.columns())+panelGap)/2
	for u, f := range p.fields {
		x := left + step*float64(u%p.columns())
		y := float64(c.Max.Y) - (p.side()+panelHead+6)*float64(u/p.columns()) - panelHead
		write(c, x, y+6, fmt.Sprintf("unit %d", u+1), words{size: noteSize, bold: true})
		p.drawPanel(crop(c, x-float64(c.Min.X), float64(c.Max.X)-x-p.side(), y-p.side()-float64(c.Min.Y), float64(c.Max.Y)-y), f, low, high)
	}
}

// drawHead writes the classes and the scale above the panels and returns what
// is left of c.
func (p *FeaturePicture) drawHead(c draw.Canvas, low, high float64) draw.Canvas {
	x, y := float64(c.Min.X)+4, float64(c.Max.Y)-13
	for k, name := range p.set.ClassNames {
		drawMarkers(c, k, []vg.Point{{X: vg.Length(x + 6), Y: vg.Length(y + 5)}}, 4.5)
		write(c, x+18, y, name, words{})
		x += 18 + widthOf(name, words{}) + 20
	}
	drawBands(c, y, low, high)
	return crop(c, 0, 0, 0, 26)
}

// drawPanel fills c with one unit's bands and the examples.
func (p *FeaturePicture) drawPanel(c draw.Canvas, f field, low, high float64) {
	g := barePlot("", "")
	g.HideAxes()
	g.X.Min, g.X.Max = f.x[0], f.x[len(f.x)-1]
	g.Y.Min, g.Y.Max = f.y[0], f.y[len(f.y)-1]
	fillLoops(c, g, f.loops(math.Inf(-1)), bandInk(0))
	for k := 1; k < bands && low < high; k++ {
		fillLoops(c, g, f.loops(low+(high-low)*float64(k)/bands), bandInk(k))
	}
	tx, ty := g.Transforms(&c)
	for k := range p.set.Classes() {
		var points []vg.Point
		for n, class := range p.set.Labels {
			if e := p.set.Example(n); class == k {
				points = append(points, vg.Point{X: tx(e.AtVec(0)), Y: ty(e.AtVec(1))})
			}
		}
		drawMarkersIn(c, k, points, 3, lightOnly(classInk(k)), onDark)
	}
	outlineBox(c, c.Rectangle)
}

func (p *FeaturePicture) describeFeatures() string {
	text := fmt.Sprintf("The activations of %d units over the plane of %s and %s", len(p.fields), subscript(p.set.FeatureNames[0]), subscript(p.set.FeatureNames[1]))
	lowest, highest := limitsOf(p.fields...)
	for u, f := range p.fields {
		low, high := limitsOf(f)
		text += fmt.Sprintf("; unit %d from %s to %s", u+1, beside(low, highest-lowest, 2), beside(high, highest-lowest, 2))
	}
	return text
}

// limitsOf are the smallest and the largest value of all fields.
func limitsOf(fields ...field) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, f := range fields {
		for _, row := range f.values {
			l, h := bounds(row)
			low, high = math.Min(low, l), math.Max(high, h)
		}
	}
	return low, high
}
