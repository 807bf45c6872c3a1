package show

import (
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// tiles is a matrix drawn as a grid of squares with numbers in them.
type tiles struct {
	name string
	m    mat.Matrix
	pad  int                 // rows and columns of zeros around m
	fill func(i, j int) tile // how the tile in row i, column j of the padded grid looks
}

// tile is how a tile looks: hidden tiles have no number yet.
type tile struct {
	fill   ink
	hidden bool
}

// dims are the dimensions with the padding.
func (t tiles) dims() (rows, cols int) {
	rows, cols = t.m.Dims()
	return rows + 2*t.pad, cols + 2*t.pad
}

// at is an entry of the padded matrix.
func (t tiles) at(i, j int) (v float64, padded bool) {
	rows, cols := t.m.Dims()
	i, j = i-t.pad, j-t.pad
	if i < 0 || j < 0 || i >= rows || j >= cols {
		return 0, true
	}
	return t.m.At(i, j), false
}

// draw draws the grid with its upper left corner at (x, y), tiles of the given
// side, and its name and shape above.
func (t tiles) draw(c draw.Canvas, x, y, side float64) {
	rows, cols := t.dims()
	write(c, x, y+9, t.name, words{size: noteSize, color: muted})
	c.SetLineDash(nil, 0)
	for i := range rows {
		for j := range cols {
			look := t.fill(i, j)
			left, top := x+side*float64(j), y-side*float64(i)
			var box vg.Path
			addBox(&box, left, top-side, left+side, top)
			svgOf(c).shape(box, look.fill, muted, 0.75)
			v, padded := t.at(i, j)
			if look.hidden || side < 15 {
				continue
			}
			w := words{size: math.Min(noteSize, side*0.42+2), align: 0.5}
			if padded {
				w.color = muted
			}
			write(c, left+side/2, top-side/2-w.size*0.36, prettyTo(v, 2), w)
		}
	}
}
