package pen

import (
	"image/color"
	"math"
	"strings"

	"golang.org/x/image/font"
	"gonum.org/v1/plot"
	plotfont "gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Sizes of type, in CSS pixels: none under 12, to be read from the back row.
const (
	TitleSize   = 16
	labelSize   = 14
	TickSize    = 13
	CaptionSize = 13.5
	NoteSize    = 13
	LineHeight  = 19
)

// TextStyle says how a piece of text is set.
type TextStyle struct {
	Size  float64     // that of axis labels if 0
	Color color.Color // that of text on the card if nil
	Bold  bool
	Align float64 // the point given is the text's left end at 0, its centre at ½, its right end at 1
}

// style is w in gonum's terms.
func (w TextStyle) style() text.Style {
	f := plotfont.Font{Typeface: "Liberation", Variant: "Sans", Size: vg.Length(w.Size)}
	if w.Size == 0 {
		f.Size = labelSize
	}
	if w.Bold {
		f.Weight = font.WeightBold
	}
	if w.Color == nil {
		w.Color = letters
	}
	return text.Style{Color: w.Color, Font: f, Handler: plot.DefaultTextHandler}
}

// Write sets s on one line whose baseline passes through (x, y).
func Write(c draw.Canvas, x, y float64, s string, w TextStyle) {
	style := w.style()
	face := plotfont.DefaultCache.Lookup(style.Font, style.Font.Size)
	c.SetColor(style.Color)
	c.FillString(face, vg.Point{X: vg.Length(x) - face.Width(s)*vg.Length(w.Align), Y: vg.Length(y)}, s)
}

// WriteUpward sets s from bottom to top, its middle at (x, y).
func WriteUpward(c draw.Canvas, x, y float64, s string, w TextStyle) {
	w.Align = 0.5
	svg := svgOf(c)
	svg.Push()
	svg.Translate(vg.Point{X: vg.Length(x), Y: vg.Length(y)})
	svg.Rotate(math.Pi / 2)
	Write(c, 0, 0, s, w)
	svg.Pop()
}

// WidthOf measures s.
func WidthOf(s string, w TextStyle) float64 {
	style := w.style()
	face := plotfont.DefaultCache.Lookup(style.Font, style.Font.Size)
	return float64(face.Width(s))
}

// Wrap breaks s into lines no wider than width.
func Wrap(s string, size, width float64) []string {
	var lines []string
	for _, word := range strings.Fields(s) {
		if n := len(lines); n > 0 && WidthOf(lines[n-1]+" "+word, TextStyle{Size: size}) <= width {
			lines[n-1] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// WriteOutlined writes s with a halo of the card's colour, to be read on top of a plot.
func WriteOutlined(c draw.Canvas, x, y float64, s string, w TextStyle) {
	svg := svgOf(c)
	Write(c, x, y, s, w)
	last := len(svg.Elements) - 1
	svg.Elements[last] = outlined(svg.Elements[last])
}

// outlined gives a text element an outline in the card's colour, behind its
// letters.
func outlined(element string) string {
	return strings.Replace(element, "<text ", `<text stroke="`+Hex(Card)+`" stroke-width="4" stroke-linejoin="round" paint-order="stroke" `, 1)
}
