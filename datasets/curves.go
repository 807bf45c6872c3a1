package datasets

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"gonum.org/v1/gonum/mat"
)

// Blobs returns n points of as many classes as asked for, each class a round
// cloud: normally distributed with standard deviation spread about a centre.
// The centres lie evenly on the unit circle, that of class 0 at the top. With
// three classes and a spread of 0.3 this is the three-class problem. Classes
// alternate.
//
// It panics if classes < 2, n < classes, or spread is not in [0, 10].
//
// Slide "Three-Class Problem".
func Blobs(n, classes int, spread float64, rng *rand.Rand) *Set {
	return cloud("Blobs", n, classes, spread, rng, func(k int) (x1, x2 float64) {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(classes))
		return sin, cos
	})
}

// Moons returns n points on two half circles that reach into each other, with
// normally distributed noise of the given standard deviation. A curve
// separates them up to a noise of about 0.15, and no line does. Classes
// alternate.
//
// It panics if n < 2 or noise is not in [0, 10].
func Moons(n int, noise float64, rng *rand.Rand) *Set {
	return cloud("Moons", n, 2, noise, rng, func(k int) (x1, x2 float64) {
		sin, cos := math.Sincos(math.Pi * rng.Float64())
		if k == 0 {
			return cos, sin
		}
		return 1 - cos, 0.5 - sin
	})
}

// Circles returns n points on two circles about the origin, with radius 0.5
// for class 0 and 1 for class 1, with normally distributed noise of the given
// standard deviation. Classes alternate.
//
// It panics if n < 2 or noise is not in [0, 10].
func Circles(n int, noise float64, rng *rand.Rand) *Set {
	return cloud("Circles", n, 2, noise, rng, func(k int) (x1, x2 float64) {
		sin, cos := math.Sincos(2 * math.Pi * rng.Float64())
		radius := 0.5 * float64(1+k)
		return radius * cos, radius * sin
	})
}

// Spirals returns n points on spirals that wind once around the origin, one
// arm per class, with normally distributed noise of the given standard
// deviation. Arms run from radius 0.1 to 1, so that the gap between two
// neighbouring arms of K is 0.9/K. Classes alternate.
//
// It panics if arms < 2, n < arms, or noise is not in [0, 10].
func Spirals(n, arms int, noise float64, rng *rand.Rand) *Set {
	return cloud("Spirals", n, arms, noise, rng, func(k int) (x1, x2 float64) {
		along := math.Sqrt(rng.Float64()) // the root spreads points evenly over the arm's length
		sin, cos := math.Sincos(2 * math.Pi * (along + float64(k)/float64(arms)))
		radius := 0.1 + float64(0.9*along)
		return radius * cos, radius * sin
	})
}

// cloud draws n points, of each class in turn: a place that depends on the
// class, and normally distributed noise in both directions.
func cloud(name string, n, classes int, noise float64, rng *rand.Rand, place func(class int) (x1, x2 float64)) *Set {
	if classes < 2 || n < classes || !(noise >= 0 && noise <= 10) {
		panic(fmt.Sprintf("datasets.%s: %d points of %d classes with a standard deviation of %v, want two classes or more, a point for each, and a deviation in [0, 10]",
			name, n, classes, noise))
	}
	rows := mat.NewDense(n, 2, nil)
	labels := make([]int, n)
	for i := range n {
		labels[i] = i % classes
		x1, x2 := place(labels[i])
		x1 += float64(noise * rng.NormFloat64())
		x2 += float64(noise * rng.NormFloat64())
		rows.SetRow(i, []float64{rounded(x1), rounded(x2)})
	}
	names := make([]string, classes)
	for k := range names {
		names[k] = fmt.Sprintf("class %d", k+1)
	}
	return New(strings.ToLower(name), "generated", []string{"x1", "x2"}, names, rows, labels)
}
