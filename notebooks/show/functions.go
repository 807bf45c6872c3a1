package show

import (
	"math"

	"nnlecture/notebooks/show/internal/pen"
)

// functionSamples is how many points a curve of a function is drawn through.
const functionSamples = 400

// Functions starts a chart of functions of one variable between low and high;
// [FunctionChart.Func] puts the first one in.
func Functions(xLabel string, low, high float64) *FunctionChart {
	c := &FunctionChart{Chart: *Lines(xLabel, ""), x0: low, x1: high}
	c.kind = "Functions"
	c.draw, c.describe = c.drawChart, c.describeChart
	if !(low < high) || math.IsInf(high-low, 0) {
		c.fail("the range is %v to %v, want a finite one, the lower end first", low, high)
	}
	return c
}

// FunctionChart is a chart of functions of one variable.
type FunctionChart struct {
	Chart
	x0, x1 float64
}

// Func puts in the graph of f: a function, its derivative. Where f jumps the
// curve is broken, and what is not finite is left out.
func (c *FunctionChart) Func(name string, f func(float64) float64) *FunctionChart {
	if !(c.x0 < c.x1) {
		return c // no range to evaluate f in, as the figure will say
	}
	x, y := make([]float64, 0, functionSamples+1), make([]float64, 0, functionSamples+1)
	for i := range functionSamples + 1 {
		at := c.x0 + (c.x1-c.x0)*float64(i)/functionSamples
		if v := f(at); !math.IsNaN(v) && !math.IsInf(v, 0) {
			x, y = append(x, at), append(y, v)
		}
	}
	if len(x) < 2 {
		c.fail("%s is finite at %d of %d points, there is nothing to draw", name, len(x), functionSamples+1)
		return c
	}
	c.AddXY(name, x, y)
	curve := &c.curves[len(c.curves)-1]
	curve.dots, curve.breaks = false, jumps(f, x, y)
	return c
}

// At marks points of the function put in last.
func (c *FunctionChart) At(f func(float64) float64, at ...float64) *FunctionChart {
	for _, x := range at {
		c.points = append(c.points, [2]float64{x, f(x)})
	}
	return c
}

// jumps lists the samples before which f jumps: where halving the gap over and
// over leaves the difference as it was. Steep is not enough.
func jumps(f func(float64) float64, x, y []float64) map[int]bool {
	found := map[int]bool{}
	low, high := pen.Bounds(y)
	for i := 1; i < len(x); i++ {
		a, b, fa, fb := x[i-1], x[i], y[i-1], y[i]
		if math.Abs(fb-fa) < 0.02*(high-low) {
			continue
		}
		for range 40 {
			middle := (a + b) / 2
			if fm := f(middle); math.Abs(fm-fa) > math.Abs(fb-fm) {
				b, fb = middle, fm
			} else {
				a, fa = middle, fm
			}
		}
		if math.Abs(fb-fa) > 0.5*math.Abs(y[i]-y[i-1]) {
			found[i] = true
		}
	}
	return found
}
