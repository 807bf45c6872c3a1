package show

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
)

// Units, and what stands in and under them.
const (
	unitRim    = 1.5 // the width of a circle's line
	unitMargin = 3   // between a circle and the number in it
	deltaDrop  = 14  // from a circle down to the baseline of its delta
	deltaRoom  = 18  // what a delta takes below a circle
)

// boxes are what the units of layer l cover, each with its delta below it.
func (n *NetworkPicture) boxes(l int, places map[int]vg.Point) []vg.Rectangle {
	var boxes []vg.Rectangle
	for _, unit := range n.shown(l) {
		at, r := places[unit], vg.Length(n.radius())
		boxes = append(boxes, vg.Rectangle{Min: vg.Point{X: at.X - r, Y: at.Y - r}, Max: vg.Point{X: at.X + r, Y: at.Y + r}})
		if l > 0 && n.deltas[l-1] != nil {
			half := vg.Length(pen.WidthOf(n.delta(l, unit), deltaWords) / 2)
			boxes = append(boxes, vg.Rectangle{Min: vg.Point{X: at.X - half, Y: at.Y - r - deltaRoom}, Max: vg.Point{X: at.X + half, Y: at.Y - r}})
		}
	}
	return boxes
}

var deltaWords = pen.TextStyle{Size: pen.NoteSize, Bold: true, Color: pen.ClassInk(3), Align: 0.5}

// delta is what stands under a unit, nothing under one that stands for others.
func (n *NetworkPicture) delta(l, unit int) string {
	if unit < 0 {
		return ""
	}
	return "δ " + pen.PrettyTo(n.deltas[l-1][unit], 2)
}

// drawUnits draws the units of layer l, and dots for those left out.
func (n *NetworkPicture) drawUnits(c draw.Canvas, l int, places map[int]vg.Point) {
	for _, unit := range n.shown(l) {
		if unit < 0 {
			at := places[unit]
			pen.Write(c, float64(at.X), float64(at.Y)-numberDrop, "⋮", pen.TextStyle{Size: 18, Bold: true, Align: 0.5, Color: pen.Muted})
			continue
		}
		n.drawUnit(c, l, unit, places[unit])
	}
}

// drawUnit draws a circle with what is known of the unit: its activation, its
// delta, its name.
func (n *NetworkPicture) drawUnit(c draw.Canvas, l, unit int, at vg.Point) {
	r := n.radius()
	active := l < len(n.values)
	fill := pen.Card
	if active {
		fill = pen.TintInk(0)
	}
	var circle vg.Path
	circle.Arc(at, vg.Length(r), 0, 2*math.Pi)
	c.SetLineDash(nil, 0)
	pen.DrawShape(c, circle, fill, pen.Muted, unitRim)
	x, y := float64(at.X), float64(at.Y)
	if active {
		pen.Write(c, x, y-4.5, fitNumber(n.values[l][unit], 2*(r-unitMargin)), pen.TextStyle{Size: pen.NoteSize, Align: 0.5})
	}
	if l > 0 && n.deltas[l-1] != nil {
		pen.WriteOutlined(c, x, y-r-deltaDrop, n.delta(l, unit), deltaWords)
	}
	n.drawName(c, l, unit, x, y-5, r)
}

// fitNumber renders a number with two digits, or with one where two are wider
// than the given width.
func fitNumber(x, width float64) string {
	if s := pen.PrettyTo(x, 2); pen.WidthOf(s, pen.TextStyle{Size: pen.NoteSize}) <= width {
		return s
	}
	return pen.PrettyTo(x, 1)
}

// drawName writes the name of an input to its left, of an output to its right.
func (n *NetworkPicture) drawName(c draw.Canvas, l, unit int, x, y, r float64) {
	if l == 0 && len(n.names[0]) > 0 {
		pen.Write(c, x-r-7, y, pen.Subscript(n.names[0][unit]), pen.TextStyle{Align: 1})
	}
	if l == len(n.weights) && len(n.names[1]) > 0 {
		pen.Write(c, x+r+7, y, n.names[1][unit], pen.TextStyle{})
	}
}

// drawLayerNames writes under each layer what it holds, and between two the
// shape of the weights.
func (n *NetworkPicture) drawLayerNames(c draw.Canvas, places []map[int]vg.Point) {
	y := float64(c.Min.Y) + 4
	for l := range places {
		x := float64(places[l][0].X)
		name := fmt.Sprintf("a%s: %d×1", pen.Superscripts.Replace(fmt.Sprint(l)), n.units(l))
		if l == 0 {
			name = fmt.Sprintf("x = a⁰: %d×1", n.units(0))
		}
		pen.Write(c, x, y, name, pen.TextStyle{Size: pen.NoteSize, Color: pen.Muted, Align: 0.5})
		if l > 0 {
			pen.Write(c, (x+float64(places[l-1][0].X))/2, y, fmt.Sprintf("W%s: %d×%d", pen.Superscripts.Replace(fmt.Sprint(l)), n.units(l), n.units(l-1)),
				pen.TextStyle{Size: pen.NoteSize, Color: pen.Muted, Align: 0.5})
		}
	}
}

// Where units stand: their middles keep off the rim of the picture.
const (
	networkSide = 86  // at the left and at the right, for names
	networkTop  = 34  // for the upper half of a unit
	networkFoot = 62  // for the lower half, a delta and the shapes
	widestStep  = 112 // at most, between the middles of two units of a layer
	largeUnits  = 6   // in the fullest layer at most, for large circles
)

// places maps the units of each layer to the middle of their circles.
func (n *NetworkPicture) places(c draw.Canvas) []map[int]vg.Point {
	places := make([]map[int]vg.Point, len(n.weights)+1)
	left, right := float64(c.Min.X)+networkSide, float64(c.Max.X)-networkSide
	top, bottom := float64(c.Max.Y)-networkTop, float64(c.Min.Y)+networkFoot
	for l := range places {
		places[l] = map[int]vg.Point{}
		units := n.shown(l)
		step := min((top-bottom)/float64(max(len(units)-1, 1)), widestStep)
		for k, unit := range units {
			y := (top+bottom)/2 + step*(float64(len(units)-1)/2-float64(k))
			places[l][unit] = vg.Point{
				X: vg.Length(left + (right-left)*float64(l)/float64(len(places)-1)),
				Y: vg.Length(y),
			}
		}
	}
	return places
}

// radius fits the circles to the fullest layer.
func (n *NetworkPicture) radius() float64 {
	most := 0
	for l := range len(n.weights) + 1 {
		most = max(most, len(n.shown(l)))
	}
	if most <= largeUnits {
		return 22
	}
	return 15
}
