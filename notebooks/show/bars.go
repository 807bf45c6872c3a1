package show

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// BarChart compares a few numbers by the length of bars.
type BarChart struct {
	Figure
	xLabel, yLabel string
	names          []string
	series         []curve
	logY           bool
}

// Bars draws one bar for each value, over 1, 2, 3, … unless [BarChart.Names]
// gives other names.
func Bars(xLabel, yLabel string, values ...float64) *BarChart {
	b := &BarChart{Figure: newFigure("Bars", figureHeight), xLabel: xLabel, yLabel: yLabel}
	b.draw, b.describe = b.drawBars, b.describeBars
	return b.Beside("", values...)
}

// Name tells what the first bars are, where [BarChart.Beside] adds others.
func (b *BarChart) Name(s string) *BarChart { b.series[0].name = s; return b }

// Beside adds a second bar to each: a bound beside a count.
func (b *BarChart) Beside(name string, values ...float64) *BarChart {
	if b.finiteValues("the list of bars", values) && len(b.series) > 0 && len(values) != len(b.series[0].y) {
		b.fail("%q has %d bars beside %d, want as many", name, len(values), len(b.series[0].y))
	}
	b.series = append(b.series, curve{name: name, y: slices.Clone(values)})
	return b
}

// Names labels the bars.
func (b *BarChart) Names(names ...string) *BarChart {
	if len(names) != len(b.series[0].y) {
		b.fail("there are %d names for %d bars", len(names), len(b.series[0].y))
	}
	b.names = names
	return b
}

// Log makes the scale logarithmic, for numbers of very different size; all
// must be positive. Call it after the bars are in.
func (b *BarChart) Log() *BarChart {
	b.logY = true
	for _, s := range b.series {
		for i, v := range s.y {
			if !(v > 0) {
				b.fail("bar %d is %v, want positive values for a logarithmic scale", i+1, v)
			}
		}
	}
	return b
}

// base is where bars start.
func (b *BarChart) base() (base, low, high float64) {
	low, high = bounds(b.series[0].y)
	for _, s := range b.series[1:] {
		l, h := bounds(s.y)
		low, high = min(low, l), max(high, h)
	}
	if b.logY {
		return low / 2, low / 2, high
	}
	return 0, min(low, 0), max(high, 0)
}

func (b *BarChart) axes() *plot.Plot {
	g := newPlot(b.xLabel, b.yLabel)
	g.X.Min, g.X.Max = 0.4, float64(len(b.series[0].y))+0.6
	_, g.Y.Min, g.Y.Max = b.base()
	setScale(&g.Y, b.logY)
	if !b.logY {
		g.Y.Max += 0.05 * (g.Y.Max - g.Y.Min) // for the number on top
	}
	g.X.Tick.Marker = ticks{whole: true}
	if len(b.names) > 0 {
		marks := make(plot.ConstantTicks, len(b.names))
		for i, name := range b.names {
			marks[i] = plot.Tick{Value: float64(i + 1), Label: name}
		}
		g.X.Tick.Marker = marks
	}
	return g
}

func (b *BarChart) drawBars(c draw.Canvas) {
	var keys []key
	for i, s := range b.series {
		keys = append(keys, key{name: s.name, ink: classInk(i), filled: true})
	}
	c = drawKeys(c, keys)
	g := b.axes()
	_, x, y := drawPlot(g, c)
	base, _, _ := b.base()
	slot := (x(2) - x(1)) * 0.76 / float64(len(b.series))
	for i, s := range b.series {
		var path vg.Path
		for j, v := range s.y {
			left := x(float64(j+1)) + slot*(float64(i)-float64(len(b.series))/2)
			addBox(&path, left+0.04*slot, y(base), left+0.96*slot, y(v))
			if slot > 22 {
				up := 5.0
				if v < 0 {
					up = -15
				}
				write(c, left+slot/2, y(v)+up, prettyTo(v, 3), words{size: noteSize, color: muted, align: 0.5})
			}
		}
		svgOf(c).shape(path, classInk(i), nil, 0)
	}
}

func addBox(path *vg.Path, x0, y0, x1, y1 float64) {
	path.Move(vg.Point{X: vg.Length(x0), Y: vg.Length(y0)})
	path.Line(vg.Point{X: vg.Length(x1), Y: vg.Length(y0)})
	path.Line(vg.Point{X: vg.Length(x1), Y: vg.Length(y1)})
	path.Line(vg.Point{X: vg.Length(x0), Y: vg.Length(y1)})
	path.Close()
}

func (b *BarChart) describeBars() string {
	parts := []string{fmt.Sprintf("Bars of %s for each %s", b.yLabel, b.xLabel)}
	for _, s := range b.series {
		values := make([]string, len(s.y))
		for i, v := range s.y {
			values[i] = prettyTo(v, 3)
			if len(b.names) > 0 {
				values[i] = b.names[i] + " " + values[i]
			}
		}
		if len(values) > 24 {
			low, high := bounds(s.y)
			values = []string{fmt.Sprintf("%d values between %s and %s", len(s.y), pretty(low), pretty(high))}
		}
		parts = append(parts, strings.TrimPrefix(s.name+": "+strings.Join(values, ", "), ": "))
	}
	return strings.Join(parts, ". ")
}
