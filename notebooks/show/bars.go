package show

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
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
	low, high = pen.Bounds(b.series[0].y)
	for _, s := range b.series[1:] {
		l, h := pen.Bounds(s.y)
		low, high = min(low, l), max(high, h)
	}
	if b.logY {
		return low / 2, low / 2, high
	}
	return 0, min(low, 0), max(high, 0)
}

func (b *BarChart) axes() *plot.Plot {
	g := pen.NewPlot(b.xLabel, b.yLabel)
	g.X.Min, g.X.Max = 0.4, float64(len(b.series[0].y))+0.6
	_, g.Y.Min, g.Y.Max = b.base()
	pen.SetScale(&g.Y, b.logY)
	if !b.logY {
		g.Y.Max += 0.05 * (g.Y.Max - g.Y.Min) // for the number on top
	}
	g.X.Tick.Marker = pen.Ticks{Whole: true}
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
	var keys []pen.Key
	for i, s := range b.series {
		keys = append(keys, pen.Key{Name: s.name, Ink: pen.ClassInk(i), Filled: true})
	}
	c = pen.DrawKeys(c, keys)
	g := b.axes()
	_, x, y := pen.DrawPlot(g, c)
	base, _, _ := b.base()
	slot := (x(2) - x(1)) * 0.76 / float64(len(b.series))
	for i, s := range b.series {
		var path vg.Path
		for j, v := range s.y {
			left := x(float64(j+1)) + slot*(float64(i)-float64(len(b.series))/2)
			pen.AddBox(&path, left+0.04*slot, y(base), left+0.96*slot, y(v))
			if slot > 22 {
				up := 5.0
				if v < 0 {
					up = -15
				}
				pen.Write(c, left+slot/2, y(v)+up, pen.PrettyTo(v, 3), pen.TextStyle{Size: pen.NoteSize, Color: pen.Muted, Align: 0.5})
			}
		}
		pen.DrawShape(c, path, pen.ClassInk(i), nil, 0)
	}
}

func (b *BarChart) describeBars() string {
	parts := []string{fmt.Sprintf("Bars of %s for each %s", b.yLabel, b.xLabel)}
	for _, s := range b.series {
		values := make([]string, len(s.y))
		for i, v := range s.y {
			values[i] = pen.PrettyTo(v, 3)
			if len(b.names) > 0 {
				values[i] = b.names[i] + " " + values[i]
			}
		}
		if len(values) > 24 {
			low, high := pen.Bounds(s.y)
			values = []string{fmt.Sprintf("%d values between %s and %s", len(s.y), pen.Pretty(low), pen.Pretty(high))}
		}
		parts = append(parts, strings.TrimPrefix(s.name+": "+strings.Join(values, ", "), ": "))
	}
	return strings.Join(parts, ". ")
}
