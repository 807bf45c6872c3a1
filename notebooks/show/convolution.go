package show

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
)

// maxPositions is how many positions of a window a film shows.
const maxPositions = 100

// window is one film of a window that slides over an input: convolution or
// pooling.
type window struct {
	kind            string
	input           mat.Matrix
	kernel          mat.Matrix // nil for pooling
	rows, cols      int        // of the window
	stride, padding int
	output          *mat.Dense
	result          func(values []float64) (float64, string) // what a window gives, and how
}

// ConvolutionSteps shows, position by position, how a filter slides over an
// input with the given stride and with zeros around it, and what each position
// adds to the feature map: the sum of the products of what lies on each other.
//
// That is the sliding product, as layers compute it. The convolution operator
// turns the filter by 180° first; to show it, pass the turned filter.
//
// Where the stride does not divide, what is left at the right and at the
// bottom is not visited.
func ConvolutionSteps(input, kernel mat.Matrix, stride, padding int) *Stepper {
	rows, cols := kernel.Dims()
	w := window{kind: "ConvolutionSteps", input: mat.DenseCopyOf(input), kernel: mat.DenseCopyOf(kernel), rows: rows, cols: cols, stride: stride, padding: padding}
	weights := mat.DenseCopyOf(kernel).RawMatrix().Data
	w.result = func(values []float64) (float64, string) {
		var sum float64
		terms := make([]string, len(values))
		for i, v := range values {
			sum += float64(v * weights[i])
			terms[i] = fmt.Sprintf("%s·%s", pen.PrettyTo(v, 2), parenthesized(weights[i]))
		}
		if len(terms) > 9 {
			terms = []string{fmt.Sprintf("%d products", len(terms))}
		}
		return sum, strings.Join(terms, " + ")
	}
	return w.film("Convolution")
}

// MaxPoolingSteps shows how max pooling walks over an input: the largest value
// of each window goes on.
func MaxPoolingSteps(input mat.Matrix, size, stride int) *Stepper {
	w := window{kind: "MaxPoolingSteps", input: mat.DenseCopyOf(input), rows: size, cols: size, stride: stride}
	w.result = func(values []float64) (float64, string) {
		return floats.Max(values), "max" + pen.List(values)
	}
	return w.film("Max pooling")
}

// MeanPoolingSteps shows how mean pooling walks over an input: the mean of each
// window goes on.
func MeanPoolingSteps(input mat.Matrix, size, stride int) *Stepper {
	w := window{kind: "MeanPoolingSteps", input: mat.DenseCopyOf(input), rows: size, cols: size, stride: stride}
	w.result = func(values []float64) (float64, string) {
		return stat.Mean(values, nil), "mean" + pen.List(values)
	}
	return w.film("Mean pooling")
}

func parenthesized(v float64) string {
	if v < 0 {
		return "(" + pen.PrettyTo(v, 2) + ")"
	}
	return pen.PrettyTo(v, 2)
}

// check returns a picture that holds what is wrong, or nil.
func (w *window) check() *Figure {
	f := newFigure(w.kind, figureHeight)
	rows, cols := w.input.Dims()
	f.finite("the input", w.input)
	if w.kernel != nil {
		f.finite("the filter", w.kernel)
	}
	down, across := w.positions()
	switch {
	case w.rows < 1 || w.stride < 1 || w.padding < 0:
		f.fail("window %d×%d, stride %d, padding %d: want a window and a stride of at least 1 and no negative padding", w.rows, w.cols, w.stride, w.padding)
	case rows+2*w.padding < w.rows || cols+2*w.padding < w.cols:
		f.fail("a window of %d×%d does not fit in %d×%d with padding %d", w.rows, w.cols, rows, cols, w.padding)
	case down*across > maxPositions:
		f.fail("the window takes %d×%d positions, want at most %d together: choose a smaller input", down, across, maxPositions)
	}
	if f.err == nil {
		return nil
	}
	return &f
}

// positions is how often the window fits downward and across.
func (w *window) positions() (down, across int) {
	if w.stride < 1 {
		return 0, 0
	}
	rows, cols := w.input.Dims()
	return (rows+2*w.padding-w.rows)/w.stride + 1, (cols+2*w.padding-w.cols)/w.stride + 1
}

// covered lists the values under the window at position (i, j).
func (w *window) covered(in pen.Tiles, i, j int) []float64 {
	values := make([]float64, 0, w.rows*w.cols)
	for k := range w.rows {
		for l := range w.cols {
			v, _ := in.At(i*w.stride+k, j*w.stride+l)
			values = append(values, v)
		}
	}
	return values
}

