package pen

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// FontFamily names the font whose measures the layout uses, and fonts of the
// same measures.
const FontFamily = "Liberation Sans, Arial, Helvetica, sans-serif"

// Canvas is a vg.Canvas that writes SVG. gonum's own back-end would do for
// paper; this one keeps each element on its own line in final coordinates, so
// that a stepper can tell which elements its frames share, names colours by
// attributes that a style sheet can override, and needs a third of the bytes.
type Canvas struct {
	Width, Height float64
	Elements      []string
	state
	stack []state
}

// state is what Push saves and Pop restores.
type state struct {
	color  color.Color
	width  vg.Length
	dashes []vg.Length
	turn   float64 // in radians, anticlockwise
	scale  vg.Point
	origin vg.Point
}

// NewCanvas makes a canvas of the given size, in CSS pixels, with nothing on it.
func NewCanvas(width, height float64) *Canvas {
	c := &Canvas{Width: width, Height: height, state: state{scale: vg.Point{X: 1, Y: 1}}}
	vg.Initialize(c)
	return c
}

// Size is the size of the picture.
func (c *Canvas) Size() (x, y vg.Length) { return vg.Length(c.Width), vg.Length(c.Height) }

// SetLineWidth sets how wide lines are.
func (c *Canvas) SetLineWidth(w vg.Length) { c.state.width = w }

// SetLineDash sets how lines are dashed; where a pattern starts is not kept.
func (c *Canvas) SetLineDash(pattern []vg.Length, _ vg.Length) { c.dashes = pattern }

// SetColor sets the colour of what is drawn next.
func (c *Canvas) SetColor(clr color.Color) { c.color = clr }

// Push remembers colour, line and transform.
func (c *Canvas) Push() { c.stack = append(c.stack, c.state) }

// Pop takes back what changed since the last Push.
func (c *Canvas) Pop() { c.state, c.stack = c.stack[len(c.stack)-1], c.stack[:len(c.stack)-1] }

// Rotate turns what is drawn next, anticlockwise.
func (c *Canvas) Rotate(rad float64) { c.turn += rad }

// Translate moves the origin.
func (c *Canvas) Translate(pt vg.Point) { c.origin = c.place(pt) }

// Scale stretches what is drawn next.
func (c *Canvas) Scale(x, y float64) { c.scale.X *= vg.Length(x); c.scale.Y *= vg.Length(y) }

// place maps a point of the current transform to the picture, y still upward.
func (c *Canvas) place(p vg.Point) vg.Point {
	sin, cos := math.Sincos(c.turn)
	x, y := float64(p.X*c.scale.X), float64(p.Y*c.scale.Y)
	return vg.Point{
		X: c.origin.X + vg.Length(float64(x*cos)-float64(y*sin)),
		Y: c.origin.Y + vg.Length(float64(x*sin)+float64(y*cos)),
	}
}

// at renders a point in SVG's coordinates, y downward.
func (c *Canvas) at(p vg.Point) string {
	p = c.place(p)
	return Num(float64(p.X)) + " " + Num(c.Height-float64(p.Y))
}

