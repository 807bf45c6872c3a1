package pen

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Arrow is a vector drawn in the coordinates of the data.
type Arrow struct {
	Name     string
	From, To [2]float64
	Ink      Ink
	Dashed   bool
}

// Dashes are how its line is broken, nil for a whole one.
func (a Arrow) Dashes() []vg.Length {
	if a.Dashed {
		return []vg.Length{5, 4}
	}
	return nil
}

// Draw draws the arrow on c, where x and y tell the places of the data.
func (a Arrow) Draw(c draw.Canvas, x, y func(float64) float64) {
	from := vg.Point{X: vg.Length(x(a.From[0])), Y: vg.Length(y(a.From[1]))}
	to := vg.Point{X: vg.Length(x(a.To[0])), Y: vg.Length(y(a.To[1]))}
	DrawArrow(c, from, to, a.Ink, 2.5, a.Dashes())
}

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
