package convolution_test

import (
	"slices"
	"testing"

	convolution "nnlecture/exercises/14_convolution"
	"nnlecture/exercises/check"
	"nnlecture/exercises/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep4Pool(t *testing.T) {
	check.Step(t, "pooling", 2, func(s *check.S) {
		for _, c := range [][4]int{{4, 6, 2, 2}, {5, 7, 3, 2}} {
			pool(s, s.Matrix(c[0], c[1]), c[2], c[3])
		}
	})
}

func pool(s *check.S, I *mat.Dense, window, stride int) {
	with := check.Values("I", I, "window", window, "stride", stride)
	sum := func(e []float64) float64 { return plain.Sum(len(e), func(k int) float64 { return e[k] }) }
	mean := func(e []float64) float64 { return sum(e) / float64(len(e)) }
	positive := func(e []float64) float64 { return max(0, slices.Max(e)) }
	maximum := check.Case{
		Call: "MaxPool(I, window, stride)", With: with,
		Got:  func() any { return convolution.MaxPool(I, window, stride) },
		Want: pooled(I, window, stride, slices.Max),
		Mistakes: []check.Mistake{
			check.Wrong("this is the mean of each window", "MaxPool takes the largest entry", pooled(I, window, stride, mean)),
			check.Wrong("this is the smallest entry of each window", "MaxPool takes the largest entry", pooled(I, window, stride, slices.Min)),
			check.Wrong("this is the first entry of each window", "look at all entries of the window", pooled(I, window, stride, func(e []float64) float64 { return e[0] })),
			check.Wrong("the windows move by 1", "they move by the stride", pooled(I, window, 1, slices.Max)),
		},
	}
	if m := pooled(I, window, stride, positive); !mat.Equal(m, maximum.Want.(*mat.Dense)) {
		maximum.Mistakes = append(maximum.Mistakes, check.Wrong("the search for the largest entry starts at 0", "where all entries are negative the largest is negative, too", m))
	}
	s.Check(maximum)
	s.Check(check.Case{
		Call: "MeanPool(I, window, stride)", With: with,
		Got:  func() any { return convolution.MeanPool(I, window, stride) },
		Want: pooled(I, window, stride, mean),
		Mistakes: []check.Mistake{
			check.Wrong("this is the sum of each window", "divide by the number of entries, window²", pooled(I, window, stride, sum)),
			check.Wrong("the sum is divided by the window's width, not by its area", "window² entries", pooled(I, window, stride, func(e []float64) float64 { return sum(e) / float64(window) })),
			check.Wrong("this is the largest entry of each window", "MeanPool takes the mean", pooled(I, window, stride, slices.Max)),
			check.Wrong("the windows move by 1", "they move by the stride", pooled(I, window, 1, mean)),
		},
	})
	negative := plain.Each(I, func(v float64) float64 { return -1 - v*v })
	s.Check(check.Case{
		Call:     "MaxPool(I, window, stride), with negative entries",
		With:     check.Values("I", negative, "window", window, "stride", stride),
		Got:      func() any { return convolution.MaxPool(negative, window, stride) },
		Want:     pooled(negative, window, stride, slices.Max),
		Mistakes: []check.Mistake{check.Wrong("the search for the largest entry starts at 0", "where all entries are negative the largest is negative, too", pooled(negative, window, stride, positive))},
	})
}

func TestStep5MaxPoolGradient(t *testing.T) {
	check.Step(t, "pooling, backwards", 1, func(s *check.S) {
		poolGradient(s, s.Matrix(4, 6), s.Matrix(2, 3), 2, 2)
		poolGradient(s, mat.NewDense(4, 4, []float64{1, 1, 0, 2, 1, 0, 2, 2, 5, 0, 3, 1, 0, 5, 1, 3}), s.Matrix(2, 2), 2, 2)
		peak := s.Matrix(3, 3)
		peak.Set(1, 1, 5) // the largest of all four windows
		poolGradient(s, peak, s.Matrix(2, 2), 2, 1)
	})
}

// scatter hands the derivatives back with everything that can go wrong in it.
type scatter struct {
	window, stride int
	last           bool                        // among equals the last wins
	replace        bool                        // derivatives replace each other
	share          func(k, winner int) float64 // what entry k of a window gets
}

func (s scatter) of(I, Delta *mat.Dense) *mat.Dense {
	H, W := I.Dims()
	g := mat.NewDense(H, W, nil)
	rows, columns := Delta.Dims()
	for w := range rows * columns {
		i, j := w/columns, w%columns
		at := func(k int) (int, int) { return i*s.stride + k/s.window, j*s.stride + k%s.window }
		winner := s.winner(I, at)
		for k := range s.window * s.window {
			r, c := at(k)
			if part := s.share(k, winner) * Delta.At(i, j); s.replace && part != 0 {
				g.Set(r, c, part)
			} else {
				g.Set(r, c, g.At(r, c)+part)
			}
		}
	}
	return g
}

// winner is the entry of a window that is the largest.
func (s scatter) winner(I *mat.Dense, at func(k int) (int, int)) int {
	winner := 0
	for k := range s.window * s.window {
		r, c := at(k)
		br, bc := at(winner)
		if v, best := I.At(r, c), I.At(br, bc); v > best || s.last && v == best {
			winner = k
		}
	}
	return winner
}

func poolGradient(s *check.S, I, Delta *mat.Dense, window, stride int) {
	winner := func(k, winner int) float64 {
		if k == winner {
			return 1
		}
		return 0
	}
	all := func(int, int) float64 { return 1 }
	mean := func(int, int) float64 { return 1 / float64(window*window) }
	right := scatter{window, stride, false, false, winner}.of(I, Delta)
	c := check.Case{
		Call: "MaxPoolGradient(I, Delta, window, stride)",
		With: check.Values("I", I, "Delta", Delta, "window", window, "stride", stride),
		Got:  func() any { return convolution.MaxPoolGradient(I, Delta, window, stride) },
		Want: right,
		Mistakes: []check.Mistake{
			check.Wrong("every entry of the window gets the derivative", "only the largest entry had an influence", scatter{window, stride, false, false, all}.of(I, Delta)),
			check.Wrong("the derivative is shared out, as in mean pooling", "only the largest entry had an influence", scatter{window, stride, false, false, mean}.of(I, Delta)),
		},
	}
	if m := (scatter{window, stride, true, false, winner}).of(I, Delta); !mat.Equal(m, right) {
		c.Mistakes = append(c.Mistakes, check.Wrong("among equals the last gets the derivative", "the first in reading order: use >, not ≥", m))
	}
	if m := (scatter{window, stride, false, true, winner}).of(I, Delta); !mat.Equal(m, right) {
		c.Mistakes = append(c.Mistakes, check.Wrong("where windows overlap the derivatives replace each other", "add them: an entry influences all windows that it is the largest of", m))
	}
	s.Check(c)
}
