package show

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// key is an entry of the legend above a chart.
type key struct {
	name   string
	ink    ink
	dashes []vg.Length
	class  int
	dots   bool
	filled bool // a piece of a bar, not of a line
}

// drawKeys writes the legend in rows at the top of c and returns what is left.
func drawKeys(c draw.Canvas, keys []key) draw.Canvas {
	if len(keys) == 0 || len(keys) == 1 && keys[0].name == "" {
		return crop(c, 0, 6, 0, 6)
	}
	left, right := float64(c.Min.X)+4, float64(c.Max.X)
	x, y := left, float64(c.Max.Y)-13
	for _, k := range keys {
		width := 30 + widthOf(k.name, words{}) + 22
		if x > left && x+width-22 > right {
			x, y = left, y-22
		}
		k.draw(c, x, y)
		write(c, x+30, y, k.name, words{})
		x += width
	}
	return crop(c, 0, 6, 0, float64(c.Max.Y)-y+10)
}

// draw shows what stands for a name in the chart, in a place 22 wide.
func (k key) draw(c draw.Canvas, x, y float64) {
	if k.filled {
		var path vg.Path
		addBox(&path, x+4, y-2, x+18, y+12)
		svgOf(c).shape(path, k.ink, nil, 0)
		return
	}
	c.StrokeLine2(draw.LineStyle{Color: k.ink, Width: 2.5, Dashes: k.dashes}, vg.Length(x), vg.Length(y+5), vg.Length(x+22), vg.Length(y+5))
	if k.dots {
		drawMarkers(c, k.class, []vg.Point{{X: vg.Length(x + 11), Y: vg.Length(y + 5)}}, 4.5)
	}
}

// setScale gives an axis some room beyond its data and fitting ticks, on a
// linear or on a logarithmic scale.
func setScale(a *plot.Axis, logarithmic bool) {
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
