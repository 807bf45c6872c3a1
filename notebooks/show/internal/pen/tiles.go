package pen

import (
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Tiles is a matrix drawn as a grid of squares with numbers in them.
type Tiles struct {
	Name string
	M    mat.Matrix
	Pad  int                 // rows and columns of zeros around m
	Fill func(i, j int) Tile // how the tile in row i, column j of the padded grid looks
}

// Tile is how a tile looks: hidden tiles have no number yet.
type Tile struct {
	Fill   Ink
	Hidden bool
}

// Dims are the dimensions with the padding.
func (t Tiles) Dims() (rows, cols int) {
	rows, cols = t.M.Dims()
	return rows + 2*t.Pad, cols + 2*t.Pad
}

// At is an entry of the padded matrix.
func (t Tiles) At(i, j int) (v float64, padded bool) {
	rows, cols := t.M.Dims()
	i, j = i-t.Pad, j-t.Pad
	if i < 0 || j < 0 || i >= rows || j >= cols {
		return 0, true
	}
	return t.M.At(i, j), false
}

// Draw draws the grid with its upper left corner at (x, y), tiles of the given
// side, and its name and shape above.
func (t Tiles) Draw(c draw.Canvas, x, y, side float64) {
	rows, cols := t.Dims()
	Write(c, x, y+9, t.Name, TextStyle{Size: NoteSize, Color: Muted})
	c.SetLineDash(nil, 0)
	for i := range rows {
		for j := range cols {
			look := t.Fill(i, j)
			left, top := x+side*float64(j), y-side*float64(i)
			var box vg.Path
			AddBox(&box, left, top-side, left+side, top)
			DrawShape(c, box, look.Fill, Muted, 0.75)
			v, padded := t.At(i, j)
			if look.Hidden || side < 15 {
				continue
			}
			w := TextStyle{Size: math.Min(NoteSize, side*0.42+2), Align: 0.5}
			if padded {
				w.Color = Muted
			}
			Write(c, left+side/2, top-side/2-w.Size*0.36, PrettyTo(v, 2), w)
		}
	}
}
