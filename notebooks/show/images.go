package show

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
)

// ContactSheet shows many small grey images side by side.
type ContactSheet struct {
	Figure
	x          mat.Matrix
	rows, cols int
	labels     []string
	marked     map[int]bool
	columns    int
	signed     bool
}

// Images draws each column of X as a grey image of rows × cols pixels, row by
// row: white where a pixel has the smallest value of all, black where it has
// the largest.
func Images(X mat.Matrix, rows, cols int) *ContactSheet {
	s := &ContactSheet{Figure: newFigure("Images", 0), x: mat.DenseCopyOf(X), rows: rows, cols: cols, marked: map[int]bool{}}
	s.draw, s.describe = s.drawImages, s.describeImages
	m, n := X.Dims()
	switch {
	case m != rows*cols:
		s.fail("X has columns of %d entries, want %d×%d = %d", m, rows, cols, rows*cols)
	case n > 400:
		s.fail("there are %d images, want at most 400: choose some", n)
	default:
		s.finite("X", X)
	}
	return s.Columns(min(n, 10))
}

// Pictures draws matrices of one shape as images side by side: an example's
// Picture, the filters of a layer, its feature maps. See [Images].
func Pictures[M mat.Matrix](pictures ...M) *ContactSheet {
	if len(pictures) == 0 {
		s := Images(mat.NewDense(1, 1, nil), 1, 1)
		s.fail("there are no pictures: %w", errNothing)
		return s
	}
	rows, cols := pictures[0].Dims()
	X := mat.NewDense(rows*cols, len(pictures), nil)
	for k, picture := range pictures {
		if m, n := picture.Dims(); m != rows || n != cols {
			s := Images(X, rows, cols)
			s.fail("picture %d is %d×%d, want %d×%d like the first", k+1, m, n, rows, cols)
			return s
		}
		X.SetCol(k, mat.DenseCopyOf(picture).RawMatrix().Data)
	}
	return Images(X, rows, cols)
}

// Labels writes a word under each image.
func (s *ContactSheet) Labels(labels ...string) *ContactSheet {
	if _, n := s.x.Dims(); len(labels) != n {
		s.fail("there are %d labels for %d images", len(labels), n)
	}
	s.labels = labels
	return s.Columns(s.columns)
}

// Mark frames images: those a model got wrong, say.
func (s *ContactSheet) Mark(images ...int) *ContactSheet {
	for _, i := range images {
		if _, n := s.x.Dims(); i < 0 || i >= n {
			s.fail("there is no image %d to mark, only 0 … %d", i, n-1)
		}
		s.marked[i] = true
	}
	return s
}

// Signed colours the pixels as [Weights] does, blue for positive and vermillion
// for negative: for filters, and for weights of several units.
func (s *ContactSheet) Signed() *ContactSheet { s.signed = true; return s }

// Columns sets how many images stand in a row.
func (s *ContactSheet) Columns(k int) *ContactSheet {
	if k < 1 || k > 40 {
		s.fail("Columns(%d): want 1 to 40", k)
		k = 10
	}
	s.columns = k
	_, n := s.x.Dims()
	s.height = math.Ceil(float64(n)/float64(k))*s.cell() + 20
	return s
}

// side and cell are the height of an image, and of an image with its label.
func (s *ContactSheet) side() float64 {
	return min((figureWidth-2*inset)/float64(s.columns)-10, 120) * float64(s.rows) / float64(max(s.rows, s.cols))
}

func (s *ContactSheet) cell() float64 {
	if len(s.labels) > 0 {
		return s.side() + 26
	}
	return s.side() + 10
}

func (s *ContactSheet) drawImages(c draw.Canvas) {
	low, high := s.limits()
	_, n := s.x.Dims()
	step := float64(c.Max.X-c.Min.X) / float64(s.columns)
	width := s.side() * float64(s.cols) / float64(s.rows)
	for k := range n {
		left := float64(c.Min.X) + step*float64(k%s.columns) + (step-width)/2
		top := float64(c.Max.Y) - s.cell()*float64(k/s.columns)
		area := vg.Rectangle{Min: vg.Point{X: vg.Length(left), Y: vg.Length(top - s.side())}, Max: vg.Point{X: vg.Length(left + width), Y: vg.Length(top)}}
		c.DrawImage(area, indexed(mat.Col(nil, k, s.x), s.rows, s.cols, low, high, s.shades()))
		s.frame(c, k, area)
		if len(s.labels) > 0 {
			pen.Write(c, left+width/2, top-s.side()-15, s.labels[k], pen.TextStyle{Size: pen.NoteSize, Align: 0.5})
		}
	}
}

func (s *ContactSheet) frame(c draw.Canvas, k int, area vg.Rectangle) {
	if !s.marked[k] {
		pen.OutlineBox(c, area)
		return
	}
	var path vg.Path
	pen.AddBox(&path, float64(area.Min.X)-2, float64(area.Min.Y)-2, float64(area.Max.X)+2, float64(area.Max.Y)+2)
	pen.DrawShape(c, path, nil, pen.ClassInk(1), 4)
}

// limits are the values that get the scale's ends.
func (s *ContactSheet) limits() (low, high float64) {
	if s.signed {
		return -pen.MaxAbs(s.x), pen.MaxAbs(s.x)
	}
	if low, high = mat.Min(s.x), mat.Max(s.x); low == high {
		high = low + 1
	}
	return low, high
}

// shades are the colours pixels may have: as many as fit in half a byte each.
func (s *ContactSheet) shades() color.Palette {
	const levels = 15 // odd, so that zero is in the middle
	var p color.Palette
	for i := range levels {
		t := float64(i) / (levels - 1)
		if s.signed {
			p = append(p, pen.Diverging(2*t-1))
		} else {
			p = append(p, pen.Grey(t))
		}
	}
	return p
}

// indexed turns values in [low, high] to pixels of the nearest shade.
func indexed(values []float64, rows, cols int, low, high float64, shades color.Palette) image.Image {
	img := image.NewPaletted(image.Rect(0, 0, cols, rows), shades)
	for i, v := range values {
		img.Pix[i] = uint8(math.Round((v - low) / (high - low) * float64(len(shades)-1)))
	}
	return img
}

func (s *ContactSheet) describeImages() string {
	_, n := s.x.Dims()
	what := fmt.Sprintf("%d images of %d×%d pixels", n, s.rows, s.cols)
	if n == 1 {
		what = fmt.Sprintf("An image of %d×%d pixels", s.rows, s.cols)
	}
	if len(s.labels) > 0 {
		what += ": " + strings.Join(s.labels, ", ")
	}
	if len(s.marked) > 0 {
		what += fmt.Sprintf("; %d are framed", len(s.marked))
	}
	return what
}
