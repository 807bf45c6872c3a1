package show

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// drawSide writes the legend and the notes into the column beside a plot.
func (p *Plane) drawSide(c draw.Canvas) {
	x, y := float64(c.Min.X), float64(c.Max.Y)-14
	for k, name := range p.set.ClassNames {
		drawMarkers(c, k, []vg.Point{{X: vg.Length(x + 8), Y: vg.Length(y + 5)}}, 5.5)
		write(c, x+24, y, name, words{})
		y -= 23
	}
	for i, b := range p.boundaries {
		if b.w1 == 0 && b.w2 == 0 {
			continue
		}
		c.StrokeLine2(b.style(i), vg.Length(x), vg.Length(y+5), vg.Length(x+17), vg.Length(y+5))
		write(c, x+24, y, b.name, words{})
		y -= 23
	}
	for _, a := range p.arrows {
		if a.name != "" {
			drawArrow(c, vg.Point{X: vg.Length(x), Y: vg.Length(y + 5)}, vg.Point{X: vg.Length(x + 18), Y: vg.Length(y + 5)}, a.ink, 2, a.dashes())
			write(c, x+24, y, a.name, words{})
			y -= 23
		}
	}
	y = min(y, float64(c.Max.Y)-14-23*float64(p.keyRows)) - 8
	for _, note := range p.notes {
		for _, line := range wrap(note, noteSize, sideWidth-20) {
			write(c, x, y, line, words{size: noteSize, color: muted})
			y -= lineHeight
		}
		y -= 3
	}
}

// label writes s with a halo of the card's colour, to be read on top of a plot.
func label(c draw.Canvas, x, y float64, s string, w words) {
	svg := svgOf(c)
	write(c, x, y, s, w)
	last := len(svg.elements) - 1
	svg.elements[last] = outlined(svg.elements[last])
}