// film makes one picture for each position.
func (w *window) film(title string) *Stepper {
	if bad := w.check(); bad != nil {
		s := Steps(bad)
		s.err = bad.err
		return s
	}
	down, across := w.positions()
	w.output = mat.NewDense(down, across, nil)
	in := pen.Tiles{M: w.input, Pad: w.padding}
	var pictures []Picture
	for i := range down {
		for j := range across {
			value, how := w.result(w.covered(in, i, j))
			w.output.Set(i, j, value)
			f := newFigure(w.kind, w.height())
			f.caption = fmt.Sprintf("Row %d, column %d: %s = %s", i+1, j+1, how, pen.Pretty(value))
			f.draw = func(c draw.Canvas) { w.drawAt(c, i, j) }
			f.describe = func() string { return title }
			pictures = append(pictures, &f)
		}
	}
	s := Steps(pictures...)
	rows, cols := w.input.Dims()
	s.describe = func() string {
		return fmt.Sprintf("%s: a window of %d×%d slides over %d×%d with stride %d and padding %d and gives %d×%d",
			title, w.rows, w.cols, rows, cols, w.stride, w.padding, down, across)
	}
	return s
}

// drawAt draws input, filter and output while the window is at (i, j).
func (w *window) drawAt(c draw.Canvas, i, j int) {
	rows, cols := w.input.Dims()
	down, across := w.positions()
	in := pen.Tiles{Name: fmt.Sprintf("input %d×%d", rows, cols), M: w.input, Pad: w.padding}
	if w.padding > 0 {
		in.Name += fmt.Sprintf(", padding %d", w.padding)
	}
	in.Fill = func(k, l int) pen.Tile {
		if k >= i*w.stride && k < i*w.stride+w.rows && l >= j*w.stride && l < j*w.stride+w.cols {
			return pen.Tile{Fill: pen.TintInk(4)}
		}
		if _, padded := in.At(k, l); padded {
			return pen.Tile{Fill: pen.Grid}
		}
		return pen.Tile{Fill: pen.Card}
	}
	out := pen.Tiles{Name: fmt.Sprintf("output %d×%d", down, across), M: w.output}
	out.Fill = func(k, l int) pen.Tile {
		done := k < i || k == i && l <= j
		if k == i && l == j {
			return pen.Tile{Fill: pen.TintInk(0)}
		}
		return pen.Tile{Fill: pen.Card, Hidden: !done}
	}
	w.arrange(c, in, out)
}

// grids are the matrices that stand side by side.
func (w *window) grids(in, out pen.Tiles) []pen.Tiles {
	if w.kernel == nil {
		return []pen.Tiles{in, out}
	}
	name := fmt.Sprintf("filter %d×%d", w.rows, w.cols)
	return []pen.Tiles{in, {Name: name, M: w.kernel, Fill: func(int, int) pen.Tile { return pen.Tile{Fill: pen.TintInk(4)} }}, out}
}

const (
	tileGap  = 44 // between two grids
	tileHead = 30 // for the name above a grid
)

// sizes finds the largest tiles with which all grids fit side by side, and how
// high and wide they are together.
func sizes(grids []pen.Tiles, width float64) (side, across, tallest float64) {
	for _, g := range grids {
		rows, cols := g.Dims()
		across, tallest = across+max(float64(cols), 2.6), max(tallest, float64(rows))
	}
	return min((width-tileGap*float64(len(grids)-1))/across, 42, 420/tallest), across, tallest
}

// height is what the picture needs.
func (w *window) height() float64 {
	side, _, tallest := sizes(w.grids(pen.Tiles{M: w.input, Pad: w.padding}, pen.Tiles{M: w.output}), figureWidth-2*inset)
	return side*tallest + tileHead + 30
}

// arrange draws the grids side by side.
func (w *window) arrange(c draw.Canvas, in, out pen.Tiles) {
	grids := w.grids(in, out)
	width := float64(c.Max.X - c.Min.X)
	side, across, tallest := sizes(grids, width)
	x := float64(c.Min.X) + (width-side*across-tileGap*float64(len(grids)-1))/2
	for _, g := range grids {
		rows, cols := g.Dims()
		y := float64(c.Max.Y) - tileHead + 6 - side*(tallest-float64(rows))/2
		g.Draw(c, math.Floor(x), math.Floor(y), side)
		x += side*max(float64(cols), 2.6) + tileGap
	}
}
