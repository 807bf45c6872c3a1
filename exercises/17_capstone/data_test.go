package capstone_test

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// set is a data set: examples in columns, and their classes.
type set struct {
	X      *mat.Dense
	labels []int
	K      int
}

// Y is the labels one-hot.
func (s set) Y() *mat.Dense {
	Y := mat.NewDense(s.K, len(s.labels), nil)
	for n, label := range s.labels {
		Y.Set(label, n, 1)
	}
	return Y
}

// mixed draws n labels out of K classes, of each class as many, in an order that
// tells nothing.
func mixed(n, K int, rng *rand.Rand) []int {
	labels := rng.Perm(n)
	for i := range labels {
		labels[i] %= K
	}
	return labels
}

// spirals draws n points on three arms that wind once around the origin.
func spirals(n int, rng *rand.Rand) set {
	s := set{mat.NewDense(2, n, nil), mixed(n, 3, rng), 3}
	for i := range n {
		t := rng.Float64()
		radius, angle := 0.1+0.9*t, 2*math.Pi*(t+float64(s.labels[i])/3)
		s.X.Set(0, i, radius*math.Cos(angle)+0.02*rng.NormFloat64())
		s.X.Set(1, i, radius*math.Sin(angle)+0.02*rng.NormFloat64())
	}
	return s
}

// font holds the digits in 5×7 dots, as on the displays of old machines.
var font = [10][7]string{
	{" ### ", "#   #", "#  ##", "# # #", "##  #", "#   #", " ### "},
	{"  #  ", " ##  ", "  #  ", "  #  ", "  #  ", "  #  ", " ### "},
	{" ### ", "#   #", "    #", "   # ", "  #  ", " #   ", "#####"},
	{"#####", "   # ", "  #  ", "   # ", "    #", "#   #", " ### "},
	{"   # ", "  ## ", " # # ", "#  # ", "#####", "   # ", "   # "},
	{"#####", "#    ", "#### ", "    #", "    #", "#   #", " ### "},
	{"  ## ", " #   ", "#    ", "#### ", "#   #", "#   #", " ### "},
	{"#####", "    #", "   # ", "  #  ", " #   ", " #   ", " #   "},
	{" ### ", "#   #", "#   #", " ### ", "#   #", "#   #", " ### "},
	{" ### ", "#   #", "#   #", " ####", "    #", "   # ", " ##  "},
}

const high, wide = 8, 7 // of a picture

// digits draws n pictures of digits at different places, with noise.
func digits(n int, rng *rand.Rand) set {
	s := set{mat.NewDense(high*wide, n, nil), mixed(n, 10, rng), 10}
	for i, digit := range s.labels {
		top, left := rng.IntN(high-6), rng.IntN(wide-4)
		for p := range high * wide {
			r, c := p/wide-top, p%wide-left
			ink := 0.2 * rng.NormFloat64()
			if r >= 0 && r < 7 && c >= 0 && c < 5 && font[digit][r][c] == '#' {
				ink++
			}
			s.X.Set(p, i, ink)
		}
	}
	return s
}
