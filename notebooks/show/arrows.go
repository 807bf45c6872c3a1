package show

import (
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// outlined gives a text element an outline in the card's colour, behind its
// letters.
func outlined(element string) string {
	return strings.Replace(element, "<text ", `<text stroke="`+hex(card)+`" stroke-width="4" stroke-linejoin="round" paint-order="stroke" `, 1)
}

func (a arrow) dashes() []vg.Length {
	if a.dashed {
		return []vg.Length{5, 4}
	}
	return nil
}

func (a arrow) draw(c draw.Canvas, x, y func(float64) float64) {
	drawArrow(c,
		vg.Point{X: vg.Length(x(a.from[0])), Y: vg.Length(y(a.from[1]))},
		vg.Point{X: vg.Length(x(a.to[0])), Y: vg.Length(y(a.to[1]))}, a.ink, 2.5, a.dashes())
}

// drawOrigin draws the coordinate axes through the origin, from where vectors
// start.
func drawOrigin(area draw.Canvas, x, y func(float64) float64) {
	style := draw.LineStyle{Color: muted, Width: 1, Dashes: []vg.Length{3, 3}}
	x0, y0 := vg.Length(x(0)), vg.Length(y(0))
	area.StrokeLine2(style, x0, area.Min.Y, x0, area.Max.Y)
	area.StrokeLine2(style, area.Min.X, y0, area.Max.X, y0)
}
