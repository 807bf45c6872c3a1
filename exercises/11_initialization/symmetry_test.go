package initialization_test

import (
	"testing"

	"nnlecture/exercises/internal/check"

	"gonum.org/v1/gonum/mat"
)

func TestStep5StayEqual(t *testing.T) {
	check.Step(t, "why not zero", 2, func(s *check.S) {
		stays(s, mat.NewDense(3, 2, nil), mat.NewVecDense(3, nil), mat.NewDense(2, 3, nil), 2) // all zero
		for _, change := range [][3]bool{                                                      // whether the weights in, the bias and the weights out differ
			{false, false, false}, {true, true, true}, {false, false, true}, {false, true, false}, {true, false, false},
			{false, true, true}, {true, false, true}, {true, true, false},
		} {
			W1, b1, W2 := s.Matrix(3, 2), s.Vector(3), s.Matrix(2, 3)
			twins(W1, b1, W2)
			entry := s.Rand.IntN(2)
			if change[0] {
				W1.Set(2, entry, W1.At(2, entry)+1)
			}
			if change[1] {
				b1.SetVec(2, b1.AtVec(2)+1)
			}
			if change[2] {
				W2.Set(entry, 2, W2.At(entry, 2)+1)
			}
			stays(s, W1, b1, W2, 2)
		}
		W1, b1, W2 := s.Matrix(3, 2), s.Vector(3), s.Matrix(2, 3)
		twins(W1, b1, W2)
		W1.SetRow(2, []float64{W1.At(2, 0) + 1, W1.At(2, 1) - 1})
		stays(s, W1, b1, W2, 2)
		twins(W1, b1, W2)
		W2.SetCol(2, []float64{W2.At(0, 2) + 1, W2.At(1, 2) - 1})
		stays(s, W1, b1, W2, 2)
		for entry := range 2 { // one entry alone differs, the first or the last
			W1, b1, W2 := s.Matrix(3, 2), s.Vector(3), s.Matrix(2, 3)
			twins(W1, b1, W2)
			W1.Set(2, entry, W1.At(2, entry)+1)
			stays(s, W1, b1, W2, 2)
			twins(W1, b1, W2)
			W2.Set(entry, 2, W2.At(entry, 2)+1)
			stays(s, W1, b1, W2, 2)
		}
	})
}

// twins makes unit 2 the same as unit 0.
func twins(W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense) {
	W1.SetRow(2, W1.RawRowView(0))
	b1.SetVec(2, b1.AtVec(0))
	W2.SetCol(2, mat.Col(nil, 0, W2))
}

// stays asks about units 0 and k.
func stays(s *check.S, W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense, k int) {
	const h = 0
	in := func(j int) bool { return W1.At(h, j) == W1.At(k, j) }
	out := func(i int) bool { return W2.At(i, h) == W2.At(i, k) }
	bias, allIn, allOut := b1.AtVec(h) == b1.AtVec(k), in(0) && in(1), out(0) && out(1)
	c := check.Case{
		Call: "StayEqual(W1, b1, W2, h, k)",
		With: check.Values("W1", W1, "b1", b1, "W2", W2, "h", h, "k", k),
		Want: allIn && bias && allOut,
	}
	for _, m := range []struct {
		name, look string
		answer     bool
	}{
		{"the weights out are not compared", "the columns h and k of W2: where they differ the errors that come back differ, and the units part", allIn && bias},
		{"the biases are not compared", "with another bias a unit has another activation, and gets another gradient", allIn && allOut},
		{"the weights in are not compared", "all entries of the rows h and k of W1 have to agree", bias && allOut},
		{"only the weights in are compared", "the biases and the weights out have to agree, too", allIn},
		{"only the biases are compared", "the weights in and out have to agree, too", bias},
		{"only the weights out are compared", "the weights in and the biases have to agree, too", allOut},
		{"one agreement is taken for enough", "all three have to hold: && joins them, not ||", allIn || bias || allOut},
		{"&& and || are mixed: what is asked for are weights in and bias, or else the weights out", "all three have to hold: && joins them", allIn && bias || allOut},
		{"&& and || are mixed: what is asked for are the weights in, or else bias and weights out", "all three have to hold: && joins them", allIn || bias && allOut},
		{"&& and || are mixed: what is asked for are the weights out, and one of the others", "all three have to hold: && joins them", (allIn || bias) && allOut},
		{"&& and || are mixed: what is asked for are the weights in, and one of the others", "all three have to hold: && joins them", allIn && (bias || allOut)},
		{"the answer is turned round", "true where the units are the same", !(allIn && bias && allOut)},
		{"the answer is always true", "two units whose weights differ part in training", true},
		{"the answer is always false", "twins, and all units of an all-zero start, get the same gradients; mat.Equal compares entries, == asks whether two views are the same object", false},
		{"only the first weights in are compared", "all entries of the rows have to agree", in(0) && bias && allOut},
		{"only the last weights in are compared", "all entries of the rows have to agree: a later one must not make up for an earlier one", in(1) && bias && allOut},
		{"only the first weights out are compared", "all entries of the columns have to agree", allIn && bias && out(0)},
		{"only the last weights out are compared", "all entries of the columns have to agree: a later one must not make up for an earlier one", allIn && bias && out(1)},
		{"one weight in that agrees is taken for enough", "all entries of the rows have to agree", (in(0) || in(1)) && bias && allOut},
		{"one weight out that agrees is taken for enough", "all entries of the columns have to agree", allIn && bias && (out(0) || out(1))},
		{"an all-zero start is not recognized", "all units have the same weights there and get the same gradients: this is why zero will not do", allIn && bias && allOut && mat.Norm(W1, 2) != 0},
		{"only a start with zeros counts", "any two units with the same parameters stay equal", mat.Max(W1) == 0 && mat.Min(W1) == 0},
	} {
		c.Mistakes = append(c.Mistakes, check.Wrong(m.name, m.look, m.answer))
	}
	s.Check(c)
}
