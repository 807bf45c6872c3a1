package show

import (
	"fmt"
	"image"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
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
		p.limit = pen.MaxAbs(w)
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

func (p *WeightPicture) drawWeights(c draw.Canvas) {
	scale := p.limit
	img := image.NewRGBA(image.Rect(0, 0, p.cols, p.rows))
	for i := range p.rows {
		for j := range p.cols {
			img.SetRGBA(j, i, pen.Diverging(p.w.AtVec(i*p.cols+j)/scale))
		}
	}
	size := c.Size()
	pixel := math.Min(float64(size.X-130)/float64(p.cols), float64(size.Y)/float64(p.rows))
	width, height := vg.Length(pixel*float64(p.cols)), vg.Length(pixel*float64(p.rows))
	corner := vg.Point{X: c.Min.X + (size.X-130-width)/2, Y: c.Min.Y + (size.Y-height)/2}
	area := vg.Rectangle{Min: corner, Max: vg.Point{X: corner.X + width, Y: corner.Y + height}}
	c.DrawImage(area, img)
	pen.OutlineBox(c, area)
	pen.DrawColourScale(c, float64(area.Max.X)+28, float64(c.Min.Y)+20, float64(size.Y)-40, pen.Diverging, -scale, scale)
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
		p.w.Len(), p.rows, p.cols, pen.Pretty(mat.Min(p.w)), pen.Pretty(mat.Max(p.w)), positive, negative, p.w.Len()-positive-negative)
}
