package show

import (
	"fmt"
	"image"
	"math"
	"strings"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
)

// EquationPicture is a line of a derivation drawn from its numbers: matrices as
// coloured tiles with name and shape, and what stands between them.
type EquationPicture struct {
	Figure
	terms []term
}

// term is a matrix, or a sign between two.
type term struct {
	name string
	m    mat.Matrix // nil for a sign
}

const (
	equationTiles = 12 // at most, downward and across
)

var signWords = pen.TextStyle{Size: 20, Align: 0.5}

// Equation starts a line; [EquationPicture.Matrix] and [EquationPicture.Sign]
// put terms in from left to right.
//
//	show.Equation().Matrix("δ²", d2).Sign("·").Matrix("W²", W2).Sign("=").Matrix("δ²W²", &product).Display()
func Equation() *EquationPicture {
	e := &EquationPicture{Figure: newFigure("Equation", 100)}
	e.draw, e.describe = e.drawEquation, e.describeEquation
	e.missing = "there are no matrices, add one"
	return e
}

// Matrix adds a matrix or a vector. Its shape is written under its name.
func (e *EquationPicture) Matrix(name string, m mat.Matrix) *EquationPicture {
	e.missing = ""
	if rows, cols := m.Dims(); rows > equationTiles || cols > equationTiles {
		e.fail("%s is %d×%d, want at most %d×%[4]d: draw larger ones with Heat", name, rows, cols, equationTiles)
	}
	e.finite(name, m)
	e.terms = append(e.terms, term{name, mat.DenseCopyOf(m)})
	side, tallest := e.sizes()
	e.height = side*tallest + 76
	return e
}

// Sign adds what stands between two matrices: "·", "⊙", "=", "+", "ᵀ".
func (e *EquationPicture) Sign(s string) *EquationPicture {
	e.terms = append(e.terms, term{name: s})
	return e
}

// sizes are the side of a tile with which everything fits, and how many tiles
// the highest matrix has.
func (e *EquationPicture) sizes() (side, tallest float64) {
	width, across := figureWidth-2.0*inset, 0.0
	for _, t := range e.terms {
		if t.m == nil {
			width -= t.width(0)
			continue
		}
		rows, cols := t.m.Dims()
		across, tallest = across+math.Max(float64(cols), 1.4), math.Max(tallest, float64(rows))
		width -= 10
	}
	return min(width/across, 46), tallest
}

func (e *EquationPicture) drawEquation(c draw.Canvas) {
	side, tallest := e.sizes()
	width := 0.0
	for _, t := range e.terms {
		width += t.width(side)
	}
	x := float64(c.Min.X) + (float64(c.Max.X-c.Min.X)-width)/2
	middle := float64(c.Min.Y) + 40 + side*tallest/2
	digits, size := e.numbers(side)
	for i, t := range e.terms {
		if t.m == nil {
			pen.Write(c, x+t.width(side)/2, middle-7, t.name, signWords)
		} else {
			t.draw(c, x+5, middle, side, digits[i], size)
		}
		x += t.width(side)
	}
}

// numbers are how many digits each term has in tiles of the given side, 3 where
// they fit and 2 elsewhere, and how large they are: the same throughout the line.
func (e *EquationPicture) numbers(side float64) (digits []int, size float64) {
	size = math.Min(pen.NoteSize, side*0.34)
	room, fitting := side-5, size
	for _, t := range e.terms {
		n := 3
		if t.m != nil && t.widest(n, size) > room {
			n = 2
			fitting = math.Min(fitting, size*room/t.widest(n, size))
		}
		digits = append(digits, n)
	}
	return digits, fitting
}

// widest is the width of a matrix' longest number.
func (t term) widest(digits int, size float64) (width float64) {
	rows, cols := t.m.Dims()
	for i := range rows {
		for j := range cols {
			width = math.Max(width, pen.WidthOf(pen.PrettyTo(t.m.At(i, j), digits), pen.TextStyle{Size: size}))
		}
	}
	return width
}

func (t term) width(side float64) float64 {
	if t.m == nil {
		return pen.WidthOf(t.name, signWords) + 18
	}
	_, cols := t.m.Dims()
	return side*math.Max(float64(cols), 1.4) + 10
}

// draw draws a matrix with its left rim at x, centred on the given height.
func (t term) draw(c draw.Canvas, x, middle, side float64, digits int, size float64) {
	rows, cols := t.m.Dims()
	x += (t.width(side) - 10 - side*float64(cols)) / 2
	area := vg.Rectangle{
		Min: vg.Point{X: vg.Length(x), Y: vg.Length(middle - side*float64(rows)/2)},
		Max: vg.Point{X: vg.Length(x + side*float64(cols)), Y: vg.Length(middle + side*float64(rows)/2)},
	}
	scale := pen.MaxAbs(t.m)
	img := image.NewRGBA(image.Rect(0, 0, cols, rows))
	for i := range rows {
		for j := range cols {
			img.SetRGBA(j, i, pen.Diverging(0.62*t.m.At(i, j)/scale)) // pale enough for black numbers
		}
	}
	c.DrawImage(area, img)
	pen.OutlineBox(c, area)
	for i := range rows {
		for j := range cols {
			number := pen.PrettyTo(t.m.At(i, j), digits)
			pen.Write(c, x+side*(float64(j)+0.5), float64(area.Max.Y)-side*(float64(i)+0.5)-0.36*size, number, pen.TextStyle{Size: size, Color: pen.OnPale, Align: 0.5})
		}
	}
	centre := x + side*float64(cols)/2
	pen.Write(c, centre, float64(area.Min.Y)-18, t.name, pen.TextStyle{Bold: true, Align: 0.5})
	pen.Write(c, centre, float64(area.Min.Y)-35, fmt.Sprintf("%d×%d", rows, cols), pen.TextStyle{Size: pen.NoteSize, Color: pen.Muted, Align: 0.5})
}

func (e *EquationPicture) describeEquation() string {
	parts := make([]string, len(e.terms))
	for i, t := range e.terms {
		parts[i] = t.name
		if t.m != nil {
			rows, cols := t.m.Dims()
			parts[i] = fmt.Sprintf("%s (%d×%d)", t.name, rows, cols)
		}
	}
	text := "Equation: " + strings.Join(parts, " ")
	if last := e.terms[len(e.terms)-1]; last.m != nil {
		if rows, cols := last.m.Dims(); rows*cols <= 16 {
			text += fmt.Sprintf(", with %s = %v", last.name, rowsOf(last.m))
		}
	}
	return text
}

// rowsOf writes a small matrix in one line.
func rowsOf(m mat.Matrix) string {
	rows, _ := m.Dims()
	lines := make([]string, rows)
	for i := range rows {
		lines[i] = pen.List(mat.Row(nil, i, m))
	}
	return strings.Join(lines, "; ")
}
