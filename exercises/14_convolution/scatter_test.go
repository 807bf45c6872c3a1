package convolution_test

import (
	"math"
	"slices"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep5MaxPoolGradient(t *testing.T) {
	check.Step(t, "pooling, backwards", 1, func(s *check.S) {
		peak := s.Matrix(3, 3)
		peak.Set(1, 1, 5) // the largest of all four windows
		for _, I := range []*mat.Dense{
			s.Matrix(4, 6),
			mat.NewDense(4, 4, []float64{1, 1, 0, 2, 1, 0, 2, 2, 5, 0, 3, 1, 0, 5, 1, 3}),                 // equals
			mat.NewDense(4, 4, []float64{-4, -6, -9, -7, -1, -5, -6, -8, -9, -8, -7, -9, -7, -3, -6, -5}), // nothing is above 0
			mat.NewDense(4, 4, []float64{9, 1, 2, 3, 4, 1, 5, 6, 2, 7, 1, 2, 3, 5, 6, 3}),                 // nothing is above the first entry
		} {
			rows, columns := I.Dims()
			poolGradient(s, I, s.Matrix(rows/2, columns/2), 2, 2)
		}
		poolGradient(s, peak, s.Matrix(2, 2), 2, 1)
	})
}

type place struct{ r, c int }

// scatter hands the derivatives back, rightly or with a slip.
type scatter struct {
	winners func(I mat.Matrix, window []place) []place // those that get the derivative
	part    func(delta, entry float64) float64         // what each gets
	replace bool                                       // what was there before
}

func (s scatter) of(I, Delta *mat.Dense, window, stride int) *mat.Dense {
	H, W := I.Dims()
	g := mat.NewDense(H, W, nil)
	rows, columns := Delta.Dims()
	for w := range rows * columns {
		i, j := w/columns, w%columns
		places := make([]place, window*window)
		for k := range places {
			places[k] = place{i*stride + k/window, j*stride + k%window}
		}
		for _, p := range s.winners(I, places) {
			before := g.At(p.r, p.c)
			if s.replace {
				before = 0
			}
			g.Set(p.r, p.c, before+s.part(Delta.At(i, j), I.At(p.r, p.c)))
		}
	}
	return g
}

// search finds the first entry of a window that is larger than what the search
// begins with, and all before it.
func search(I mat.Matrix, window []place, best place, value float64) place {
	for _, p := range window {
		if v := I.At(p.r, p.c); v > value {
			best, value = p, v
		}
	}
	return best
}

func largest(I mat.Matrix, window []place) []place {
	return []place{search(I, window, window[0], I.At(window[0].r, window[0].c))}
}

func lastOfEquals(I mat.Matrix, window []place) []place {
	backwards := slices.Clone(window)
	slices.Reverse(backwards)
	return largest(I, backwards)
}

func allOfEquals(I mat.Matrix, window []place) []place {
	best := largest(I, window)[0]
	return slices.DeleteFunc(slices.Clone(window), func(p place) bool { return I.At(p.r, p.c) != I.At(best.r, best.c) })
}

func aboveZero(I mat.Matrix, window []place) []place {
	return []place{search(I, window, window[0], 0)}
}

func fromCorner(I mat.Matrix, window []place) []place {
	return []place{search(I, window, place{0, 0}, I.At(0, 0))}
}

func inWindow(I mat.Matrix, window []place) []place {
	best := largest(I, window)[0]
	return []place{{best.r - window[0].r, best.c - window[0].c}}
}

func smallest(I mat.Matrix, window []place) []place {
	var negative mat.Dense
	negative.Scale(-1, I)
	return largest(&negative, window)
}

func byMagnitude(I mat.Matrix, window []place) []place {
	return largest(plain.Each(I, math.Abs), window)
}

func overall(I mat.Matrix, _ []place) []place {
	H, W := I.Dims()
	var all []place
	for k := range H * W {
		all = append(all, place{k / W, k % W})
	}
	return largest(I, all)
}

func lastOne(_ mat.Matrix, window []place) []place  { return window[len(window)-1:] }
func everyone(_ mat.Matrix, window []place) []place { return window }
func firstOne(_ mat.Matrix, window []place) []place { return window[:1] }

func poolGradient(s *check.S, I, Delta *mat.Dense, window, stride int) {
	whole := func(delta, _ float64) float64 { return delta }
	c := check.Case{
		Call: "MaxPoolGradient(I, Delta, window, stride)",
		With: check.Values("I", I, "Delta", Delta, "window", window, "stride", stride),
		Want: scatter{largest, whole, false}.of(I, Delta, window, stride),
	}
	for _, m := range []struct {
		name, look string
		scatter
	}{
		{"every entry of the window gets the derivative", "only the largest entry had an influence", scatter{everyone, whole, false}},
		{"the derivative is shared out, as in mean pooling", "only the largest entry had an influence", scatter{everyone, func(delta, _ float64) float64 { return delta / float64(window*window) }, false}},
		{"the first entry of each window gets the derivative", "look for the largest entry", scatter{firstOne, whole, false}},
		{"among equals the last gets the derivative", "the first in reading order: use >, not ≥", scatter{lastOfEquals, whole, false}},
		{"all equals get the derivative", "only one entry of a window: the first in reading order", scatter{allOfEquals, whole, false}},
		{"where windows overlap the derivatives replace each other", "add them: an entry influences all windows that it is the largest of", scatter{largest, whole, true}},
		{"the search for the largest entry starts at 0", "where all entries are negative none is above 0: begin with the first of the window", scatter{aboveZero, whole, false}},
		{"the search begins at the corner of the image", "begin with the first entry of the window, row s·i and column s·j", scatter{fromCorner, whole, false}},
		{"the places are those in the window, not in the image", "entry (m, n) of window (i, j) is entry (s·i + m, s·j + n) of the image", scatter{inWindow, whole, false}},
		{"these are the largest entries, not the derivatives", "the place comes from I, the number from Delta", scatter{largest, func(_, entry float64) float64 { return entry }, false}},
		{"these are the largest entries, not the derivatives", "the place comes from I, the number from Delta", scatter{largest, func(_, entry float64) float64 { return entry }, true}},
		{"the derivative is multiplied by the largest entry", "the output is that entry itself, so the factor is 1", scatter{largest, func(delta, entry float64) float64 { return delta * entry }, false}},
		{"this is 1 at the largest entries", "the chain rule multiplies by the derivative that comes back", scatter{largest, func(_, _ float64) float64 { return 1 }, false}},
		{"the smallest entry gets the derivative", "the largest of its window", scatter{smallest, whole, false}},
		{"the last entry of each window gets the derivative", "look for the largest entry", scatter{lastOne, whole, false}},
		{"the sign is flipped", "the derivative goes to its place as it is", scatter{largest, func(delta, _ float64) float64 { return -delta }, false}},
		{"the largest entry of the whole image gets all derivatives", "of each window", scatter{overall, whole, false}},
		{"the entry of the largest magnitude gets the derivative", "compare without math.Abs", scatter{byMagnitude, whole, false}},
		{"this is 1 at the largest entries", "the chain rule multiplies by the derivative that comes back", scatter{largest, func(_, _ float64) float64 { return 1 }, true}},
	} {
		c.Mistakes = append(c.Mistakes, check.Wrong(m.name, m.look, m.of(I, Delta, window, stride)))
	}
	s.Check(c)
}
