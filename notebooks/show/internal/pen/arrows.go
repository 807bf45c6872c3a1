package pen

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// DrawArrow draws an arrow with a slim head; dashed if dashes is not nil.
func DrawArrow(c draw.Canvas, from, to vg.Point, clr Ink, width float64, dashes []vg.Length) {
	dx, dy := float64(to.X-from.X), float64(to.Y-from.Y)
	length := math.Hypot(dx, dy)
	if length < 1 {
		return
	}
	dx, dy = dx/length, dy/length
	head := math.Min(5+3*width, length)
	neck := vg.Point{X: to.X - vg.Length(head*dx), Y: to.Y - vg.Length(head*dy)}
	c.StrokeLine2(draw.LineStyle{Color: clr, Width: vg.Length(width), Dashes: dashes}, from.X, from.Y, neck.X, neck.Y)
	half := vg.Length(0.42 * head)
	c.FillPolygon(clr, []vg.Point{
		to,
		{X: neck.X - half*vg.Length(dy), Y: neck.Y + half*vg.Length(dx)},
		{X: neck.X + half*vg.Length(dy), Y: neck.Y - half*vg.Length(dx)},
	})
}
