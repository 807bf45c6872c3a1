package pen

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// DrawShape draws a path on c, filled, outlined or both, as one element; a
// colour that is nil leaves that part out.
func DrawShape(c draw.Canvas, path vg.Path, fill, stroke color.Color, width float64) {
	svgOf(c).shape(path, fill, stroke, width)
}

// AddBox adds a rectangle to a path, from corner to opposite corner.
func AddBox(path *vg.Path, x0, y0, x1, y1 float64) {
	path.Move(vg.Point{X: vg.Length(x0), Y: vg.Length(y0)})
	path.Line(vg.Point{X: vg.Length(x1), Y: vg.Length(y0)})
	path.Line(vg.Point{X: vg.Length(x1), Y: vg.Length(y1)})
	path.Line(vg.Point{X: vg.Length(x0), Y: vg.Length(y1)})
	path.Close()
}

// OutlineBox frames an image, so that its pale rim is seen.
func OutlineBox(c draw.Canvas, r vg.Rectangle) {
	var path vg.Path
	AddBox(&path, float64(r.Min.X), float64(r.Min.Y), float64(r.Max.X), float64(r.Max.Y))
	DrawShape(c, path, nil, Muted, 1)
}
