package pen

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Key is an entry of the legend above a chart.
type Key struct {
	Name   string
	Ink    Ink
	Dashes []vg.Length
	Class  int
	Dots   bool
	Filled bool // a piece of a bar, not of a line
}

// DrawKeys writes the legend in rows at the top of c and returns what is left.
func DrawKeys(c draw.Canvas, keys []Key) draw.Canvas {
	if len(keys) == 0 || len(keys) == 1 && keys[0].Name == "" {
		return Crop(c, 0, 6, 0, 6)
	}
	left, right := float64(c.Min.X)+4, float64(c.Max.X)
	x, y := left, float64(c.Max.Y)-13
	for _, k := range keys {
		width := 30 + WidthOf(k.Name, TextStyle{}) + 22
		if x > left && x+width-22 > right {
			x, y = left, y-22
		}
		k.draw(c, x, y)
		Write(c, x+30, y, k.Name, TextStyle{})
		x += width
	}
	return Crop(c, 0, 6, 0, float64(c.Max.Y)-y+10)
}

// draw shows what stands for a name in the chart, in a place 22 wide.
func (k Key) draw(c draw.Canvas, x, y float64) {
	if k.Filled {
		var path vg.Path
		AddBox(&path, x+4, y-2, x+18, y+12)
		DrawShape(c, path, k.Ink, nil, 0)
		return
	}
	c.StrokeLine2(draw.LineStyle{Color: k.Ink, Width: 2.5, Dashes: k.Dashes}, vg.Length(x), vg.Length(y+5), vg.Length(x+22), vg.Length(y+5))
	if k.Dots {
		DrawMarkers(c, k.Class, []vg.Point{{X: vg.Length(x + 11), Y: vg.Length(y + 5)}}, 4.5)
	}
}
