package show

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// regionSamples is how finely the plane is asked, in each direction.
const regionSamples = 121

// regions is what a model answered when the picture was made: training may
// change the model before the picture is drawn.
type regions struct {
	xMin, xMax, yMin, yMax float64 // the part of the plane it was asked for
	fields                 []field // one for each class, positive where it wins
	wrong                  int     // how many examples it misclassifies
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
	for n, label := range p.set.Labels {
		if winner(Y, n) != label {
			answers.wrong++
		}
	}
	g := p.axes(draw.New(newCanvas(p.width-2*inset-sideWidth, p.height-24)))
	answers.xMin, answers.xMax, answers.yMin, answers.yMax = g.X.Min, g.X.Max, g.Y.Min, g.Y.Max
	answers.ask(p.set.Classes(), model)
	p.regions = answers
	return p
}

// margins returns, for each class, by how much its score exceeds the best of
// the others: positive where the class wins.
func margins(Y mat.Matrix, column int) []float64 {
	k, _ := Y.Dims()
	if k == 1 {
		return []float64{0.5 - Y.At(0, column), Y.At(0, column) - 0.5}
	}
	margins := make([]float64, k)
	for i := range k {
		best := math.Inf(-1)
		for other := range k {
			if other != i {
				best = math.Max(best, Y.At(other, column))
			}
		}
		margins[i] = Y.At(i, column) - best
	}
	return margins
}

// winner is the class whose score is largest; of two equal scores the earlier
// wins, but ½ for a single score is class 1, as in nnlib.
func winner(Y mat.Matrix, column int) int {
	margins := margins(Y, column)
	if rows, _ := Y.Dims(); rows == 1 && margins[1] >= 0 {
		return 1
	}
	for k, m := range margins {
		if m >= 0 {
			return k
		}
	}
	return 0
}

// ask samples the model's answers, one field for each class.
func (r *regions) ask(classes int, model func(X mat.Matrix) mat.Matrix) {
	xs, ys := spread(r.xMin, r.xMax, regionSamples), spread(r.yMin, r.yMax, regionSamples)
	Y := model(gridPoints(xs, ys))
	r.fields = make([]field, classes)
	for k := range r.fields {
		r.fields[k] = newField(xs, ys)
	}
	for n := range regionSamples * regionSamples {
		for k, m := range margins(Y, n) {
			r.fields[k].values[n/regionSamples][n%regionSamples] = m
		}
	}
}

// gridPoints lists the points of a grid, row after row, as columns.
func gridPoints(xs, ys []float64) mat.Matrix {
	points := mat.NewDense(len(xs)*len(ys), 2, nil)
	for k := range len(xs) * len(ys) {
		points.SetRow(k, []float64{xs[k%len(xs)], ys[k/len(xs)]})
	}
	return points.T()
}

// drawRegions tints the regions and draws the lines between them.
func (p *Plane) drawRegions(area draw.Canvas, g *plot.Plot) {
	for k, f := range p.regions.fields {
		fillLoops(area, g, f.loops(0), tintInk(k))
		if k > 0 || p.set.Classes() > 2 { // with two classes both rims are the same line
			area.StrokeLines(draw.LineStyle{Color: accent, Width: 1.5}, onPlot(area, g, f.lines(0))...)
		}
	}
}

// onPlot maps lines of the plane to where g shows them.
func onPlot(area draw.Canvas, g *plot.Plot, lines [][][2]float64) [][]vg.Point {
	tx, ty := g.Transforms(&area)
	mapped := make([][]vg.Point, len(lines))
	for i, line := range lines {
		for _, q := range line {
			mapped[i] = append(mapped[i], vg.Point{X: tx(q[0]), Y: ty(q[1])})
		}
		mapped[i] = simplify(mapped[i])
	}
	return mapped
}

// fillLoops fills closed lines of the plane in one colour.
func fillLoops(area draw.Canvas, g *plot.Plot, loops [][][2]float64, clr color.Color) {
	var path vg.Path
	for _, loop := range onPlot(area, g, loops) {
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
		svgOf(area).shape(path, clr, nil, 0)
	}
}

// describeRegions tells the model's mistakes on the examples.
func (p *Plane) describeRegions() string {
	return fmt.Sprintf("Tinted regions show the model's answers; it misclassifies %d of %d examples", p.regions.wrong, p.set.Len())
}
