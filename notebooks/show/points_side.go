package show

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
)

// sideWidth is the column beside a square plot, for legend and notes.
const sideWidth = 190

// drawSide writes the legend and the notes into the column beside a plot.
func (p *Plane) drawSide(c draw.Canvas) {
	x, y := float64(c.Min.X), float64(c.Max.Y)-14
	for k, name := range p.set.ClassNames {
		pen.DrawMarkers(c, k, []vg.Point{{X: vg.Length(x + 8), Y: vg.Length(y + 5)}}, 5.5)
		pen.Write(c, x+24, y, name, pen.TextStyle{})
		y -= 23
	}
	for i, b := range p.boundaries {
		if b.w1 == 0 && b.w2 == 0 {
			continue
		}
		c.StrokeLine2(b.style(i), vg.Length(x), vg.Length(y+5), vg.Length(x+17), vg.Length(y+5))
		pen.Write(c, x+24, y, b.name, pen.TextStyle{})
		y -= 23
	}
	for _, a := range p.arrows {
		if a.Name != "" {
			pen.DrawArrow(c, vg.Point{X: vg.Length(x), Y: vg.Length(y + 5)}, vg.Point{X: vg.Length(x + 18), Y: vg.Length(y + 5)}, a.Ink, 2, a.Dashes())
			pen.Write(c, x+24, y, a.Name, pen.TextStyle{})
			y -= 23
		}
	}
	y = min(y, float64(c.Max.Y)-14-23*float64(p.keyRows)) - 8
	for _, note := range p.notes {
		for _, line := range pen.Wrap(note, pen.NoteSize, sideWidth-20) {
			pen.Write(c, x, y, line, pen.TextStyle{Size: pen.NoteSize, Color: pen.Muted})
			y -= pen.LineHeight
		}
		y -= 3
	}
}
