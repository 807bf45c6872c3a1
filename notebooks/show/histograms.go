package show

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
)

// HistogramStack compares distributions, one above the other.
type HistogramStack struct {
	Figure
	xLabel string
	layers []curve
	fixed  bool
	x0, x1 float64
}

const (
	histogramBins   = 60
	histogramHeight = 84
)

// Histograms starts a stack of histograms over one axis: the activations of
// each layer, say. [HistogramStack.Add] puts the first one in, on top.
func Histograms(xLabel string) *HistogramStack {
	h := &HistogramStack{Figure: newFigure("Histograms", 0), xLabel: xLabel}
	h.draw, h.describe = h.drawStack, h.describeStack
	h.missing = "there is nothing in the stack, call Add"
	return h
}

// Add puts in a histogram. Its bars show shares, so that layers of different
// size compare.
func (h *HistogramStack) Add(name string, values ...float64) *HistogramStack {
	h.missing = ""
	h.finiteValues("layer "+name, values)
	h.layers = append(h.layers, curve{name: name, y: slices.Clone(values)})
	h.height = 62 + histogramHeight*float64(len(h.layers))
	return h
}

// Range fixes the axis; what lies outside is counted in the outermost bars.
func (h *HistogramStack) Range(low, high float64) *HistogramStack {
	if !(low < high) || math.IsInf(high-low, 0) {
		h.fail("Range(%v, %v): want finite ends, the lower first", low, high)
	}
	h.fixed, h.x0, h.x1 = true, low, high
	return h
}

func (h *HistogramStack) limits() (low, high float64) {
	if h.fixed {
		return h.x0, h.x1
	}
	low, high = pen.Bounds(h.layers[0].y)
	for _, layer := range h.layers[1:] {
		l, u := pen.Bounds(layer.y)
		low, high = min(low, l), max(high, u)
	}
	if low == high {
		low, high = low-0.5, high+0.5
	}
	return low, high
}

// shares counts values into equal bins.
func shares(values []float64, low, high float64) []float64 {
	counts := make([]float64, histogramBins)
	for _, v := range values {
		bin := int(math.Floor((v - low) / (high - low) * histogramBins))
		counts[min(max(bin, 0), histogramBins-1)] += 1 / float64(len(values))
	}
	return counts
}

func (h *HistogramStack) drawStack(c draw.Canvas) {
	low, high := h.limits()
	g := pen.NewPlot(h.xLabel, "")
	g.X.Min, g.X.Max = low, high
	g.Y.Min, g.Y.Max = 0, 1
	g.Y.Tick.Marker = plot.ConstantTicks{}
	g.Y.LineStyle.Width = 0
	c = pen.Crop(c, 78, 150, 0, 0)
	g.Draw(c)
	area, x, _ := pen.Frame(g, c)
	row := float64(area.Max.Y-area.Min.Y) / float64(len(h.layers))
	for i, layer := range h.layers {
		base := float64(area.Max.Y) - row*float64(i+1)
		h.drawLayer(c, layer, base, row-12, x)
		area.StrokeLine2(draw.LineStyle{Color: pen.Muted, Width: 1}, area.Min.X, vg.Length(base), area.Max.X, vg.Length(base))
	}
}

// drawLayer draws one histogram; its tallest bar fills the height there is.
func (h *HistogramStack) drawLayer(c draw.Canvas, layer curve, base, height float64, x func(float64) float64) {
	low, high := h.limits()
	bins := shares(layer.y, low, high)
	tallest := floats.Max(bins)
	var path vg.Path
	edges := floats.Span(make([]float64, histogramBins+1), low, high)
	for k, share := range bins {
		if share > 0 {
			pen.AddBox(&path, x(edges[k])+0.4, base, x(edges[k+1])-0.4, base+height*share/tallest)
		}
	}
	pen.DrawShape(c, path, pen.ClassInk(0), nil, 0)
	mean, deviation := moments(layer.y)
	left, right := float64(c.Min.X)-6, float64(c.Max.X)+12
	pen.Write(c, left, base+height/2-5, layer.name, pen.TextStyle{Align: 1})
	pen.Write(c, right, base+height/2+5, "mean "+pen.PrettyTo(mean, 3), pen.TextStyle{Size: pen.NoteSize, Color: pen.Muted})
	pen.Write(c, right, base+height/2-13, "std. dev. "+pen.PrettyTo(deviation, 3), pen.TextStyle{Size: pen.NoteSize, Color: pen.Muted})
}

// moments are mean and population standard deviation.
func moments(values []float64) (mean, deviation float64) {
	mean, variance := stat.PopMeanVariance(values, nil)
	return mean, math.Sqrt(variance)
}

func (h *HistogramStack) describeStack() string {
	parts := []string{"Histograms over " + h.xLabel}
	for _, layer := range h.layers {
		mean, deviation := moments(layer.y)
		parts = append(parts, fmt.Sprintf("%s: %d values, mean %s, standard deviation %s", layer.name, len(layer.y), pen.PrettyTo(mean, 3), pen.PrettyTo(deviation, 3)))
	}
	return strings.Join(parts, ". ")
}
