package show

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// drawWeights draws the lines of W^{l+1}, thin ones first.
func (n *NetworkPicture) drawWeights(c draw.Canvas, l int, from, to map[int]vg.Point) {
	W := n.weights[l]
	scale := largest(W)
	for _, i := range n.shown(l + 1) {
		for _, j := range n.shown(l) {
			if i < 0 || j < 0 {
				continue
			}
			w := W.At(i, j)
			style := draw.LineStyle{Color: classInk(0), Width: vg.Length(0.6 + 4.4*math.Abs(w)/scale)}
			if w < 0 {
				style.Color, style.Dashes = classInk(1), []vg.Length{7, 4}
			}
			p, q := from[j], to[i]
			c.StrokeLine2(style, p.X, p.Y, q.X, q.Y)
		}
	}
	if n.units(l)*n.units(l+1) > 12 || n.units(l) > maxUnits || n.units(l+1) > maxUnits {
		return
	}
	n.drawNumbers(c, l, from, to)
}

// drawNumbers writes the weights on their lines, each where it does not cover
// another, nor a unit with its delta; one that fits nowhere is left out.
func (n *NetworkPicture) drawNumbers(c draw.Canvas, l int, from, to map[int]vg.Point) {
	const height = 15
	taken := append(n.boxes(l, from), n.boxes(l+1, to)...)
	for _, i := range n.shown(l + 1) {
		for _, j := range n.shown(l) {
			p, q := from[j], to[i]
			number := prettyTo(n.weights[l].At(i, j), 2)
			half := vg.Length(widthOf(number, words{size: noteSize})/2 + 2)
			for _, t := range []vg.Length{0.25, 0.75, 0.35, 0.65, 0.18, 0.82, 0.5} {
				at := vg.Point{X: p.X + t*(q.X-p.X), Y: p.Y + t*(q.Y-p.Y)}
				box := vg.Rectangle{Min: vg.Point{X: at.X - half, Y: at.Y - height/2}, Max: vg.Point{X: at.X + half, Y: at.Y + height/2}}
				if !slices.ContainsFunc(taken, func(r vg.Rectangle) bool { return overlap(r, box) }) {
					taken = append(taken, box)
					var plate vg.Path // a halo would leave the line between the digits
					addBox(&plate, float64(box.Min.X), float64(box.Min.Y), float64(box.Max.X), float64(box.Max.Y))
					svgOf(c).shape(plate, card, nil, 0)
					write(c, float64(at.X), float64(at.Y)-4, number, words{size: noteSize, align: 0.5})
					break
				}
			}
		}
	}
}

// boxes are what the units of layer l cover, each with its delta below it.
func (n *NetworkPicture) boxes(l int, places map[int]vg.Point) []vg.Rectangle {
	var boxes []vg.Rectangle
	for _, unit := range n.shown(l) {
		at, r := places[unit], vg.Length(n.radius())
		boxes = append(boxes, vg.Rectangle{Min: vg.Point{X: at.X - r, Y: at.Y - r}, Max: vg.Point{X: at.X + r, Y: at.Y + r}})
		if l > 0 && n.deltas[l-1] != nil {
			half := vg.Length(widthOf(n.delta(l, unit), deltaWords) / 2)
			boxes = append(boxes, vg.Rectangle{Min: vg.Point{X: at.X - half, Y: at.Y - r - 18}, Max: vg.Point{X: at.X + half, Y: at.Y - r}})
		}
	}
	return boxes
}

var deltaWords = words{size: noteSize, bold: true, color: classInk(3), align: 0.5}

// delta is what stands under a unit, nothing under one that stands for others.
func (n *NetworkPicture) delta(l, unit int) string {
	if unit < 0 {
		return ""
	}
	return "δ " + prettyTo(n.deltas[l-1][unit], 2)
}

func overlap(r, s vg.Rectangle) bool {
	return r.Min.X < s.Max.X && s.Min.X < r.Max.X && r.Min.Y < s.Max.Y && s.Min.Y < r.Max.Y
}

