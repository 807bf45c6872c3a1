package convolution_test

import (
	"slices"
	"testing"

	convolution "nnlecture/exercises/14_convolution"
	"nnlecture/exercises/check"
	"nnlecture/exercises/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep1OutputSize(t *testing.T) {
	check.Step(t, "the size of the output, Eq. (45)", 2, func(s *check.S) {
		outputSize(s, 30, 4, 4, 2) // the wrong ways divide, too
		outputSize(s, 12, 3, 1, 1)
		p, st := 1+s.Rand.IntN(3), 2+s.Rand.IntN(3)
		k := 3 + s.Rand.IntN(3)
		outputSize(s, k-2*p+st*(6+s.Rand.IntN(5)), k, p, st)
		for _, c := range [][4]int{{4, 3, 0, 1}, {4, 3, 1, 1}, {4, 3, 2, 1}} { // the lecture's three
			outputSize(s, c[0], c[1], c[2], c[3])
		}
		sizeError(s, 6, 3, 0, 2, "the stride does not divide, but there is no error", "(6 − 3 + 0)/2 is no whole number: a rim of the input would never be looked at")
		sizeError(s, 3, 5, 0, 1, "the kernel does not fit, but there is no error", "a 5×5 kernel has no place in a 3×3 input without padding")
	})
}

func call(input, kernel, padding, stride int) check.Case {
	return check.Case{
		Call: "OutputSize(input, kernel, padding, stride)",
		With: check.Values("input", input, "kernel", kernel, "padding", padding, "stride", stride),
		Got: func() any {
			size, err := convolution.OutputSize(input, kernel, padding, stride)
			if err != nil {
				size = 0 // what comes with an error does not count
			}
			return check.Values("size", size, "error", err != nil)
		},
	}
}

func size(n int) check.List { return check.Values("size", n, "error", false) }

func outputSize(s *check.S, input, kernel, padding, stride int) {
	room := input - kernel + 2*padding
	c := call(input, kernel, padding, stride)
	c.Want = size(room/stride + 1)
	if padding > 0 && room/stride > 2 {
		c.Mistakes = []check.Mistake{
			check.Wrong("the + 1 is missing", "a filter that just fits has one place", size(room/stride)),
			check.Wrong("the padding is counted once", "there is padding on both sides", size((room-padding)/stride+1)),
			check.Wrong("the padding is forgotten", "2·padding", size((room-2*padding)/stride+1)),
		}
		if stride > 1 {
			c.Mistakes = append(c.Mistakes, check.Wrong("the stride is forgotten", "divide by the stride", size(room+1)))
		}
	}
	distinctOnly(&c)
	s.Check(c)
}

// distinctOnly drops mistakes that rounding makes equal for these numbers.
func distinctOnly(c *check.Case) {
	seen := []int{c.Want.(check.List)[0].Value.(int)}
	c.Mistakes = slices.DeleteFunc(c.Mistakes, func(m check.Mistake) bool {
		n := m.Value.(check.List)[0].Value.(int)
		if slices.Contains(seen, n) {
			return true
		}
		seen = append(seen, n)
		return false
	})
}

func sizeError(s *check.S, input, kernel, padding, stride int, name, look string) {
	c := call(input, kernel, padding, stride)
	c.Want = check.Values("size", 0, "error", true)
	c.Mistakes = []check.Mistake{check.Wrong(name, look, size((input-kernel+2*padding)/stride+1))}
	s.Check(c)
}

func TestStep2CrossCorrelate(t *testing.T) {
	check.Step(t, "the sliding product of a layer", 3, func(s *check.S) {
		crossCorrelate(s, s.Matrix(5, 6), s.Matrix(2, 3), 0, 1)
		crossCorrelate(s, s.Matrix(4, 4), s.Matrix(3, 3), 1, 1)
		crossCorrelate(s, s.Matrix(5, 7), s.Matrix(3, 3), 1, 2)
		crossCorrelate(s, s.Matrix(4, 4), s.Matrix(3, 3), 2, 1)
	})
}

