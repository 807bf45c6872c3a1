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
		return float64(2*label-1)*line.distance(x1, x2) >= max(margin, math.SmallestNonzeroFloat64)
	})
}

// Overlapping returns n points of two classes in the square [−1, 1]² that no
// straight line separates: as [Separable], but each class reaches up to
// overlap beyond the line.
//
// The first four points guarantee it: the two of the one class and the two of
// the other have the same midpoint. A line with one class on either side would
// have this midpoint on both sides.
//
// It panics if n < 8 or overlap is not in [0.001, 0.5].
func Overlapping(n int, overlap float64, rng *rand.Rand) *Set {
	if n < 8 || !(overlap >= 0.001 && overlap <= 0.5) {
		panic(fmt.Sprintf("datasets.Overlapping: n = %d, overlap = %v, want n ≥ 8 and an overlap in [0.001, 0.5]", n, overlap))
	}
	line := randomLine(rng)
	s := twoClasses("overlapping points", n, rng, func(x1, x2 float64, label int) bool {
		return float64(2*label-1)*line.distance(x1, x2) >= -overlap
	})
	line.interlock(s.Rows(), overlap, rng)
	return s
}

// interlock replaces the first four points by the ends of two diagonals that
// cross on the line, each with one end on either side of it. They lean in
// opposite ways, so that they cross at an angle that no rounding undoes.
func (l line) interlock(rows *mat.Dense, overlap float64, rng *rand.Rand) {
	// Everything stays in the square: the farthest end lies at a distance of
	// √((0.2 + 0.5)² + (0.2 + 0.5)²) < 1 from the origin.
	middle := 0.4*rng.Float64() - 0.2
	for label, lean := range []float64{-1, +1} {
		along := 0.2 + float64(0.3*rng.Float64())
		across := float64(lean*overlap) * (0.5 + float64(0.4*rng.Float64()))
		rows.SetRow(label, l.at(middle+along, across))
		rows.SetRow(2+label, l.at(middle-along, -across))
	}
}

// line is the set of points x with ⟨(cos, sin), x⟩ = offset.
type line struct{ cos, sin, offset float64 }

// randomLine returns a line with a random direction that passes the origin at
// 0.2 or less.
func randomLine(rng *rand.Rand) line {
	sin, cos := math.Sincos(2 * math.Pi * rng.Float64())
	return line{cos, sin, 0.4*rng.Float64() - 0.2}
}

// distance is the signed distance of a point from the line.
func (l line) distance(x1, x2 float64) float64 {
	return float64(l.cos*x1) + float64(l.sin*x2) - l.offset
}

// at is the point at a signed distance across the line, as far along it.
func (l line) at(along, across float64) []float64 {
	across += l.offset
	return []float64{
		rounded(float64(l.cos*across) - float64(l.sin*along)),
		rounded(float64(l.sin*across) + float64(l.cos*along)),
	}
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
