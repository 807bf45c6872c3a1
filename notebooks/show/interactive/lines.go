package interactive

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// LineChart is one or several curves whose values show on hover.
type LineChart struct {
	Chart
	xLabel, yLabel string
	names          []string
	values         [][]float64
	logY           bool
}

// Lines starts a chart of curves over 1, 2, 3, …
func Lines(xLabel, yLabel string) *LineChart {
	l := &LineChart{xLabel: xLabel, yLabel: yLabel}
	l.Chart = Chart{height: 400, files: []string{"echarts.min.js"}, renderer: "svg", option: l.json, table: l.rows}
	return l
}

// Add puts in a curve.
func (l *LineChart) Add(name string, values ...float64) *LineChart {
	for i, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			l.fail("value %d of curve %q is %v, want a finite number: did training diverge?", i+1, name, v)
		}
	}
	if len(values) == 0 {
		l.fail("curve %q is empty", name)
	}
	l.names, l.values = append(l.names, name), append(l.values, values)
	l.alt = l.describe()
	return l
}

// LogY makes the vertical axis logarithmic.
func (l *LineChart) LogY() *LineChart { l.logY = true; return l }

func (l *LineChart) fail(format string, args ...any) {
	if l.err == nil {
		l.err = fmt.Errorf("interactive.Lines: "+format, args...)
	}
}

func (l *LineChart) describe() string {
	parts := []string{}
	for i, v := range l.values {
		if len(v) > 0 {
			parts = append(parts, fmt.Sprintf("%s from %.4g to %.4g in %d values", l.names[i], v[0], v[len(v)-1], len(v)))
		}
	}
	return fmt.Sprintf("%s against %s: %s.", l.yLabel, l.xLabel, strings.Join(parts, "; "))
}

func (l *LineChart) longest() int {
	n := 0
	for _, v := range l.values {
		n = max(n, len(v))
	}
	return n
}

// check tells what echarts would draw wrongly or not at all.
func (l *LineChart) check() error {
	if len(l.values) == 0 {
		return fmt.Errorf("interactive.Lines: there are no curves: call Add first")
	}
	for i, values := range l.values {
		for k, v := range values {
			if l.logY && v <= 0 {
				return fmt.Errorf("interactive.Lines: curve %q is %v at %d, want positive values for a logarithmic axis", l.names[i], v, k+1)
			}
		}
	}
	return nil
}

// json is echarts' option object.
func (l *LineChart) json() (string, error) {
	if err := l.check(); err != nil {
		return "", err
	}
	scale := "value"
	if l.logY {
		scale = "log"
	}
	line := charts.NewLine()
	line.SetGlobalOptions(
		charts.WithInitializationOpts(opts.Initialization{ChartID: "nn"}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "axis"}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Top: "4"}),
		charts.WithXAxisOpts(opts.XAxis{Name: l.xLabel, NameLocation: "middle", NameGap: 30}),
		charts.WithYAxisOpts(opts.YAxis{Name: l.yLabel, NameLocation: "middle", NameGap: 44, Type: scale}),
		charts.WithGridOpts(opts.Grid{Left: "64", Right: "24", Top: "44", Bottom: "56"}),
		charts.WithAnimation(false),
	)
	axis := make([]int, l.longest())
	for i := range axis {
		axis[i] = i + 1
	}
	line.SetXAxis(axis)
	symbols := []string{"circle", "triangle", "rect", "diamond", "pin", "arrow", "roundRect"}
	for i, values := range l.values {
		data := make([]opts.LineData, len(values))
		for k, v := range values {
			data[k] = opts.LineData{Value: v}
		}
		line.AddSeries(l.names[i], data, charts.WithLineChartOpts(opts.LineChart{
			Symbol: symbols[i%len(symbols)], SymbolSize: 8, ShowSymbol: opts.Bool(len(values) <= 60),
		}))
	}
	return line.RenderSnippet().Option, nil
}

// rows is the table that stands in for the chart, with at most twenty rows.
func (l *LineChart) rows() string {
	var b strings.Builder
	fmt.Fprintf(&b, "<table>\n<tr><th>%s</th>", html.EscapeString(l.xLabel))
	for _, name := range l.names {
		fmt.Fprintf(&b, "<th>%s</th>", html.EscapeString(name))
	}
	b.WriteString("</tr>\n")
	n := l.longest()
	for k := 0; k < n; k += (n + 19) / 20 {
		fmt.Fprintf(&b, "<tr><td>%d</td>", k+1)
		for _, values := range l.values {
			value := ""
			if k < len(values) {
				value = strconv.FormatFloat(values[k], 'g', 4, 64)
			}
			fmt.Fprintf(&b, "<td>%s</td>", value)
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
	return b.String()
}
