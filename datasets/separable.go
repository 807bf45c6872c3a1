package datasets

import (
	"fmt"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// Separable returns n points of two classes in the square [−1, 1]² that a
// straight line separates, none nearer to that line than margin. The line is
// drawn at random, through the neighbourhood of the origin. The classes
// alternate, so both have n/2 points.
//
// It panics if n < 2 or margin is not in [0, 0.5].
func Separable(n int, margin float64, rng *rand.Rand) *Set {
	if n < 2 || !(margin >= 0 && margin <= 0.5) {
		panic(fmt.Sprintf("datasets.Separable: n = %d, margin = %v, want n ≥ 2 and a margin in [0, 0.5]", n, margin))
	}
	line := randomLine(rng)
	return twoClasses("separable points", n, rng, func(x1, x2 float64, label int) bool {
		return float64(2*label-1)*line(x1, x2) >= max(margin, math.SmallestNonzeroFloat64)
	})
}

// Overlapping returns n points of two classes in the square [−1, 1]² that no
// straight line separates: as [Separable], but each class reaches up to
// overlap beyond the line.
//
// It panics if n < 8 or overlap is not in (0, 0.5].
func Overlapping(n int, overlap float64, rng *rand.Rand) *Set {
	if n < 8 || !(overlap > 0 && overlap <= 0.5) {
		panic(fmt.Sprintf("datasets.Overlapping: n = %d, overlap = %v, want n ≥ 8 and an overlap in (0, 0.5]", n, overlap))
	}
	line := randomLine(rng)
	return twoClasses("overlapping points", n, rng, func(x1, x2 float64, label int) bool {
		return float64(2*label-1)*line(x1, x2) >= -overlap
	})
}

// randomLine returns the signed distance from a line with a random direction
// that passes the origin at 0.2 or less.
func randomLine(rng *rand.Rand) func(x1, x2 float64) float64 {
	sin, cos := math.Sincos(2 * math.Pi * rng.Float64())
	offset := 0.4*rng.Float64() - 0.2
	return func(x1, x2 float64) float64 { return float64(cos*x1) + float64(sin*x2) - offset }
}

// twoClasses draws points uniformly from the square until each class, taken in
// turn, accepts one.
func twoClasses(name string, n int, rng *rand.Rand, accepts func(x1, x2 float64, label int) bool) *Set {
	rows := mat.NewDense(n, 2, nil)
	labels := make([]int, n)
	for i := range n {
		labels[i] = i % 2
		x1, x2 := 2*rng.Float64()-1, 2*rng.Float64()-1
		for !accepts(x1, x2, labels[i]) {
			x1, x2 = 2*rng.Float64()-1, 2*rng.Float64()-1
		}
		rows.SetRow(i, []float64{x1, x2})
	}
	return New(name, "generated", []string{"x1", "x2"}, []string{"−1", "+1"}, rows, labels)
}
