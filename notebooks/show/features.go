package show

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/datasets"
	"nnlecture/notebooks/show/internal/field"
	"nnlecture/notebooks/show/internal/pen"
)

// FeaturePicture shows what each unit of a layer responds to.
type FeaturePicture struct {
	Figure
	set    *datasets.Set
	fields []field.Field // one for each unit
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
	x0, x1 := pen.Bounds(mat.Col(nil, 0, p.set.Rows()))
	y0, y1 := pen.Bounds(mat.Col(nil, 1, p.set.Rows()))
	roomX, roomY := math.Max(0.1*(x1-x0), 1e-9), math.Max(0.1*(y1-y0), 1e-9)
	xs, ys := field.Spaced(x0-roomX, x1+roomX, n), field.Spaced(y0-roomY, y1+roomY, n)
	p.fields = field.SampleModel(xs, ys, units)
}

func (p *FeaturePicture) drawFeatures(c draw.Canvas) {
	low, high := field.Limits(p.fields...)
	c = p.drawHead(c, low, high)
	step := p.side() + panelGap
	left := float64(c.Min.X) + (float64(c.Max.X-c.Min.X)-step*float64(p.columns())+panelGap)/2
	for u, f := range p.fields {
		x := left + step*float64(u%p.columns())
		y := float64(c.Max.Y) - (p.side()+panelHead+6)*float64(u/p.columns()) - panelHead
		pen.Write(c, x, y+6, fmt.Sprintf("unit %d", u+1), pen.TextStyle{Size: pen.NoteSize, Bold: true})
		p.drawPanel(pen.Crop(c, x-float64(c.Min.X), float64(c.Max.X)-x-p.side(), y-p.side()-float64(c.Min.Y), float64(c.Max.Y)-y), f, low, high)
	}
}

// drawHead writes the classes and the scale above the panels and returns what
// is left of c.
func (p *FeaturePicture) drawHead(c draw.Canvas, low, high float64) draw.Canvas {
	x, y := float64(c.Min.X)+4, float64(c.Max.Y)-13
	for k, name := range p.set.ClassNames {
		pen.DrawMarkers(c, k, []vg.Point{{X: vg.Length(x + 6), Y: vg.Length(y + 5)}}, 4.5)
		pen.Write(c, x+18, y, name, pen.TextStyle{})
		x += 18 + pen.WidthOf(name, pen.TextStyle{}) + 20
	}
	pen.DrawBandScale(c, y, low, high)
	return pen.Crop(c, 0, 0, 0, 26)
}

// drawPanel fills c with one unit's bands and the examples.
func (p *FeaturePicture) drawPanel(c draw.Canvas, f field.Field, low, high float64) {
	g := pen.BarePlot("", "")
	g.HideAxes()
	g.X.Min, g.X.Max = f.X[0], f.X[len(f.X)-1]
	g.Y.Min, g.Y.Max = f.Y[0], f.Y[len(f.Y)-1]
	pen.FillLoops(c, g, f.Loops(math.Inf(-1)), pen.BandInk(0))
	for k := 1; k < pen.Bands && low < high; k++ {
		pen.FillLoops(c, g, f.Loops(low+(high-low)*float64(k)/pen.Bands), pen.BandInk(k))
	}
	tx, ty := g.Transforms(&c)
	for k := range p.set.Classes() {
		var points []vg.Point
		for n, class := range p.set.Labels {
			if e := p.set.Example(n); class == k {
				points = append(points, vg.Point{X: tx(e.AtVec(0)), Y: ty(e.AtVec(1))})
			}
		}
		pen.DrawMarkersIn(c, k, points, 3, pen.LightOnly(pen.ClassInk(k)), pen.OnDark)
	}
	pen.OutlineBox(c, c.Rectangle)
}

func (p *FeaturePicture) describeFeatures() string {
	text := fmt.Sprintf("The activations of %d units over the plane of %s and %s", len(p.fields), pen.Subscript(p.set.FeatureNames[0]), pen.Subscript(p.set.FeatureNames[1]))
	lowest, highest := field.Limits(p.fields...)
	for u, f := range p.fields {
		low, high := field.Limits(f)
		text += fmt.Sprintf("; unit %d from %s to %s", u+1, pen.PrettyBeside(low, highest-lowest, 2), pen.PrettyBeside(high, highest-lowest, 2))
	}
	return text
}
