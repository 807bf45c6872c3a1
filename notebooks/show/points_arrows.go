package show

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
)

// arrow is a vector drawn in the coordinates of the data.
type arrow struct {
	name     string
	from, to [2]float64
	ink      pen.Ink
	dashed   bool
}

func (a arrow) dashes() []vg.Length {
	if a.dashed {
		return []vg.Length{5, 4}
	}
	return nil
}

func (a arrow) draw(c draw.Canvas, x, y func(float64) float64) {
	pen.DrawArrow(c,
		vg.Point{X: vg.Length(x(a.from[0])), Y: vg.Length(y(a.from[1]))},
		vg.Point{X: vg.Length(x(a.to[0])), Y: vg.Length(y(a.to[1]))}, a.ink, 2.5, a.dashes())
}
