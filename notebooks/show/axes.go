package show

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// newPlot returns gonum's plot in the style of this package: thin grey axes, a
// grid behind the data, labels that can be read from the back row.
func newPlot(xLabel, yLabel string) *plot.Plot {
	p := barePlot(xLabel, yLabel)
	lines := plotter.NewGrid()
	lines.Horizontal = draw.LineStyle{Color: grid, Width: 1}
	lines.Vertical = draw.LineStyle{Color: grid, Width: 1}
	p.Add(lines)
	return p
}

// barePlot is newPlot without the grid.
func barePlot(xLabel, yLabel string) *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil
	styleAxis(&p.X, subscript(xLabel))
	styleAxis(&p.Y, subscript(yLabel))
	return p
}

func styleAxis(a *plot.Axis, label string) {
	a.LineStyle = draw.LineStyle{Color: muted, Width: 1}
	a.Padding = 0
	a.Label.Text = label
	a.Label.Padding = 4
	setText(&a.Label.TextStyle, words{size: labelSize})
	setText(&a.Tick.Label, words{size: tickSize, color: muted})
	a.Tick.LineStyle = draw.LineStyle{Color: muted, Width: 1}
	a.Tick.Length = 5
	a.Tick.Marker = ticks{}
}

// setText changes how a text looks and keeps how it is aligned.
func setText(style *text.Style, w words) {
	wanted := w.style()
	style.Font, style.Color, style.Handler = wanted.Font, wanted.Color, wanted.Handler
}

// ticks are at multiples of 1, 2 or 5 times a power of ten.
type ticks struct {
	whole bool // only at whole numbers, for what is counted
}

func (t ticks) Ticks(min, max float64) []plot.Tick {
	step := niceStep((max - min) / 5)
	if t.whole {
		step = math.Max(step, 1)
	}
	var marks []plot.Tick
	for i := math.Ceil(min/step - 1e-9); i*step <= max+1e-9*step; i++ {
		marks = append(marks, plot.Tick{Value: i * step, Label: tickLabel(i*step, step)})
	}
	return marks
}

// tickLabel writes v as exactly as steps of the given size need it.
func tickLabel(v, step float64) string {
	size := math.Max(math.Abs(v), step)
	if size >= 1e7 || size < 1e-3 {
		return prettyTo(v, 4)
	}
	decimals := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		s = "0"
	}
	return minus(s)
}

// niceStep rounds to the next 1, 2 or 5 times a power of ten.
func niceStep(step float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(step)))
	for _, factor := range []float64{1, 2, 5} {
		if step <= factor*power*1.2 {
			return factor * power
		}
	}
	return 10 * power
}

// logTicks are at powers of ten, eight at most, and at 2 and 5 times these where
// few fit.
type logTicks struct{}

func (logTicks) Ticks(min, max float64) []plot.Tick {
	var marks []plot.Tick
	decades := math.Log10(max / min)
	every := math.Ceil((decades + 0.01) / 8)
	for exponent := every * math.Floor(math.Log10(min)/every); exponent <= math.Ceil(math.Log10(max)); exponent += every {
		for _, factor := range []float64{1, 2, 5} {
			if factor != 1 && decades > 2.5 {
				continue
			}
			if value := factor * math.Pow(10, exponent); value >= min*0.999 && value <= max*1.001 {
				marks = append(marks, plot.Tick{Value: value, Label: logLabel(value, min, max)})
			}
		}
	}
	return marks
}

// logLabel writes powers of ten as powers where one of the axis' ends needs it.
func logLabel(value, min, max float64) string {
	if exponent := math.Round(math.Log10(value)); exponent != 0 && (min < 1e-4 || max >= 1e7) && math.Abs(value/math.Pow(10, exponent)-1) < 1e-9 {
		return "10" + superscripts.Replace(strconv.Itoa(int(exponent)))
	}
	return pretty(value)
}

// equalScale widens one axis of p so that a unit is as long in x as in y when
// p is drawn on c: only then does a right angle look like one.
func equalScale(p *plot.Plot, c draw.Canvas) {
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

// drawPlot draws axes and grid and returns the area for the data with its
// coordinates. The labels of logarithmic axes it writes itself: gonum puts them
// at the mean of the axis' ends, which lies far off its middle.
func drawPlot(g *plot.Plot, c draw.Canvas) (area draw.Canvas, x, y func(float64) float64) {
	xLabel, yLabel, whole := "", "", c
	if _, logarithmic := g.X.Scale.(plot.LogScale); logarithmic {
		xLabel, g.X.Label.Text = g.X.Label.Text, ""
		c = crop(c, 0, 0, 24, 0)
	}
	if _, logarithmic := g.Y.Scale.(plot.LogScale); logarithmic {
		yLabel, g.Y.Label.Text = g.Y.Label.Text, ""
		c = crop(c, 24, 0, 0, 0)
	}
	g.Draw(c)
	area, x, y = frame(g, c)
	middle := area.Center()
	write(whole, float64(middle.X), float64(whole.Min.Y)+5, xLabel, words{align: 0.5})
	writeUpward(whole, float64(whole.Min.X)+13, float64(middle.Y), yLabel, words{})
	return area, x, y
}

// frame returns the corners of the area in which p shows data on c.
func frame(p *plot.Plot, c draw.Canvas) (area draw.Canvas, x, y func(float64) float64) {
	area = p.DataCanvas(c)
	tx, ty := p.Transforms(&area)
	return area, func(v float64) float64 { return float64(tx(v)) }, func(v float64) float64 { return float64(ty(v)) }
}

// crop cuts margins off c, in pixels.
func crop(c draw.Canvas, left, right, bottom, top float64) draw.Canvas {
	return draw.Crop(c, vg.Length(left), vg.Length(-right), vg.Length(bottom), vg.Length(-top))
}
