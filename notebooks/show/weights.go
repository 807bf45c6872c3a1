package show

import (
	"fmt"
	"image"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// WeightPicture shows the weights of a model of images as an image.
type WeightPicture struct {
	Figure
	w          mat.Vector
	rows, cols int
	limit      float64 // what the ends of the colour scale stand for
}

// Weights draws w as an image of rows × cols pixels, row by row: blue where a
// weight is positive and speaks for the positive class, vermillion where it is
// negative, pale where it is about zero.
func Weights(w mat.Vector, rows, cols int) *WeightPicture {
	p := &WeightPicture{Figure: newFigure("Weights", figureHeight), w: w, rows: rows, cols: cols}
	p.draw, p.describe = p.drawWeights, p.describeWeights
	if rows < 1 || cols < 1 || w.Len() != rows*cols {
		p.fail("w has %d entries, want %d×%d = %d", w.Len(), rows, cols, rows*cols)
		return p
	}
	p.w = mat.VecDenseCopyOf(w) // training may change it before the picture is drawn
	if p.finite("w", w) {
		p.limit = largest(w)
	}
	return p
}

// Scale lets the colours run from −limit to +limit, instead of to the largest
// weight, to compare pictures in a film.
func (p *WeightPicture) Scale(limit float64) *WeightPicture {
	if !(limit > 0) || math.IsInf(limit, 1) {
		p.fail("Scale(%v): want a positive, finite number", limit)
	}
	p.limit = limit
	return p
}

// largest is the greatest absolute value, or 1 if all are zero.
func largest(m mat.Matrix) float64 {
	if low, high := mat.Min(m), mat.Max(m); low != 0 || high != 0 {
		return math.Max(math.Abs(low), math.Abs(high))
	}
	return 1
}

func (p *WeightPicture) drawWeights(c draw.Canvas) {
	scale := p.limit
	img := image.NewRGBA(image.Rect(0, 0, p.cols, p.rows))
	for i := range p.rows {
		for j := range p.cols {
			img.SetRGBA(j, i, diverging(p.w.AtVec(i*p.cols+j)/scale))
		}
	}
	size := c.Size()
	pixel := math.Min(float64(size.X-130)/float64(p.cols), float64(size.Y)/float64(p.rows))
	width, height := vg.Length(pixel*float64(p.cols)), vg.Length(pixel*float64(p.rows))
	corner := vg.Point{X: c.Min.X + (size.X-130-width)/2, Y: c.Min.Y + (size.Y-height)/2}
	area := vg.Rectangle{Min: corner, Max: vg.Point{X: corner.X + width, Y: corner.Y + height}}
	c.DrawImage(area, img)
	outlineBox(c, area)
	drawScale(c, float64(area.Max.X)+28, float64(c.Min.Y)+20, float64(size.Y)-40, diverging, -scale, scale)
}

// outlineBox frames an image, so that its pale rim is seen.
func outlineBox(c draw.Canvas, r vg.Rectangle) {
	var path vg.Path
	addBox(&path, float64(r.Min.X), float64(r.Min.Y), float64(r.Max.X), float64(r.Max.Y))
	svgOf(c).shape(path, nil, muted, 1)
}

// drawScale draws the colours of a scale with its numbers, at (x, y) and high.
// A diverging scale is one whose lower end is below zero.
func drawScale(c draw.Canvas, x, y, height float64, of shade, low, high float64) {
	const steps = 64
	img := image.NewRGBA(image.Rect(0, 0, 1, steps))
	for i := range steps {
		t := 1 - (float64(i)+0.5)/steps
		if low < 0 {
			t = 2*t - 1
		}
		img.SetRGBA(0, i, of(t))
	}
	bar := vg.Rectangle{Min: vg.Point{X: vg.Length(x), Y: vg.Length(y)}, Max: vg.Point{X: vg.Length(x + 16), Y: vg.Length(y + height)}}
	c.DrawImage(bar, img)
	outlineBox(c, bar)
	for _, tick := range (ticks{}).Ticks(low, high) {
		at := y + height*(tick.Value-low)/(high-low)
		c.StrokeLine2(draw.LineStyle{Color: muted, Width: 1}, vg.Length(x+16), vg.Length(at), vg.Length(x+20), vg.Length(at))
		write(c, x+25, at-5, tick.Label, words{size: tickSize, color: muted})
	}
}

func (p *WeightPicture) describeWeights() string {
	positive, negative := 0, 0
	for i := range p.w.Len() {
		switch v := p.w.AtVec(i); {
		case v > 0:
			positive++
		case v < 0:
			negative++
		}
	}
	return fmt.Sprintf("%d weights as an image of %d×%d pixels, from %s to %s: %d positive (blue), %d negative (vermillion), %d zero",
		p.w.Len(), p.rows, p.cols, pretty(mat.Min(p.w)), pretty(mat.Max(p.w)), positive, negative, p.w.Len()-positive-negative)
}