// Num renders a coordinate to a hundredth of a pixel.
func Num(x float64) string {
	x = math.Round(x*100) / 100
	if x == 0 {
		x = 0 // not -0
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

func (c *Canvas) add(format string, args ...any) {
	c.Elements = append(c.Elements, fmt.Sprintf(format, args...))
}

// DrawCard fills the canvas with the card that a picture stands on.
func (c *Canvas) DrawCard() {
	c.add(`<rect x="0.5" y="0.5" width="%s" height="%s" rx="8" fill="%s" stroke="%s"/>`,
		Num(c.Width-1), Num(c.Height-1), Hex(Card), Hex(edge))
}

// Stroke implements vg.Canvas.
func (c *Canvas) Stroke(path vg.Path) {
	if c.state.width > 0 {
		c.shape(path, nil, c.color, float64(c.state.width))
	}
}

// Fill implements vg.Canvas.
func (c *Canvas) Fill(path vg.Path) { c.shape(path, c.color, nil, 0) }

// shape draws a path, filled, outlined or both, as one element.
func (c *Canvas) shape(path vg.Path, fill, stroke color.Color, width float64) {
	attributes := `fill="none"`
	if fill != nil {
		attributes = fmt.Sprintf(`fill="%s"%s`, Hex(fill), opacity("fill", fill))
	}
	if stroke != nil {
		attributes += fmt.Sprintf(` stroke="%s" stroke-width="%s"%s`, Hex(stroke), Num(width), opacity("stroke", stroke))
		if len(c.dashes) > 0 {
			dashes := make([]string, len(c.dashes))
			for i, d := range c.dashes {
				dashes[i] = Num(float64(d))
			}
			attributes += fmt.Sprintf(` stroke-dasharray="%s"`, strings.Join(dashes, " "))
		}
	}
	c.add(`<path d="%s" %s/>`, c.outline(path), attributes)
}

func opacity(of string, clr color.Color) string {
	if _, _, _, a := clr.RGBA(); a < 0xFFFF {
		return fmt.Sprintf(` %s-opacity="%s"`, of, Num(float64(a)/0xFFFF))
	}
	return ""
}

// outline renders a path as the d attribute.
func (c *Canvas) outline(path vg.Path) string {
	var d strings.Builder
	for _, step := range path {
		switch step.Type {
		case vg.MoveComp:
			d.WriteString("M" + c.at(step.Pos))
		case vg.LineComp:
			d.WriteString("L" + c.at(step.Pos))
		case vg.CloseComp:
			d.WriteString("Z")
		case vg.CurveComp:
			d.WriteString([]string{"L", "Q", "C"}[len(step.Control)])
			for _, p := range step.Control {
				d.WriteString(c.at(p) + " ")
			}
			d.WriteString(c.at(step.Pos))
		case vg.ArcComp:
			c.arc(&d, step)
		}
	}
	return d.String()
}

// arc renders an arc as two halves, because SVG has none that ends where it
// starts.
func (c *Canvas) arc(d *strings.Builder, step vg.PathComp) {
	rim := func(angle float64) string {
		sin, cos := math.Sincos(angle)
		return c.at(vg.Point{X: step.Pos.X + step.Radius*vg.Length(cos), Y: step.Pos.Y + step.Radius*vg.Length(sin)})
	}
	if d.Len() == 0 {
		d.WriteString("M" + rim(step.Start))
	}
	r, sweep := Num(float64(step.Radius*c.scale.X)), 0
	if step.Angle < 0 {
		sweep = 1
	}
	for _, part := range []float64{0.5, 1} {
		fmt.Fprintf(d, "A%s %s 0 0 %d %s", r, r, sweep, rim(step.Start+step.Angle*part))
	}
}

// FillString implements vg.Canvas.
func (c *Canvas) FillString(f font.Face, pt vg.Point, s string) {
	if f.Font.Size == 0 || s == "" {
		return
	}
	p := c.place(pt)
	x, y := Num(float64(p.X)), Num(c.Height-float64(p.Y))
	attributes := ""
	if f.Font.Weight > 0 {
		attributes = ` font-weight="bold"`
	}
	if f.Font.Style > 0 {
		attributes += ` font-style="italic"`
	}
	if c.turn != 0 {
		attributes += fmt.Sprintf(` transform="rotate(%s %s %s)"`, Num(-c.turn*180/math.Pi), x, y)
	}
	if len(s) > 3 { // keeps the layout where another font must stand in
		attributes += fmt.Sprintf(` textLength="%s" lengthAdjust="spacingAndGlyphs"`, Num(float64(f.Width(s))))
	}
	c.add(`<text x="%s" y="%s" font-size="%s" fill="%s"%s>%s</text>`,
		x, y, Num(float64(f.Font.Size)), Hex(c.color), attributes, html.EscapeString(s))
}

// DrawImage implements vg.Canvas. Pixels stay square and sharp. The PNG is not
// compressed, which would save little. Its bytes still depend on Go's release:
// outputs are compared by their pixels.
func (c *Canvas) DrawImage(rect vg.Rectangle, img image.Image) {
	var data bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.NoCompression}
	if err := encoder.Encode(&data, img); err != nil {
		panic(err) // the image is empty, or larger than 2³² pixels
	}
	min, max := c.place(rect.Min), c.place(rect.Max)
	c.add(`<image x="%s" y="%s" width="%s" height="%s" preserveAspectRatio="none" style="image-rendering:pixelated" href="data:image/png;base64,%s"/>`,
		Num(float64(min.X)), Num(c.Height-float64(max.Y)), Num(float64(max.X-min.X)), Num(float64(max.Y-min.Y)),
		base64.StdEncoding.EncodeToString(data.Bytes()))
}

// svgOf returns the canvas that c is a part of. It panics on canvases that are
// not of this package.
func svgOf(c draw.Canvas) *Canvas {
	for {
		switch inner := c.Canvas.(type) {
		case *Canvas:
			return inner
		case draw.Canvas:
			c = inner
		default:
			panic(fmt.Errorf("show: drawing on a %T, want a canvas of this package", inner))
		}
	}
}
