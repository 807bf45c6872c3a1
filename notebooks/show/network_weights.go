package show

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
)

// Lines of weights, and the numbers on them.
const (
	thinnest    = 0.6 // the line of a weight of 0
	thickest    = 5.0 // the line of the layer's largest weight
	mostNumbers = 12  // weights of a layer that are written out; of more, numbers would hide the lines
	plateHalf   = 7   // half the height of the plate under a number
	plateMargin = 2   // what the plate has at the number's left and right
	numberDrop  = 4   // from the middle of a number down to its baseline
)

// numberPlaces are where a number may stand on its line, from 0 at the earlier
// unit to 1 at the later one; the first that is free is taken.
var numberPlaces = []vg.Length{0.25, 0.75, 0.35, 0.65, 0.18, 0.82, 0.5}

// connection is one weight of a layer as it is drawn.
type connection struct {
	weight   float64
	from, to vg.Point
}

// at is the point of the line that is the share t of its length away from its start.
func (k connection) at(t vg.Length) vg.Point {
	return vg.Point{X: k.from.X + t*(k.to.X-k.from.X), Y: k.from.Y + t*(k.to.Y-k.from.Y)}
}

// connections lists the weights of W^{l+1} between units that are drawn.
func (n *NetworkPicture) connections(l int, from, to map[int]vg.Point) []connection {
	var list []connection
	for _, i := range n.shown(l + 1) {
		for _, j := range n.shown(l) {
			if i >= 0 && j >= 0 {
				list = append(list, connection{n.weights[l].At(i, j), from[j], to[i]})
			}
		}
	}
	return list
}

// drawWeights draws the lines of W^{l+1} and, where they are few, its numbers.
func (n *NetworkPicture) drawWeights(c draw.Canvas, l int, from, to map[int]vg.Point) {
	scale := pen.MaxAbs(n.weights[l])
	lines := n.connections(l, from, to)
	for _, k := range lines {
		style := draw.LineStyle{Color: pen.ClassInk(0), Width: vg.Length(thinnest + (thickest-thinnest)*math.Abs(k.weight)/scale)}
		if k.weight < 0 {
			style.Color, style.Dashes = pen.ClassInk(1), []vg.Length{7, 4}
		}
		c.StrokeLine2(style, k.from.X, k.from.Y, k.to.X, k.to.Y)
	}
	if len(lines) <= mostNumbers && n.units(l) <= maxUnits && n.units(l+1) <= maxUnits {
		taken := append(n.boxes(l, from), n.boxes(l+1, to)...)
		for _, k := range lines {
			taken = k.drawNumber(c, taken)
		}
	}
}

// drawNumber writes a weight on its line, where it covers nothing of what is
// taken, and returns what is taken then. A number that fits nowhere is left out.
func (k connection) drawNumber(c draw.Canvas, taken []vg.Rectangle) []vg.Rectangle {
	number := pen.PrettyTo(k.weight, 2)
	half := vg.Length(pen.WidthOf(number, pen.TextStyle{Size: pen.NoteSize})/2 + plateMargin)
	for _, t := range numberPlaces {
		at := k.at(t)
		box := vg.Rectangle{Min: vg.Point{X: at.X - half, Y: at.Y - plateHalf}, Max: vg.Point{X: at.X + half, Y: at.Y + plateHalf}}
		if slices.ContainsFunc(taken, func(r vg.Rectangle) bool { return overlap(r, box) }) {
			continue
		}
		var plate vg.Path // a halo would leave the line between the digits
		pen.AddBox(&plate, float64(box.Min.X), float64(box.Min.Y), float64(box.Max.X), float64(box.Max.Y))
		pen.DrawShape(c, plate, pen.Card, nil, 0)
		pen.Write(c, float64(at.X), float64(at.Y)-numberDrop, number, pen.TextStyle{Size: pen.NoteSize, Align: 0.5})
		return append(taken, box)
	}
	return taken
}

func overlap(r, s vg.Rectangle) bool {
	return r.Min.X < s.Max.X && s.Min.X < r.Max.X && r.Min.Y < s.Max.Y && s.Min.Y < r.Max.Y
}
