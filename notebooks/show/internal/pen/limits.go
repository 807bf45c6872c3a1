package pen

import (
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// Bounds are the smallest and the largest of some numbers.
func Bounds(values []float64) (low, high float64) {
	return floats.Min(values), floats.Max(values)
}

// MaxAbs is the greatest absolute value, or 1 if all are zero.
func MaxAbs(m mat.Matrix) float64 {
	if low, high := mat.Min(m), mat.Max(m); low != 0 || high != 0 {
		return math.Max(math.Abs(low), math.Abs(high))
	}
	return 1
}
