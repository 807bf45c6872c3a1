package value

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

func matrixOf(r, c int, v ...float64) *mat.Dense { return mat.NewDense(r, c, v) }

// TestEqual: shapes first, then numbers, to a tolerance.
func TestEqual(t *testing.T) {
	a := Of(matrixOf(1, 2, 1, math.Inf(1)))
	for _, c := range []struct {
		b    any
		same bool
	}{
		{matrixOf(1, 2, 1+1e-12, math.Inf(1)), true},
		{matrixOf(1, 2, 1+1e-6, math.Inf(1)), false},
		{matrixOf(1, 2, 1, math.Inf(-1)), false},
		{matrixOf(1, 2, 1, 1e300), false},
		{matrixOf(2, 1, 1, math.Inf(1)), false},
		{[]float64{1, math.Inf(1)}, false},
	} {
		if got := Of(c.b).Equal(a, 1e-9); got != c.same {
			t.Errorf("%v equals %v: %v, want %v", c.b, a, got, c.same)
		}
	}
	if nan := Of(math.NaN()); !nan.Equal(nan, 0) || nan.Equal(Of(1.0), 1) {
		t.Error("NaN has to equal NaN and nothing else")
	}
}