// drawUnits draws the circles of layer l with what is known of them.
func (n *NetworkPicture) drawUnits(c draw.Canvas, l int, places map[int]vg.Point) {
	r := n.radius()
	for _, unit := range n.shown(l) {
		at := places[unit]
		if unit < 0 {
			write(c, float64(at.X), float64(at.Y)-4, "⋮", words{size: 18, bold: true, align: 0.5, color: muted})
			continue
		}
		var circle vg.Path
		circle.Arc(at, vg.Length(r), 0, 2*math.Pi)
		fill := card
		if l < len(n.values) {
			fill = tintInk(0)
		}
		c.SetLineDash(nil, 0)
		svgOf(c).shape(circle, fill, muted, 1.5)
		x, y := float64(at.X), float64(at.Y)
		if l < len(n.values) {
			write(c, x, y-4.5, within(n.values[l][unit], 2*r-6), words{size: noteSize, align: 0.5})
		}
		if l > 0 && n.deltas[l-1] != nil {
			label(c, x, y-r-14, n.delta(l, unit), deltaWords)
		}
		n.drawName(c, l, unit, x, y-5, r)
	}
}

// within renders a number with two digits, or with one where two are wider than
// the place inside a unit.
func within(x, width float64) string {
	if s := prettyTo(x, 2); widthOf(s, words{size: noteSize}) <= width {
		return s
	}
	return prettyTo(x, 1)
}

// drawName writes the name of an input to its left, of an output to its right.
func (n *NetworkPicture) drawName(c draw.Canvas, l, unit int, x, y, r float64) {
	if l == 0 && len(n.names[0]) > 0 {
		write(c, x-r-7, y, subscript(n.names[0][unit]), words{align: 1})
	}
	if l == len(n.weights) && len(n.names[1]) > 0 {
		write(c, x+r+7, y, n.names[1][unit], words{})
	}
}

// drawLayerNames writes under each layer what it holds, and between two the
// shape of the weights.
func (n *NetworkPicture) drawLayerNames(c draw.Canvas, places []map[int]vg.Point) {
	y := float64(c.Min.Y) + 4
	for l := range places {
		x := float64(places[l][0].X)
		name := fmt.Sprintf("a%s: %d×1", superscripts.Replace(fmt.Sprint(l)), n.units(l))
		if l == 0 {
			name = fmt.Sprintf("x = a⁰: %d×1", n.units(0))
		}
		write(c, x, y, name, words{size: noteSize, color: muted, align: 0.5})
		if l > 0 {
			write(c, (x+float64(places[l-1][0].X))/2, y, fmt.Sprintf("W%s: %d×%d", superscripts.Replace(fmt.Sprint(l)), n.units(l), n.units(l-1)),
				words{size: noteSize, color: muted, align: 0.5})
		}
	}
}

// Film shows the numbers flow: the activations forward layer by layer, then
// the deltas back, as far as [NetworkPicture.Forward] and
// [NetworkPicture.Backward] have given them.
func (n *NetworkPicture) Film() *Stepper {
	var pictures []Picture
	frame := func(values int, deltas int, caption string) {
		f := Network(n.weights...)
		f.err, f.names, f.title = n.err, n.names, n.title
		f.values = n.values[:values]
		for l := len(n.weights) - deltas; l < len(n.weights); l++ {
			f.deltas[l] = n.deltas[l]
		}
		f.caption = caption
		pictures = append(pictures, f)
	}
	frame(0, 0, "The network and its weights: the thicker a line, the larger the weight; dashed lines are negative.")
	for l := range n.values {
		caption := "The input x = a⁰ enters."
		if l > 0 {
			up, below := superscripts.Replace(fmt.Sprint(l)), superscripts.Replace(fmt.Sprint(l-1))
			caption = fmt.Sprintf("Forward: z%s = W%s a%s + b%s, and a%s = g(z%s) = %s.", up, up, below, up, up, up, list(n.values[l]))
		}
		frame(l+1, 0, caption)
	}
	for l := len(n.weights); l > 0 && n.deltas[l-1] != nil; l-- {
		frame(len(n.values), len(n.weights)-l+1, fmt.Sprintf("Backward: δ%s = %s.", superscripts.Replace(fmt.Sprint(l)), list(n.deltas[l-1])))
	}
	s := Steps(pictures...)
	s.title, s.caption, s.alt = n.title, n.caption, n.alt
	return s
}