func crossCorrelate(s *check.S, I, F *mat.Dense, padding, stride int) {
	right := layer(I, F, padding, stride)
	with := func(change func(l *sliding)) *mat.Dense {
		l := right
		change(&l)
		return l.of(I, F)
	}
	mistakes := []check.Mistake{
		check.Wrong("the filter is flipped", "a layer slides the filter as it is; flipping belongs to the convolution operator of step 3", with(func(l *sliding) { l.filter = flipped })),
	}
	if padding > 0 {
		mistakes = append(mistakes,
			check.Wrong("the padding is off by one", "place (0, 0) of the filter starts at (−p, −p)", with(func(l *sliding) { l.padding-- })),
			check.Wrong("the border is repeated instead of padded by zeros", "I = 0 outside the image", with(func(l *sliding) { l.border = edge })),
			check.Wrong("the image is continued from its other side", "I = 0 outside the image", with(func(l *sliding) { l.border = wrap })))
	}
	if padding > 1 {
		mistakes = append(mistakes, check.Wrong("the padding is put at one end only", "both sides get p zeros: start at −p", with(func(l *sliding) { l.padding = 0 })))
	}
	if stride > 1 {
		mistakes = append(mistakes, check.Wrong("the stride is not used", "O(i, j) starts at row s·i − p", with(func(l *sliding) { l.stride = 1 })))
	}
	P, Q := F.Dims()
	if P == Q {
		mistakes = append(mistakes, check.Wrong("the filter is transposed", "F(m, n) meets I(… + m, … + n)", with(func(l *sliding) {
			l.filter = func(F mat.Matrix, m, n int) float64 { return F.At(n, m) }
		})))
	}
	s.Check(check.Case{
		Call:     "CrossCorrelate(I, F, padding, stride)",
		With:     check.Values("I", I, "F", F, "padding", padding, "stride", stride),
		Got:      func() any { return convolution.CrossCorrelate(I, F, padding, stride) },
		Want:     right.of(I, F),
		Mistakes: mistakes,
	})
}

func TestStep3Convolve(t *testing.T) {
	check.Step(t, "the convolution operator", 2, func(s *check.S) {
		convolve(s, mat.NewDense(3, 4, []float64{1, 2, 0, 1, 0, 1, 3, 0, 2, 0, 1, 1}), mat.NewDense(2, 2, []float64{1, 2, 3, 4}))
		convolve(s, s.Matrix(4, 3), s.Matrix(2, 3))
	})
}

func convolve(s *check.S, I, F *mat.Dense) {
	H, W := I.Dims()
	P, Q := F.Dims()
	// the operator is the sliding product with the filter flipped and full padding
	full := func(filter func(F mat.Matrix, m, n int) float64) *mat.Dense {
		return plain.Of(H+P-1, W+Q-1, func(i, j int) float64 {
			return plain.Sum(P, func(m int) float64 {
				return plain.Sum(Q, func(n int) float64 { return zero(I, i-P+1+m, j-Q+1+n) * filter(F, m, n) })
			})
		})
	}
	right := full(flipped)
	valid := sliding{H - P + 1, W - Q + 1, 0, 1, zero, flipped}.of(I, F)
	s.Check(check.Case{
		Call: "Convolve(I, F)",
		With: check.Values("I", I, "F", F),
		Got:  func() any { return convolution.Convolve(I, F) },
		Want: right,
		Mistakes: []check.Mistake{
			check.Wrong("the filter is not flipped", "I(i − m, j − n): the indices run backwards", full(straight)),
			check.Wrong("the filter is flipped in one direction only", "both indices run backwards", full(func(F mat.Matrix, m, n int) float64 { return F.At(P-1-m, n) })),
			check.Wrong("only the places where the filter lies inside the image are there", "this is \"valid\"; the operator has a value wherever the sum is not empty: (H+P−1)×(W+Q−1)", valid),
			check.Wrong("the result has the size of the image", "the operator has a value wherever the sum is not empty: (H+P−1)×(W+Q−1)", mat.DenseCopyOf(right.Slice(0, H, 0, W))),
		},
	})
}
