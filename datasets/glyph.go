//go:build !js

package datasets

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// curveSteps is the number of straight pieces that a curve of a glyph becomes,
// more than enough for pictures of 20 pixels.
const curveSteps = 8

// glyph returns the outline of a character in units of an em, with y downwards.
// It panics if the font has no ink for it.
func (t *typeface) glyph(char string) outline {
	if o, ok := t.glyphs[char]; ok {
		return o
	}
	r, _ := utf8.DecodeRuneInString(char)
	index, err := t.font.GlyphIndex(nil, r)
	if err != nil || index == 0 {
		panic(fmt.Sprintf("datasets.Letters: the Go fonts have no %q", char))
	}
	// At as many pixels an em as the em has units, coordinates are whole.
	em := t.font.UnitsPerEm()
	segments, err := t.font.LoadGlyph(nil, index, fixed.Int26_6(em), nil)
	if err != nil || len(segments) == 0 {
		panic(fmt.Sprintf("datasets.Letters: the Go fonts have no ink for %q", char))
	}
	t.glyphs[char] = flattened(segments, float64(em))
	return t.glyphs[char]
}

// flattened turns the segments of a glyph into polygons. Go fonts are TrueType,
// whose curves are all quadratic.
func flattened(segments sfnt.Segments, em float64) outline {
	var o outline
	at := func(p fixed.Point26_6) point { return point{float64(p.X) / em, float64(p.Y) / em} }
	for _, s := range segments {
		if s.Op == sfnt.SegmentOpMoveTo {
			o = append(o, []point{at(s.Args[0])})
			continue
		}
		polygon := &o[len(o)-1]
		if s.Op == sfnt.SegmentOpLineTo {
			*polygon = append(*polygon, at(s.Args[0]))
			continue
		}
		start, control, end := (*polygon)[len(*polygon)-1], at(s.Args[0]), at(s.Args[1])
		for i := range curveSteps {
			*polygon = append(*polygon, bezier(start, control, end, float64(i+1)/curveSteps))
		}
	}
	return o
}

// bezier is the point of a quadratic curve at t, from 0 at its start to 1 at its end.
func bezier(start, control, end point, t float64) point {
	a, b, c := (1-t)*(1-t), 2*t*(1-t), float64(t*t)
	return point{
		float64(a*start.x) + float64(b*control.x) + float64(c*end.x),
		float64(a*start.y) + float64(b*control.y) + float64(c*end.y),
	}
}
