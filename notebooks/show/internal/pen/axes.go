package pen

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// NewPlot returns gonum's plot in the style of this package: thin grey axes, a
// grid behind the data, labels that can be read from the back row.
func NewPlot(xLabel, yLabel string) *plot.Plot {
	p := BarePlot(xLabel, yLabel)
	lines := plotter.NewGrid()
	lines.Horizontal = draw.LineStyle{Color: Grid, Width: 1}
	lines.Vertical = draw.LineStyle{Color: Grid, Width: 1}
	p.Add(lines)
	return p
}

// BarePlot is [NewPlot] without the grid.
func BarePlot(xLabel, yLabel string) *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil
	styleAxis(&p.X, Subscript(xLabel))
	styleAxis(&p.Y, Subscript(yLabel))
	return p
}

func styleAxis(a *plot.Axis, label string) {
	a.LineStyle = draw.LineStyle{Color: Muted, Width: 1}
	a.Padding = 0
	a.Label.Text = label
	a.Label.Padding = 4
	setText(&a.Label.TextStyle, TextStyle{Size: labelSize})
	setText(&a.Tick.Label, TextStyle{Size: TickSize, Color: Muted})
	a.Tick.LineStyle = draw.LineStyle{Color: Muted, Width: 1}
	a.Tick.Length = 5
	a.Tick.Marker = Ticks{}
}

// setText changes how a text looks and keeps how it is aligned.
func setText(style *text.Style, w TextStyle) {
	wanted := w.style()
	style.Font, style.Color, style.Handler = wanted.Font, wanted.Color, wanted.Handler
}

// EqualScale widens one axis of p so that a unit is as long in x as in y when
// p is drawn on c: only then does a right angle look like one.
func EqualScale(p *plot.Plot, c draw.Canvas) {
	for range 3 { // the width of the tick labels depends on the range
		area := p.DataCanvas(c).Size()
		perX, perY := float64(area.X)/(p.X.Max-p.X.Min), float64(area.Y)/(p.Y.Max-p.Y.Min)
		if perX > perY {
			widen(&p.X, perX/perY)
		} else {
			widen(&p.Y, perY/perX)
		}
	}
}

func widen(a *plot.Axis, factor float64) {
	middle, half := (a.Min+a.Max)/2, (a.Max-a.Min)/2*factor
	a.Min, a.Max = middle-half, middle+half
}

// DrawPlot draws axes and grid and returns the area for the data with its
// coordinates. The labels of logarithmic axes it writes itself: gonum puts them
// at the mean of the axis' ends, which lies far off its middle.
func DrawPlot(g *plot.Plot, c draw.Canvas) (area draw.Canvas, x, y func(float64) float64) {
	xLabel, yLabel, whole := "", "", c
	if _, logarithmic := g.X.Scale.(plot.LogScale); logarithmic {
		xLabel, g.X.Label.Text = g.X.Label.Text, ""
		c = Crop(c, 0, 0, 24, 0)
	}
	if _, logarithmic := g.Y.Scale.(plot.LogScale); logarithmic {
		yLabel, g.Y.Label.Text = g.Y.Label.Text, ""
		c = Crop(c, 24, 0, 0, 0)
	}
	g.Draw(c)
	area, x, y = Frame(g, c)
	middle := area.Center()
	Write(whole, float64(middle.X), float64(whole.Min.Y)+5, xLabel, TextStyle{Align: 0.5})
	WriteUpward(whole, float64(whole.Min.X)+13, float64(middle.Y), yLabel, TextStyle{})
	return area, x, y
}

// Frame returns the corners of the area in which p shows data on c.
func Frame(p *plot.Plot, c draw.Canvas) (area draw.Canvas, x, y func(float64) float64) {
	area = p.DataCanvas(c)
	tx, ty := p.Transforms(&area)
	return area, func(v float64) float64 { return float64(tx(v)) }, func(v float64) float64 { return float64(ty(v)) }
}

// Crop cuts margins off c, in pixels.
func Crop(c draw.Canvas, left, right, bottom, top float64) draw.Canvas {
	return draw.Crop(c, vg.Length(left), vg.Length(-right), vg.Length(bottom), vg.Length(-top))
}

// SetScale gives an axis some room beyond its data and fitting ticks, on a
// linear or on a logarithmic scale.
func SetScale(a *plot.Axis, logarithmic bool) {
	if logarithmic {
		room := math.Max(math.Pow(a.Max/a.Min, 0.05), 1.1)
		a.Min, a.Max = a.Min/room, a.Max*room
		a.Scale, a.Tick.Marker = plot.LogScale{}, logTicks{}
		return
	}
	if a.Min == a.Max {
		a.Min, a.Max = a.Min-1, a.Max+1
	}
	room := 0.04 * (a.Max - a.Min)
	if a.Min != 0 {
		a.Min -= room
	}
	a.Max += room
}

// DrawOrigin draws the coordinate axes through the origin, from where vectors
// start.
func DrawOrigin(area draw.Canvas, x, y func(float64) float64) {
	style := draw.LineStyle{Color: Muted, Width: 1, Dashes: []vg.Length{3, 3}}
	x0, y0 := vg.Length(x(0)), vg.Length(y(0))
	area.StrokeLine2(style, x0, area.Min.Y, x0, area.Max.Y)
	area.StrokeLine2(style, area.Min.X, y0, area.Max.X, y0)
}
