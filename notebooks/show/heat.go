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

// HeatMap is a matrix with a colour for each entry.
type HeatMap struct {
	Figure
	m                  mat.Matrix
	rowNames, colNames []string
	xLabel, yLabel     string
	of                 pen.Shade
	low, high          float64
	digits             int
}

// Heat draws m as coloured cells with their numbers, row 1 on top: pale to
// dark, or, where entries of both signs occur, vermillion over pale to blue.
func Heat(m mat.Matrix) *HeatMap {
	h := &HeatMap{Figure: newFigure("Heat", figureHeight), m: mat.DenseCopyOf(m), digits: 3}
	h.draw, h.describe = h.drawHeat, h.describeHeat
	if rows, cols := m.Dims(); rows > 200 || cols > 200 {
		h.fail("the matrix is %d×%d, want at most 200×200", rows, cols)
	}
	if !h.finite("the matrix", m) {
		return h
	}
	h.low, h.high, h.of = mat.Min(m), mat.Max(m), pen.Sequential
	if h.low < 0 {
		h.high = pen.MaxAbs(m)
		h.low, h.of = -h.high, pen.Diverging
	} else if h.low == h.high {
		h.low, h.high = 0, math.Max(h.high, 1)
	}
	return h
}

// Rows names the rows and what they stand for.
func (h *HeatMap) Rows(label string, names ...string) *HeatMap {
	if rows, _ := h.m.Dims(); len(names) != rows && len(names) != 0 {
		h.fail("there are %d names for %d rows", len(names), rows)
	}
	h.yLabel, h.rowNames = label, names
	return h
}

// Cols names the columns and what they stand for.
func (h *HeatMap) Cols(label string, names ...string) *HeatMap {
	if _, cols := h.m.Dims(); len(names) != cols && len(names) != 0 {
		h.fail("there are %d names for %d columns", len(names), cols)
	}
	h.xLabel, h.colNames = label, names
	return h
}

// Scale lets the colours run from low to high, or, where low is negative, from
// −high to high, to compare maps.
func (h *HeatMap) Scale(low, high float64) *HeatMap {
	if !(low < high) || !(high > 0) || math.IsInf(high-low, 0) {
		h.fail("Scale(%v, %v): want finite numbers, the lower first, the upper positive", low, high)
	}
	h.low, h.high, h.of = low, high, pen.Sequential
	if low < 0 {
		h.low, h.of = -high, pen.Diverging
	}
	return h
}

// Digits sets how many significant digits the numbers have; 0 leaves them out.
func (h *HeatMap) Digits(n int) *HeatMap { h.digits = min(max(n, 0), 6); return h }

// drawHeat lays out names, cells and scale.
func (h *HeatMap) drawHeat(c draw.Canvas) {
	rows, cols := h.m.Dims()
	left, top, bottom := h.margins()
	inner := pen.Crop(c, left, 92, bottom, top)
	size := inner.Size()
	cellW := math.Min(float64(size.X)/float64(cols), 110)
	cellH := math.Min(float64(size.Y)/float64(rows), cellW*1.2)
	cellW = math.Min(cellW, cellH*2.2)
	x0, y1 := float64(inner.Min.X), float64(inner.Max.Y)
	img := image.NewRGBA(image.Rect(0, 0, cols, rows))
	for i := range rows {
		for j := range cols {
			img.SetRGBA(j, i, h.of(h.position(h.m.At(i, j))))
		}
	}
	area := vg.Rectangle{
		Min: vg.Point{X: vg.Length(x0), Y: vg.Length(y1 - cellH*float64(rows))},
		Max: vg.Point{X: vg.Length(x0 + cellW*float64(cols)), Y: vg.Length(y1)},
	}
	c.DrawImage(area, img)
	pen.OutlineBox(c, area)
	h.drawNames(c, area, cellW, cellH)
	h.drawNumbers(c, area, cellW, cellH)
	pen.DrawColourScale(c, float64(area.Max.X)+24, float64(area.Min.Y)+6, float64(area.Max.Y-area.Min.Y)-12, h.of, h.low, h.high)
}

// margins are what names and labels need at the left, above and below.
func (h *HeatMap) margins() (left, top, bottom float64) {
	for _, name := range h.rowNames {
		left = math.Max(left, pen.WidthOf(name, pen.TextStyle{Size: pen.TickSize})+10)
	}
	if h.yLabel != "" {
		left += 24
	}
	if len(h.colNames) > 0 {
		bottom += 22
	}
	if h.xLabel != "" {
		bottom += 22
	}
	return left, 4, bottom
}

// position maps a value to where it is on the scale of colours.
func (h *HeatMap) position(v float64) float64 {
	if h.low < 0 {
		return v / h.high
	}
	return (v - h.low) / (h.high - h.low)
}

func (h *HeatMap) drawNames(c draw.Canvas, area vg.Rectangle, cellW, cellH float64) {
	x0, y0, y1 := float64(area.Min.X), float64(area.Min.Y), float64(area.Max.Y)
	for i, name := range h.rowNames {
		pen.Write(c, x0-8, y1-cellH*(float64(i)+0.5)-5, name, pen.TextStyle{Size: pen.TickSize, Align: 1})
	}
	for j, name := range h.colNames {
		pen.Write(c, x0+cellW*(float64(j)+0.5), y0-18, name, pen.TextStyle{Size: pen.TickSize, Align: 0.5})
	}
	if h.xLabel != "" {
		below := y0 - 20
		if len(h.colNames) > 0 {
			below -= 20
		}
		pen.Write(c, float64(area.Min.X+area.Max.X)/2, below, h.xLabel, pen.TextStyle{Align: 0.5})
	}
	if h.yLabel != "" {
		pen.WriteUpward(c, float64(c.Min.X)+12, float64(area.Min.Y+area.Max.Y)/2, h.yLabel, pen.TextStyle{})
	}
}

// drawNumbers writes the entries where they fit, black on pale and white on
// dark cells, on light and dark pages alike.
func (h *HeatMap) drawNumbers(c draw.Canvas, area vg.Rectangle, cellW, cellH float64) {
	if h.digits == 0 || cellH < 17 {
		return
	}
	rows, cols := h.m.Dims()
	for i := range rows {
		for j := range cols {
			number := pen.PrettyTo(h.m.At(i, j), h.digits)
			if pen.WidthOf(number, pen.TextStyle{Size: pen.NoteSize}) > cellW-4 {
				continue
			}
			clr := pen.OnPale
			if p := h.position(h.m.At(i, j)); p > 0.55 || p < -0.55 {
				clr = pen.OnDark
			}
			pen.Write(c, float64(area.Min.X)+cellW*(float64(j)+0.5), float64(area.Max.Y)-cellH*(float64(i)+0.5)-4.5,
				number, pen.TextStyle{Size: pen.NoteSize, Color: clr, Align: 0.5})
		}
	}
}

func (h *HeatMap) describeHeat() string {
	rows, cols := h.m.Dims()
	what := fmt.Sprintf("Heat map of %d×%d values from %s to %s", rows, cols, pen.Pretty(mat.Min(h.m)), pen.Pretty(mat.Max(h.m)))
	at := func(i, j int) string {
		row, col := fmt.Sprintf("row %d", i+1), fmt.Sprintf("column %d", j+1)
		if len(h.rowNames) > 0 {
			row = h.rowNames[i]
		}
		if len(h.colNames) > 0 {
			col = h.colNames[j]
		}
		return row + ", " + col
	}
	for i := range rows {
		for j := range cols {
			if h.m.At(i, j) == mat.Max(h.m) {
				return what + "; the largest is at " + at(i, j)
			}
		}
	}
	return what
}
