package field

import (
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// Field is a function of the plane, sampled on a grid.
type Field struct {
	X, Y   []float64   // the grid, ascending
	Values [][]float64 // Values[j][i] at (X[i], Y[j])
}

// newField is zero all over the grid.
func newField(x, y []float64) Field {
	f := Field{x, y, make([][]float64, len(y))}
	for j := range f.Values {
		f.Values[j] = make([]float64, len(x))
	}
	return f
}

// Spaced returns n numbers from low to high at equal distances. Unlike
// floats.Span, which multiplies a rounded step, it meets the middle exactly: on
// a saddle around 0 the zeros decide where contours run.
func Spaced(low, high float64, n int) []float64 {
	numbers := make([]float64, n)
	for i := range numbers {
		numbers[i] = low + (high-low)*float64(i)/float64(n-1)
	}
	return numbers
}

// Sample evaluates f on a grid of nx × ny points of the rectangle.
func Sample(x0, x1, y0, y1 float64, nx, ny int, f func(x, y float64) float64) Field {
	g := newField(Spaced(x0, x1, nx), Spaced(y0, y1, ny))
	for j, y := range g.Y {
		for i, x := range g.X {
			g.Values[j][i] = f(x, y)
		}
	}
	return g
}

// SampleModel asks a model for all points of a grid at once and returns a field
// for each row of what it answers.
//
//	model: 2×N, one point per column → K×N
func SampleModel(x, y []float64, model func(X mat.Matrix) mat.Matrix) []Field {
	A := model(gridPoints(x, y))
	rows, _ := A.Dims()
	fields := make([]Field, rows)
	for k := range fields {
		fields[k] = newField(x, y)
		for n := range len(x) * len(y) {
			fields[k].Values[n/len(x)][n%len(x)] = A.At(k, n)
		}
	}
	return fields
}

// gridPoints lists the points of a grid, row after row, as columns.
func gridPoints(xs, ys []float64) mat.Matrix {
	points := mat.NewDense(len(xs)*len(ys), 2, nil)
	for k := range len(xs) * len(ys) {
		points.SetRow(k, []float64{xs[k%len(xs)], ys[k/len(xs)]})
	}
	return points.T()
}

// Limits are the smallest and the largest value of all fields.
func Limits(fields ...Field) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, f := range fields {
		for _, row := range f.Values {
			low, high = math.Min(low, floats.Min(row)), math.Max(high, floats.Max(row))
		}
	}
	return low, high
}
