package verdict

import (
	"strings"
	"testing"

	"nnlecture/exercises/internal/value"

	"gonum.org/v1/gonum/mat"
)

// told is what a step says of answers to cases of one call.
func told(cases []Case, answers ...any) string {
	s := Step{}
	for i, c := range cases {
		s.Take(c, Answer{Outcome: Returned, Value: value.Of(answers[i])})
	}
	return strings.Join(strings.Fields(s.Settle()), " ")
}

// TestMechanisms: what can go wrong in any formula is named, if it gives the
// numbers of every case.
func TestMechanisms(t *testing.T) {
	X, Y := matrixOf(2, 3, 1, 2, 4, 8, 16, 32), matrixOf(3, 2, 1, 3, 5, 7, 9, 11)
	alpha := value.Values("X", mat.NewDense(2, 7, nil), "alpha", 0.3)
	cases := []Case{{Call: "F(x)", With: alpha, Want: X}, {Call: "F(x)", With: alpha, Want: Y}}
	times := func(f float64, m *mat.Dense) *mat.Dense {
		var p mat.Dense
		p.Scale(f, m)
		return &p
	}
	rows := func(v ...float64) *mat.Dense { return matrixOf(2, 3, v...) }
	for _, test := range []struct {
		first, second any
		words         string
	}{
		{X.T(), Y.T(), "this is the transpose"},
		{times(-1, X), times(-1, Y), "the sign is flipped"},
		{times(7, X), times(7, Y), "1/N is missing"},
		{times(-7, X), times(-7, Y), "the sign is flipped; and 1/N is missing"},
		{times(0.3, X), times(0.3, Y), "multiplied by alpha"},
		{times(1/0.3, X), times(1/0.3, Y), "alpha is missing as a factor"},
		{rows(1, 3, 7, 15, 31, 63), matrixOf(3, 2, 1, 4, 9, 16, 25, 36), "the sum goes on from one entry to the next"},
		{rows(1, 2, 4, 1, 2, 4), matrixOf(3, 2, 1, 3, 1, 3, 1, 3), "all rows are the first one"},
		{rows(1, 2, 0, 8, 16, 0), matrixOf(3, 2, 1, 0, 5, 0, 9, 0), "the last column is missing"},
		{rows(1, 2, 0, 8, 16, 0), Y, ""},                                       // the second case speaks against it
		{times(-1, X), times(7, Y), "every entry is -1 times what was wanted"}, // of this case, and no cause
	} {
		got := told(cases, test.first, test.second)
		if named := strings.Contains(got, "The mistake:"); named != (test.words != "") || !strings.Contains(got, test.words) {
			t.Errorf("%q, want %q", got, test.words)
		}
	}
}

// TestOneNumber: one number that fits is not enough for a mechanism, as chance
// may have made it.
func TestOneNumber(t *testing.T) {
	c := Case{Call: "F(x)", Want: 3.0}
	if got := told([]Case{c}, -3.0); strings.Contains(got, "The mistake:") {
		t.Error(got)
	}
	if got := told([]Case{c, {Call: "F(x)", Want: 2.0}}, -3.0, -2.0); !strings.Contains(got, "the sign is flipped") {
		t.Error(got)
	}
}

// TestTwoMistakes: a mistake of the list and a mechanism are named together, and
// parts of a result that went wrong in ways of their own each by itself.
func TestTwoMistakes(t *testing.T) {
	X, listed := matrixOf(2, 2, 1, 2, 4, 8), matrixOf(2, 2, 3, 1, 4, 1)
	c := Case{Call: "F(x)", Want: X, Mistakes: []Mistake{Wrong("the bias is forgotten", "", listed)}}
	if got := told([]Case{c}, matrixOf(2, 2, -3, -1, -4, -1)); !strings.Contains(got, "two things at once: the bias is forgotten; and then the sign is flipped") {
		t.Error(got)
	}
	c = Case{Call: "G(x)", Want: value.Values("dw", X, "db", listed)}
	got := told([]Case{c}, value.Values("dw", matrixOf(2, 2, 1, 4, 2, 8), "db", matrixOf(2, 2, -3, -1, -4, -1)))
	if !strings.Contains(got, "dw: this is the transpose of what was asked; and db: the sign is flipped") {
		t.Error(got)
	}
}

// TestBefore: where an earlier step has failed the message begins with that, and
// names nothing.
func TestBefore(t *testing.T) {
	s := Step{Number: 3, Before: []int{1}}
	s.Take(Case{Call: "F(x)", Want: matrixOf(1, 2, 1, 2)}, Answer{Outcome: Returned, Value: value.Of(matrixOf(1, 2, -1, -2))})
	message := s.Settle()
	if !strings.Contains(message, "Step 1 fails, too.") || strings.Contains(message, "The mistake:") {
		t.Error(message)
	}
}

// TestAlso: what follows rightly from the student's own wrong answers passes.
func TestAlso(t *testing.T) {
	c := Case{Call: "F(x)", Want: 1.0, Also: 2.0}
	for got, passes := range map[float64]bool{1: true, 2: true, 3: false} {
		if said := told([]Case{c}, got); (said == "") != passes {
			t.Errorf("%g: %q", got, said)
		}
	}
}
