package datasets

import (
	"math"
	"slices"
)

// Pictures are drawn here rather than by an image library, so that they have
// the same pixels on every machine: how much of a pixel is covered is counted
// on a grid of sample points, and a count does not depend on the last bit of a
// coordinate.

// point is a place in a picture: x pixels from the left, y from the top.
type point struct{ x, y float64 }

// outline is a shape as closed polygons. Where they overlap or nest, the
// direction of travel decides, as in fonts (the nonzero winding rule).
type outline [][]point

// samples is the number of sample points along each side of a pixel.
const samples = 4

// crossing is where an outline crosses a line of samples, going down or up.
type crossing struct {
	x         float64
	direction int
}

// coverTo tells for each pixel which share of it lies inside the outline, as a
// multiple of 1/16. The picture is stored row by row.
func (o outline) coverTo(ink []float64, height, width int) {
	clear(ink)
	var crossings []crossing
	low, high := o.bounds()
	end := firstSample(high.y, height)
	for line := firstSample(low.y, height); line < end; line++ {
		crossings = o.crossings(crossings[:0], (float64(line)+0.5)/samples)
		row := ink[line/samples*width:][:width]
		winding := 0
		for i, c := range crossings {
			if winding += c.direction; winding != 0 {
				addSpan(row, c.x, crossings[i+1].x)
			}
		}
	}
}

// crossings appends the crossings of the outline with the line at height y,
// from left to right. Polygons being closed, their directions sum to 0.
func (o outline) crossings(dst []crossing, y float64) []crossing {
	for _, polygon := range o {
		a := polygon[len(polygon)-1]
		for _, b := range polygon {
			if (a.y <= y) != (b.y <= y) {
				direction := 1
				if b.y < a.y {
					direction = -1
				}
				along := (y - a.y) / (b.y - a.y)
				dst = append(dst, crossing{a.x + float64(along*(b.x-a.x)), direction})
			}
			a = b
		}
	}
	slices.SortFunc(dst, func(a, b crossing) int {
		switch {
		case a.x < b.x:
			return -1
		case a.x > b.x:
			return +1
		}
		return 0
	})
	return dst
}

// firstSample returns the number of the first sample point at or beyond a
// place; there are length pixels with sample points at (i + ½)/samples.
func firstSample(place float64, length int) int {
	return min(max(0, int(math.Ceil(place*samples-0.5))), length*samples)
}

// addSpan adds to a row of pixels the sample points between two places.
func addSpan(row []float64, from, to float64) {
	end := firstSample(to, len(row))
	for i := firstSample(from, len(row)); i < end; i++ {
		row[i/samples] += 1.0 / (samples * samples)
	}
}

// bounds returns the upper left and the lower right corner of the outline's box.
func (o outline) bounds() (low, high point) {
	low, high = point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, polygon := range o {
		for _, p := range polygon {
			low = point{min(low.x, p.x), min(low.y, p.y)}
			high = point{max(high.x, p.x), max(high.y, p.y)}
		}
	}
	return low, high
}
