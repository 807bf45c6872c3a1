package datasets

import "math"

// layer is a shape in one shade, from 0 for white to 1 for black.
type layer struct {
	shade float64
	shape outline
}

// figure is a drawing: layers from the back to the front.
type figure []layer

// add puts a shape in front of the figure.
func (f *figure) add(shade float64, polygons ...[]point) {
	*f = append(*f, layer{shade, polygons})
}

// paint draws the figure over a picture.
func (f figure) paint(picture []float64, height, width int) {
	ink := make([]float64, len(picture))
	for _, l := range f {
		l.shape.coverTo(ink, height, width)
		for i, covered := range ink {
			picture[i] += float64(covered * (l.shade - picture[i]))
		}
	}
}

// transform maps every point of the figure.
func (f figure) transform(m affine) figure {
	moved := make(figure, len(f))
	for i, l := range f {
		moved[i].shade = l.shade
		for _, polygon := range l.shape {
			moved[i].shape = append(moved[i].shape, m.apply(polygon))
		}
	}
	return moved
}

// bounds returns the upper left and the lower right corner of the figure's box.
func (f figure) bounds() (low, high point) {
	var all outline
	for _, l := range f {
		all = append(all, l.shape...)
	}
	return all.bounds()
}

// affine is the map (x, y) → (ax + by + e, cx + dy + f).
type affine struct{ a, b, c, d, e, f float64 }

// turned is the rotation by an angle, clockwise as y points downwards, and the
// scaling by a factor.
func turned(angle, scale float64) affine {
	sin, cos := math.Sincos(angle)
	return affine{a: scale * cos, b: -scale * sin, c: scale * sin, d: scale * cos}
}

// moved is the map followed by a shift.
func (m affine) moved(dx, dy float64) affine {
	m.e += dx
	m.f += dy
	return m
}

func (m affine) apply(polygon []point) []point {
	moved := make([]point, len(polygon))
	for i, p := range polygon {
		moved[i] = point{
			float64(m.a*p.x) + float64(m.b*p.y) + m.e,
			float64(m.c*p.x) + float64(m.d*p.y) + m.f,
		}
	}
	return moved
}

// ellipse is an ellipse about (x, y) with half axes rx and ry.
func ellipse(x, y, rx, ry float64) []point {
	const corners = 24
	polygon := make([]point, corners)
	for i := range polygon {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		polygon[i] = point{x + float64(rx*cos), y + float64(ry*sin)}
	}
	return polygon
}

// stroke is a straight line of a given width.
func stroke(from, to point, width float64) []point {
	dx, dy := to.x-from.x, to.y-from.y
	half := width / 2 / math.Sqrt(float64(dx*dx)+float64(dy*dy))
	nx, ny := float64(-dy*half), float64(dx*half)
	return []point{{from.x + nx, from.y + ny}, {to.x + nx, to.y + ny}, {to.x - nx, to.y - ny}, {from.x - nx, from.y - ny}}
}
