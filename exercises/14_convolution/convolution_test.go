package convolution_test

import (
	"testing"

	calls "nnlecture/exercises/internal/calls/14_convolution"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1OutputSize(t *testing.T) {
	check.Step(t, "the size of the output, Eq. (45)", 2, func(s *check.S) {
		p, st := 1+s.Rand.IntN(3), 2+s.Rand.IntN(3)
		k := 3 + s.Rand.IntN(3)
		for _, f := range []fit{
			{30, 4, 4, 2}, // the wrong ways divide, too
			{12, 3, 1, 1},
			{k - 2*p + st*(6+s.Rand.IntN(5)), k, p, st},
			{4, 3, 0, 1}, {4, 3, 1, 1}, {4, 3, 2, 1}, // the lecture's three
			{5, 5, 0, 3}, // the kernel just fits
			{3, 5, 1, 1}, // it fits thanks to the padding
			{6, 3, 0, 2}, // the stride does not divide
			{3, 5, 0, 1}, // the kernel does not fit
		} {
			outputSize(s, f)
		}
	})
}

// fit is an input of OutputSize.
type fit struct{ input, kernel, padding, stride int }

func (f fit) room() int { return f.input - f.kernel + 2*f.padding }

// size is what comes back from a function that computes n, and an error where
// refused is true. What comes with an error does not count.
func size(n int, refused bool) check.List {
	if refused {
		n = 0
	}
	return check.Values("error", refused, "size", n)
}

func outputSize(s *check.S, f fit) {
	large, divides := f.room() < 0, f.room()%f.stride == 0
	bad := large || !divides
	n := f.room()/f.stride + 1
	wrong := func(name, look string, n int) check.Mistake { return check.Wrong(name, look, size(n, bad)) }
	roomy := func(name, look string, room int) check.Mistake { // a wrong room decides on the error, too
		return check.Wrong(name, look, size(room/f.stride+1, room < 0 || room%f.stride != 0))
	}
	s.Check(check.Case{
		Call: "OutputSize(input, kernel, padding, stride)",
		With: check.Values("input", f.input, "kernel", f.kernel, "padding", f.padding, "stride", f.stride),
		Want: size(n, bad),
		Mistakes: []check.Mistake{
			wrong("the + 1 is missing", "a filter that just fits has one place", n-1),
			wrong("the + 1 stands above the line", "divide first, then add 1", (f.room()+1)/f.stride),
			roomy("the padding is counted once", "there is padding on both sides", f.room()-f.padding),
			roomy("the padding is forgotten", "2·padding", f.room()-2*f.padding),
			roomy("the kernel is added", "a larger kernel leaves less room: input − kernel", f.room()+2*f.kernel),
			wrong("the stride is forgotten", "divide by the stride", f.room()+1),
			wrong("only the padding is divided by the stride", "brackets around the difference: (input − kernel + 2·padding) / stride", f.input-f.kernel+2*f.padding/f.stride+1),
			wrong("1 is subtracted instead of added", "a filter that just fits has one place", n-2),
			wrong("the room alone comes back", "divide it by the stride, and add 1", f.room()),
			wrong("the padding is added once more after the division", "input − kernel + 2·padding, then divided", n+f.padding),
			check.Wrong("there is always an error", "where everything fits the error is nil", size(0, true)),
			check.Wrong("a kernel that just fits is refused", "with input − kernel + 2·padding = 0 it has one place", size(n, bad || f.room() == 0)),
			check.Wrong("the kernel is compared with the input alone", "it has to fit into the input with its padding", size(n, bad || f.kernel > f.input)),
			check.Wrong("the stride has to divide the input", "it has to divide the room that the kernel leaves, input − kernel + 2·padding", size(n, large || f.input%f.stride != 0)),
			check.Wrong("the stride has to divide the input", "it has to divide the room that the kernel leaves, input − kernel + 2·padding", size(n, f.input%f.stride != 0)),
			check.Wrong("the stride does not divide, but there is no error", "with a remainder a rim of the input would never be looked at", size(n, large)),
			check.Wrong("the kernel does not fit, but there is no error", "input − kernel + 2·padding must not be negative", size(n, !divides)),
			check.Wrong("there is never an error", "return one where the kernel does not fit, and where the stride does not divide", size(n, false)),
		},
	})
}

func TestStep2CrossCorrelate(t *testing.T) {
	check.Step(t, "the sliding product of a layer", 3, func(s *check.S) {
		crossCorrelate(s, s.Matrix(5, 6), s.Matrix(2, 3), 0, 1)
		crossCorrelate(s, s.Matrix(4, 4), s.Matrix(3, 3), 2, 1)
		crossCorrelate(s, s.Matrix(5, 7), s.Matrix(3, 3), 1, 2)
		crossCorrelate(s, s.Matrix(4, 4), s.Matrix(3, 3), 1, 1)
	})
}

func crossCorrelate(s *check.S, I, F *mat.Dense, padding, stride int) {
	right := layer(I, F, padding, stride)
	with := func(change func(l *sliding)) *mat.Dense {
		l := right
		change(&l)
		return l.of(I, F)
	}
	H, W := I.Dims()
	P, Q := F.Dims()
	mistakes := []check.Mistake{
		check.Wrong("the filter is flipped", "a layer slides the filter as it is; flipping belongs to the convolution operator of step 3", with(func(l *sliding) { l.filter = flipped })),
		check.Wrong("the products replace each other", "add them up: sum += …", with(func(l *sliding) { l.filter = lastOnly })),
		check.Wrong("the sum goes on from one place to the next", "start it at 0 for each place, inside the loops over i and j", running(right.of(I, F))),
		check.Wrong("the mean is taken", "the sum of the products, not their mean", plain.Times(1/float64(P*Q), right.of(I, F))),
		check.Wrong("rows and columns of the image are swapped", "i and m belong to the rows of I and F, j and n to the columns", with(func(l *sliding) {
			l.border = func(I mat.Matrix, i, j int) float64 { return zero(I, j, i) }
		})),
		check.Wrong("the stride is not used", "O(i, j) starts at row s·i − p", with(func(l *sliding) { l.stride = 1 })),
		check.Wrong("the stride multiplies the place in the filter, too", "s·i + m − p, not s·(i + m) − p", with(func(l *sliding) { l.spread = stride })),
		check.Wrong("the padding is off by one", "place (0, 0) of the filter starts at (−p, −p)", with(func(l *sliding) { l.padding = max(0, padding-1) })),
		check.Wrong("the padding is put at one end only", "both sides get p zeros: start at −p", with(func(l *sliding) { l.padding = 0 })),
		check.Wrong("the padding has the wrong sign", "s·i + m − p: the filter starts before the image", with(func(l *sliding) { l.padding = -padding })),
		check.Wrong("the border is repeated instead of padded by zeros", "I = 0 outside the image", with(func(l *sliding) { l.border = edge })),
		check.Wrong("the image is continued from its other side", "I = 0 outside the image", with(func(l *sliding) { l.border = wrap })),
		check.Wrong("the output has the size without padding", "Eq. (45) adds 2p", with(func(l *sliding) {
			l.rows, l.columns = (H-P)/stride+1, (W-Q)/stride+1
		})),
	}
	for _, more := range []struct {
		name, look string
		change     func(l *sliding)
	}{
		{"only the first product is there", "is there a return or a break inside of the loops?", func(l *sliding) { l.filter = firstOnly }},
		{"only the first row of the filter is used", "m runs from 0 to P − 1", func(l *sliding) { l.filter = rowsOf(func(m, P int) bool { return m == 0 }) }},
		{"the last row of the filter is left out", "m runs from 0 to P − 1", func(l *sliding) { l.filter = rowsOf(func(m, P int) bool { return m < P-1 }) }},
		{"the last column of the filter is left out", "n runs from 0 to Q − 1", func(l *sliding) { l.filter = columnsOf(func(n, Q int) bool { return n < Q-1 }) }},
		{"the filter is flipped upside down", "the filter is used as it is", func(l *sliding) {
			l.filter = func(F mat.Matrix, m, n int) float64 { return F.At(P-1-m, n) }
		}},
		{"the filter is flipped from left to right", "the filter is used as it is", func(l *sliding) {
			l.filter = func(F mat.Matrix, m, n int) float64 { return F.At(m, Q-1-n) }
		}},
		{"image and filter are added instead of multiplied", "the sum of products", func(l *sliding) {
			l.filter = nil
		}},
		{"height and width of the result are swapped", "O is as high as the height allows: rows first", func(l *sliding) { l.rows, l.columns = l.columns, l.rows }},
		{"the filter is one and the same entry", "F(m, n), with the m and n of the loops", func(l *sliding) {
			l.filter = func(F mat.Matrix, m, n int) float64 { return F.At(0, 0) }
		}},
		{"the size of the result counts the padding once", "Eq. (45) adds 2p", func(l *sliding) {
			l.rows, l.columns = (H-P+padding)/stride+1, (W-Q+padding)/stride+1
		}},
	} {
		mistakes = append(mistakes, check.Wrong(more.name, more.look, with(more.change)))
	}
	if P == Q {
		mistakes = append(mistakes, check.Wrong("the filter is transposed", "F(m, n) meets I(… + m, … + n)", with(func(l *sliding) { l.filter = transposed })))
	}
	s.Check(check.Case{
		Call:     "CrossCorrelate(I, F, padding, stride)",
		With:     check.Values("I", I, "F", F, "padding", padding, "stride", stride),
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
	valid := sliding{H - P + 1, W - Q + 1, 0, 1, 1, zero, flipped}.of(I, F)
	c := check.Case{
		Call: "Convolve(I, F)",
		With: check.Values("I", I, "F", F),
		Want: right,
		Mistakes: []check.Mistake{
			check.Wrong("the filter is not flipped, or flipped twice, by the indices of I and by those of F", "I(i − m, j − n)·F(m, n): the indices of I alone run backwards", full(straight)),
			check.Wrong("the border is repeated instead of zeros outside", "I = 0 outside the image", plain.Of(H+P-1, W+Q-1, func(i, j int) float64 {
				return plain.Sum(P, func(m int) float64 {
					return plain.Sum(Q, func(n int) float64 { return edge(I, i-m, j-n) * F.At(m, n) })
				})
			})),
			check.Wrong("the sum goes on from one place to the next", "start it at 0 for each place, inside the loops over i and j", running(right)),
			check.Wrong("the products replace each other", "add them up: sum += …", full(func(F mat.Matrix, m, n int) float64 {
				if m > 0 || n > 0 {
					return 0
				}
				return flipped(F, m, n)
			})),
			check.Wrong("the mean is taken", "the sum of the products, not their mean", plain.Times(1/float64(P*Q), right)),
			check.Wrong("the filter is flipped from left to right only, in one direction", "both indices run backwards", full(func(F mat.Matrix, m, n int) float64 { return F.At(m, Q-1-n) })),
			check.Wrong("the indices run forwards", "I(i − m, j − n), with minus: they run backwards", forwards(I, F, 1, 1)),
			check.Wrong("the columns run forwards", "I(i − m, j − n), with minus twice", forwards(I, F, -1, 1)),
			check.Wrong("the rows run forwards", "I(i − m, j − n), with minus twice", forwards(I, F, 1, -1)),
			check.Wrong("this is the sliding product of step 2", "the operator flips the filter and has (H+P−1)×(W+Q−1) places", sliding{H - P + 1, W - Q + 1, 0, 1, 1, zero, straight}.of(I, F)),
			check.Wrong("the filter is flipped upside down only, in one direction", "both indices run backwards", full(func(F mat.Matrix, m, n int) float64 { return F.At(P-1-m, n) })),
			check.Wrong("only the places where the filter lies inside the image are there", "this is \"valid\"; the operator has a value wherever the sum is not empty: (H+P−1)×(W+Q−1)", valid),
			check.Wrong("the result has the size of the image", "the operator has a value wherever the sum is not empty: (H+P−1)×(W+Q−1)", mat.DenseCopyOf(right.Slice(0, H, 0, W))),
			check.Wrong("only the middle of the result is there", "this is \"same\"; the operator has a value wherever the sum is not empty: (H+P−1)×(W+Q−1)", mat.DenseCopyOf(right.Slice(P/2, P/2+H, Q/2, Q/2+W))),
		},
	}
	if P == Q {
		c.Mistakes = append(c.Mistakes, check.Wrong("the filter is transposed", "F(m, n) meets I(i − m, j − n)",
			full(func(F mat.Matrix, m, n int) float64 { return flipped(F, n, m) })))
	}
	s.Check(c)
}
