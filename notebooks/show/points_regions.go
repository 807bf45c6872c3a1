package show

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/nnlib"
	"nnlecture/notebooks/show/internal/field"
	"nnlecture/notebooks/show/internal/pen"
)

// regionSamples is how finely the plane is asked, in each direction.
const regionSamples = 121

// regions is what a model answered when the picture was made: training may
// change the model before the picture is drawn.
type regions struct {
	xMin, xMax, yMin, yMax float64       // the part of the plane it was asked for
	fields                 []field.Field // one for each class, positive where it wins
	wrong                  int           // how many examples it misclassifies
}

// Regions tints the part of the plane that a model gives to each class, and
// draws the boundaries between them. What must be in view is named before.
//
//	model: 2×N, one point per column → K×N, a score for each class; the largest wins
//	                                 → 1×N, for two classes: class 1 where it is at least ½
//
// The model is asked at once, for a whole grid of points, so a picture made
// during training shows the model as it was then.
func (p *Plane) Regions(model func(X mat.Matrix) mat.Matrix) *Plane {
	if p.err != nil {
		return p
	}
	Y := model(p.set.X())
	rows, cols := Y.Dims()
	if cols != p.set.Len() || rows != p.set.Classes() && !(rows == 1 && p.set.Classes() == 2) {
		p.fail("the model turns 2×%d into %d×%d, want %d×%[1]d, a score for each class", p.set.Len(), rows, cols, p.set.Classes())
		return p
	}
	if !p.finite("the model's output", Y) {
		return p
	}
	answers := &regions{}
	for n, class := range nnlib.PredictedClasses(Y) {
		if class != p.set.Labels[n] {
			answers.wrong++
		}
	}
	g := p.axes(draw.New(pen.NewCanvas(p.width-2*inset-sideWidth, p.height-24)))
	answers.xMin, answers.xMax, answers.yMin, answers.yMax = g.X.Min, g.X.Max, g.Y.Min, g.Y.Max
	xs := field.Spaced(answers.xMin, answers.xMax, regionSamples)
	ys := field.Spaced(answers.yMin, answers.yMax, regionSamples)
	answers.fields = field.SampleModel(xs, ys, func(X mat.Matrix) mat.Matrix { return field.Margins(model(X)) })
	p.regions = answers
	return p
}

// drawRegions tints the regions and draws the lines between them.
func (p *Plane) drawRegions(area draw.Canvas, g *plot.Plot) {
	for k, f := range p.regions.fields {
		pen.FillLoops(area, g, f.Loops(0), pen.TintInk(k))
		if k > 0 || p.set.Classes() > 2 { // with two classes both rims are the same line
			area.StrokeLines(draw.LineStyle{Color: pen.Accent, Width: 1.5}, pen.OnPlot(area, g, f.Lines(0))...)
		}
	}
}

// describeRegions tells the model's mistakes on the examples.
func (p *Plane) describeRegions() string {
	return fmt.Sprintf("Tinted regions show the model's answers; it misclassifies %d of %d examples", p.regions.wrong, p.set.Len())
}
