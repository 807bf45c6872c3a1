package datasets

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"
)

func TestCurvesWithoutNoise(t *testing.T) {
	onMoon := func(x1, x2 float64, k int) float64 { // distance from the half circle
		if k == 1 {
			x1, x2 = 1-x1, 0.5-x2
		}
		return math.Abs(math.Hypot(x1, x2)-1) + max(0, -x2)
	}
	onCircle := func(x1, x2 float64, k int) float64 { return math.Abs(math.Hypot(x1, x2) - 0.5*float64(k+1)) }
	onArm := func(arms int) func(x1, x2 float64, k int) float64 {
		return func(x1, x2 float64, k int) float64 {
			along := (math.Hypot(x1, x2) - 0.1) / 0.9
			angle := 2 * math.Pi * (along + float64(k)/float64(arms))
			return math.Hypot(x1-(0.1+0.9*along)*math.Cos(angle), x2-(0.1+0.9*along)*math.Sin(angle))
		}
	}
	for _, c := range []struct {
		set      *Set
		distance func(x1, x2 float64, k int) float64
	}{
		{Moons(200, 0, seeded(1)), onMoon},
		{Circles(200, 0, seeded(1)), onCircle},
		{Spirals(200, 2, 0, seeded(1)), onArm(2)},
		{Spirals(200, 5, 0, seeded(1)), onArm(5)},
	} {
		for n, k := range c.set.Labels {
			x1, x2 := c.set.Rows().At(n, 0), c.set.Rows().At(n, 1)
			if d := c.distance(x1, x2, k); d > 1e-5 {
				t.Fatalf("%s: example %d = (%v, %v) of class %d is %v off its curve", c.set.Name, n, x1, x2, k, d)
			}
		}
	}
}

func TestCurvesCannotBeSeparatedByALine(t *testing.T) {
	for _, s := range []*Set{Moons(60, 0, seeded(1)), Circles(60, 0, seeded(1)), Spirals(60, 2, 0, seeded(1))} {
		if lineSeparates(s) {
			t.Errorf("%s: a line separates", s.Name)
		}
	}
}

func TestBlobsHaveTheirCentresAndSpread(t *testing.T) {
	s := Blobs(30000, 3, 0.3, seeded(7))
	centres := [][2]float64{{0, 1}, {math.Sqrt(3) / 2, -0.5}, {-math.Sqrt(3) / 2, -0.5}}
	for k, name := range s.ClassNames {
		class := s.OnlyClasses(name)
		for m := range 2 {
			column := make([]float64, class.Len())
			for n := range column {
				column[n] = class.Rows().At(n, m)
			}
			mean, deviation := stat.MeanStdDev(column, nil)
			// Four standard errors of 10 000 examples: 0.3/100 and 0.3/141.
			if math.Abs(mean-centres[k][m]) > 0.012 || math.Abs(deviation-0.3) > 0.009 {
				t.Errorf("%s, x%d: mean %.4f, deviation %.4f, want %.4f and 0.3", name, m+1, mean, deviation, centres[k][m])
			}
		}
	}
}

func TestCurvesBalanceClasses(t *testing.T) {
	s := Spirals(11, 4, 0.1, seeded(1))
	if !slices.Equal(s.Labels, []int{0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2}) {
		t.Errorf("labels %v, want each class in turn", s.Labels)
	}
}

func TestCurvesRefuse(t *testing.T) {
	wantPanic(t, "datasets.Blobs: 2 points of 3 classes", func() { Blobs(2, 3, 0.1, seeded(1)) })
	wantPanic(t, "two classes or more", func() { Spirals(10, 1, 0.1, seeded(1)) })
	wantPanic(t, "a deviation in [0, 10]", func() { Moons(10, -0.1, seeded(1)) })
	wantPanic(t, "deviation of NaN", func() { Circles(10, math.NaN(), seeded(1)) })
}
