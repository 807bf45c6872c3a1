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

// Regions tints the part of the plane that a model gives to each class, and
// draws the boundaries between them.
//
//	model: 2×N, one point per column → K×N, a score for each class; the largest wins
//	                                 → 1×N, for two classes: class 1 where it exceeds ½
//
// The model is asked for a whole grid of points at once.
func (p *Plane) Regions(model func(X mat.Matrix) mat.Matrix) *Plane {
	if p.err != nil {
		return p
	}
	Y := model(p.set.X())
	rows, cols := Y.Dims()
	if cols != p.set.Len() || rows != p.set.Classes() && !(rows == 1 && p.set.Classes() == 2) {
		p.fail("the model turns 2×%d into %d×%d, want %d×%[1]d, a score for each class", p.set.Len(), rows, cols, p.set.Classes())
	} else if p.finite("the model's output", Y) {
		p.model = model
	}
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

// winner is the class whose score is largest.
func winner(Y mat.Matrix, column int) int {
	best := 0
	for k, m := range margins(Y, column) {
		if m > 0 {
			best = k
		}
	}
	return best
}

// fields asks the model for a grid over the plot, one field for each class.
func (p *Plane) fields(g *plot.Plot) []field {
	grid := field{x: spread(g.X.Min, g.X.Max, regionSamples), y: spread(g.Y.Min, g.Y.Max, regionSamples)}
	points := mat.NewDense(regionSamples*regionSamples, 2, nil)
	for j, y := range grid.y {
		for i, x := range grid.x {
			points.SetRow(j*regionSamples+i, []float64{x, y})
		}
	}
	Y := p.model(points.T())
	fields := make([]field, p.set.Classes())
	for k := range fields {
		fields[k] = field{grid.x, grid.y, make([][]float64, regionSamples)}
		for j := range fields[k].values {
			fields[k].values[j] = make([]float64, regionSamples)
		}
	}
	for n := range regionSamples * regionSamples {
		for k, m := range margins(Y, n) {
			fields[k].values[n/regionSamples][n%regionSamples] = m
		}
	}
	return fields
}

// drawRegions tints the regions and draws the lines between them.
func (p *Plane) drawRegions(area draw.Canvas, g *plot.Plot) {
	for k, f := range p.fields(g) {
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

// describeRegions counts the model's mistakes on the examples.
func (p *Plane) describeRegions() string {
	Y := p.model(p.set.X())
	wrong := 0
	for n, label := range p.set.Labels {
		if winner(Y, n) != label {
			wrong++
		}
	}
	return fmt.Sprintf("Tinted regions show the model's answers; it misclassifies %d of %d examples", wrong, p.set.Len())
}
