package show

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
)

// Chart is one or several curves over a common axis.
type Chart struct {
	Figure
	xLabel, yLabel string
	curves         []curve
	logX, logY     bool
	low, high      *float64 // limits of the y axis, where set
	points         [][2]float64
}

type curve struct {
	name     string
	x, y     []float64
	dashes   []vg.Length
	dots     bool
	breaks   map[int]bool // points that are not joined to the one before
	constant bool
}

// maxDots is how many points of a curve are marked; with more, dashes alone
// tell curves apart, beside their colours.
const maxDots = 40

// Lines starts a chart of curves; [Chart.Add] puts the first one in.
func Lines(xLabel, yLabel string) *Chart {
	c := &Chart{Figure: newFigure("Lines", figureHeight), xLabel: xLabel, yLabel: yLabel}
	c.draw, c.describe = c.drawChart, c.describeChart
	c.missing = "there are no curves, add one"
	return c
}

// Add puts in a curve whose values belong to x = 1, 2, 3, …: to epochs, say.
func (c *Chart) Add(name string, y ...float64) *Chart {
	x := make([]float64, len(y))
	for i := range x {
		x[i] = float64(i + 1)
	}
	return c.AddXY(name, x, y)
}

// AddXY puts in a curve through the points (xᵢ, yᵢ).
func (c *Chart) AddXY(name string, x, y []float64) *Chart {
	c.missing = ""
	if len(x) != len(y) {
		c.fail("curve %q has %d values of x and %d of y, want as many", name, len(x), len(y))
	} else if c.finiteValues("curve "+name, y) && c.finiteValues("x of curve "+name, x) {
		c.positive(name, x, y)
	}
	c.curves = append(c.curves, curve{
		name: name, x: slices.Clone(x), y: slices.Clone(y), dots: len(x) <= maxDots,
		dashes: pen.Dashing[len(c.curves)%len(pen.Dashing)], // colour alone is not enough, and curves may lie on each other
	})
	return c
}

// Constant puts in a horizontal, dashed line across the whole chart: a bound,
// a target. It takes its extent from the curves added before.
func (c *Chart) Constant(name string, y float64) *Chart {
	if len(c.curves) == 0 {
		c.fail("add a curve before the constant %q", name)
		return c
	}
	low, high := c.extent(func(k curve) []float64 { return k.x })
	if low == high {
		low, high = low-0.5, high+0.5
	}
	c.AddXY(name, []float64{low, high}, []float64{y, y})
	last := &c.curves[len(c.curves)-1]
	last.dashes, last.dots, last.constant = []vg.Length{7, 5}, false, true
	return c
}

// LogX makes the x axis logarithmic; all x must then be positive.
func (c *Chart) LogX() *Chart { c.logX = true; return c.recheck() }

// LogY makes the y axis logarithmic; all y must then be positive.
func (c *Chart) LogY() *Chart { c.logY = true; return c.recheck() }

// RangeY fixes the limits of the y axis, to compare charts.
func (c *Chart) RangeY(low, high float64) *Chart {
	if !(low < high) || math.IsInf(high-low, 0) {
		c.fail("RangeY(%v, %v): want finite limits, the lower first", low, high)
	}
	c.low, c.high = &low, &high
	return c
}

func (c *Chart) recheck() *Chart {
	for _, k := range c.curves {
		c.positive(k.name, k.x, k.y)
	}
	return c
}

// positive checks what a logarithmic axis needs.
func (c *Chart) positive(name string, x, y []float64) {
	for i := range x {
		if c.logY && !(y[i] > 0) {
			c.fail("curve %q is %v at x = %v, want positive values for a logarithmic axis", name, y[i], x[i])
		}
		if c.logX && !(x[i] > 0) {
			c.fail("curve %q has a point at x = %v, want positive values for a logarithmic axis", name, x[i])
		}
	}
}

func (c *Chart) extent(of func(curve) []float64) (low, high float64) {
	low, high = pen.Bounds(of(c.curves[0]))
	for _, k := range c.curves[1:] {
		l, h := pen.Bounds(of(k))
		low, high = min(low, l), max(high, h)
	}
	return low, high
}

// axes prepares gonum's plot for all curves.
func (c *Chart) axes() *plot.Plot {
	g := pen.NewPlot(c.xLabel, c.yLabel)
	g.X.Min, g.X.Max = c.extent(func(k curve) []float64 { return k.x })
	g.Y.Min, g.Y.Max = c.extent(func(k curve) []float64 { return k.y })
	g.X.Tick.Marker = pen.Ticks{Whole: c.whole()}
	pen.SetScale(&g.X, c.logX)
	pen.SetScale(&g.Y, c.logY)
	if c.low != nil {
		g.Y.Min, g.Y.Max = *c.low, *c.high
	}
	return g
}

// whole reports whether x counts something.
func (c *Chart) whole() bool {
	for _, k := range c.curves {
		for _, x := range k.x {
			if x != math.Trunc(x) && !k.constant {
				return false
			}
		}
	}
	return true
}

func (c *Chart) drawChart(dc draw.Canvas) {
	var keys []pen.Key
	for i, k := range c.curves {
		keys = append(keys, pen.Key{Name: k.name, Ink: pen.ClassInk(i), Dashes: k.dashes, Class: i, Dots: k.dots})
	}
	dc = pen.DrawKeys(dc, keys)
	g := c.axes()
	area, x, y := pen.DrawPlot(g, dc)
	for i, k := range c.curves {
		points := make([]vg.Point, len(k.x))
		for j := range k.x {
			points[j] = vg.Point{X: vg.Length(x(k.x[j])), Y: vg.Length(y(k.y[j]))}
		}
		style := draw.LineStyle{Color: pen.ClassInk(i), Width: 2.25, Dashes: k.dashes}
		area.StrokeLines(style, area.ClipLinesXY(k.pieces(points)...)...)
		if k.dots {
			pen.DrawMarkers(area, i, pen.Visible(area, points), 4)
		}
	}
	for _, p := range c.points {
		pen.DrawRing(area, vg.Point{X: vg.Length(x(p[0])), Y: vg.Length(y(p[1]))})
	}
}

// pieces cuts the curve where it breaks.
func (k curve) pieces(points []vg.Point) [][]vg.Point {
	var pieces [][]vg.Point
	start := 0
	for i := range points {
		if k.breaks[i] {
			pieces = append(pieces, pen.Simplify(points[start:i]))
			start = i
		}
	}
	return append(pieces, pen.Simplify(points[start:]))
}

// describeChart tells how each curve begins and ends and where it peaks.
func (c *Chart) describeChart() string {
	parts := []string{fmt.Sprintf("Curves over %s", pen.Subscript(c.xLabel))}
	if c.yLabel != "" {
		parts[0] = fmt.Sprintf("%s against %s", pen.Subscript(c.yLabel), pen.Subscript(c.xLabel))
	}
	for _, k := range c.curves {
		n := len(k.y) - 1
		low, high := pen.Bounds(k.y)
		what := fmt.Sprintf("%s goes from %s at %s to %s at %s", k.name, pen.Pretty(k.y[0]), pen.Pretty(k.x[0]), pen.Pretty(k.y[n]), pen.Pretty(k.x[n]))
		if low == high {
			what = fmt.Sprintf("%s is %s throughout", k.name, pen.Pretty(low))
		} else if low < min(k.y[0], k.y[n]) || high > max(k.y[0], k.y[n]) {
			what += fmt.Sprintf(", between %s and %s", pen.Pretty(low), pen.Pretty(high))
		}
		parts = append(parts, what)
	}
	return strings.Join(parts, ". ")
}
