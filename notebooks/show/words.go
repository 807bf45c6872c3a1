package show

import (
	"image/color"
	"math"
	"strconv"
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
	titleSize   = 16
	labelSize   = 14
	tickSize    = 13
	captionSize = 13.5
	noteSize    = 13
	lineHeight  = 19
)

// words says how a piece of text is set.
type words struct {
	size   float64     // labelSize if 0
	color  color.Color // letters if nil
	bold   bool
	italic bool
	align  float64 // the point given is the text's left end at 0, its centre at ½, its right end at 1
}

// style is w in gonum's terms.
func (w words) style() text.Style {
	f := plotfont.Font{Typeface: "Liberation", Variant: "Sans", Size: vg.Length(w.size)}
	if w.size == 0 {
		f.Size = labelSize
	}
	if w.bold {
		f.Weight = font.WeightBold
	}
	if w.italic {
		f.Style = font.StyleItalic
	}
	if w.color == nil {
		w.color = letters
	}
	return text.Style{Color: w.color, Font: f, Handler: plot.DefaultTextHandler}
}

// write sets s on one line whose baseline passes through (x, y).
func write(c draw.Canvas, x, y float64, s string, w words) {
	style := w.style()
	face := plotfont.DefaultCache.Lookup(style.Font, style.Font.Size)
	c.SetColor(style.Color)
	c.FillString(face, vg.Point{X: vg.Length(x) - face.Width(s)*vg.Length(w.align), Y: vg.Length(y)}, s)
}

// writeUpward sets s from bottom to top, its middle at (x, y).
func writeUpward(c draw.Canvas, x, y float64, s string, w words) {
	w.align = 0.5
	svg := svgOf(c)
	svg.Push()
	svg.Translate(vg.Point{X: vg.Length(x), Y: vg.Length(y)})
	svg.Rotate(math.Pi / 2)
	write(c, 0, 0, s, w)
	svg.Pop()
}

// widthOf measures s.
func widthOf(s string, w words) float64 {
	style := w.style()
	face := plotfont.DefaultCache.Lookup(style.Font, style.Font.Size)
	return float64(face.Width(s))
}

// wrap breaks s into lines no wider than width.
func wrap(s string, size, width float64) []string {
	var lines []string
	for _, word := range strings.Fields(s) {
		if n := len(lines); n > 0 && widthOf(lines[n-1]+" "+word, words{size: size}) <= width {
			lines[n-1] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// pretty renders a number for people: four significant digits, a real minus,
// whole numbers in full, powers of ten only far from 1.
func pretty(x float64) string { return prettyTo(x, 4) }

func prettyTo(x float64, digits int) string {
	a := math.Abs(x)
	switch {
	case math.IsNaN(x):
		return "NaN"
	case math.IsInf(x, 0):
		return map[bool]string{true: "∞", false: "−∞"}[x > 0]
	case x == 0:
		return "0"
	case a < 1e-4 || a >= 1e7:
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', digits-1, 64), "e")
		n, _ := strconv.Atoi(exponent)
		if strings.Contains(mantissa, ".") {
			mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
		}
		power := "10" + superscripts.Replace(strconv.Itoa(n))
		if mantissa == "1" {
			return power
		}
		return minus(mantissa) + "·" + power
	case a >= 1e3 || x == math.Trunc(x):
		return minus(strconv.FormatFloat(math.Round(x), 'f', -1, 64))
	}
	decimals := max(0, digits-1-int(math.Floor(math.Log10(a))))
	s := strconv.FormatFloat(x, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return minus(s)
}

// beside renders a number that is seen beside others: what is nothing compared
// with their size is 0.
func beside(x, size float64, digits int) string {
	if math.Abs(x) < 1e-3*math.Abs(size) {
		x = 0
	}
	return prettyTo(x, digits)
}

func minus(s string) string { return strings.ReplaceAll(s, "-", "−") }

// subscript renders names such as x1 as on the slides: x₁.
func subscript(name string) string {
	if len(name) < 2 || len(name) > 3 || name[0] < 'a' || name[0] > 'z' || strings.Trim(name[1:], "0123456789") != "" {
		return name
	}
	return name[:1] + subscripts.Replace(name[1:])
}

var subscripts = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉")

var superscripts = strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")
