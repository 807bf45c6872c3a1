package verdict

import (
	"math"
	"strings"
	"testing"

	"nnlecture/exercises/internal/value"
	"nnlecture/exercises/internal/wire"

	"gonum.org/v1/gonum/mat"
)

func matrixOf(r, c int, v ...float64) *mat.Dense { return mat.NewDense(r, c, v) }

// TestDiagnose: what goes wrong anywhere is named without being listed.
func TestDiagnose(t *testing.T) {
	want := matrixOf(2, 3, 1, 2, 3, 4, 5, 6)
	for _, c := range []struct {
		got   any
		words string
	}{
		{mat.DenseCopyOf(want.T()), "the transpose of what was asked"},
		{matrixOf(2, 3, -1, -2, -3, -4, -5, -6), "the sign is flipped"},
		{matrixOf(2, 3, 5, 10, 15, 20, 25, 30), "1/N is missing: the result is N times too large"},
		{matrixOf(2, 3, 0.2, 0.4, 0.6, 0.8, 1, 1.2), "1/N is applied twice: the result is N times too small"},
		{matrixOf(2, 3, 3, 6, 9, 12, 15, 18), "every entry is 3 times what was wanted"},
		{mat.NewDense(2, 3, nil), "zero throughout"},
		{matrixOf(2, 3, 1, 2, 3, 4, math.NaN(), 6), "a NaN or an infinity"},
		{matrixOf(1, 3, 1, 2, 4), "the wrong shape: got 1×3, want 2×3"},
		{matrixOf(1, 3, 1, 2, 3), "the last row is missing"},
		{(*mat.Dense)(nil), "nothing was returned"},
		{matrixOf(2, 3, 6, 2, 3, 4, 5, 6), "of the first entry alone"},
		{matrixOf(3, 2, -1, -4, -2, -5, -3, -6), "the transpose of what was asked; and the sign is flipped"},
		{matrixOf(2, 3, 1, 4, 2, 5, 3, 6), "laid out in the new shape, but not transposed"},
		{matrixOf(2, 3, 1, 2, 3, 4, 5, 6.00001), "off by up to 1e-05"},
		{matrixOf(2, 3, 1, 2, 3, 4, 5, 7), ""},
	} {
		test := Case{Want: want, N: 5, Mistakes: []Mistake{Wrong("of the first entry alone", "", matrixOf(2, 3, 6, 2, 3, 4, 5, 6))}}
		got := value.Of(c.got)
		d := (&Step{trials: []trial{{test, got}}}).diagnose(test, got)
		if d.name == "" {
			d = general(got, value.Of(want), test)
		}
		if !strings.Contains(d.name, c.words) || (c.words == "") != (d.name == "") {
			t.Errorf("for %v: %q, want %q", c.got, d.name, c.words)
		}
	}
}

// TestDiagnoseParts: results of several parts, and rows of numbers.
func TestDiagnoseParts(t *testing.T) {
	both := value.Values("w", matrixOf(2, 1, 1, 2), "b", []*mat.Dense{matrixOf(1, 1, 3), matrixOf(1, 1, 4)})
	for _, c := range []struct {
		got, want any
		words     string
	}{
		{value.Values("w", both[1].Value, "b", both[0].Value), both, "right, but in another order"},
		{value.Values("w", both[0].Value, "b", []*mat.Dense{matrixOf(1, 1, 4), matrixOf(1, 1, 3)}), both, "b: the numbers are right, but in another order"},
		{value.Values("w", both[0].Value, "b", []*mat.Dense{nil, matrixOf(1, 1, 4)}), both, "b[0]: nothing was returned"},
		{value.Values("w", both[0].Value, "b", []*mat.Dense{matrixOf(1, 1, 3)}), both, "b: 1 part came back, want 2 parts"},
		{value.Values("w", both[0].Value, "b", []*mat.Dense{}), both, "b: nothing came back, want 2 parts"},
		{[]int{0, 0, 4, 5}, []int{4, 5}, "zeros before the right numbers"},
		{[]int{4}, []int{4, 5}, "got 1 entry, want 2 entries"},
	} {
		if d := general(value.Of(c.got), value.Of(c.want), Case{}); !strings.Contains(d.name, c.words) {
			t.Errorf("%v for %v: %q, want %q", c.got, c.want, d.name, c.words)
		}
	}
}

// TestSuspects: of the mistakes that give the numbers of one case, those are
// named that fit all other cases of the same call.
func TestSuspects(t *testing.T) {
	one := Case{Call: "F(x)", Want: 1.0, Mistakes: []Mistake{Wrong("a", "look at a", 2.0), Wrong("b", "", 2.0)}}
	for _, test := range []struct {
		call  string
		got   float64
		words string
	}{
		{"F(x)", 5, "a"}, // b would have given 6
		{"F(x)", 6, "b"}, // a would have given 5
		{"F(x)", 7, ""},  // neither
		{"G(x)", 7, "a, or b (these give the same numbers here)"}, // says nothing about F
	} {
		two := Case{Call: test.call, Want: 4.0, Mistakes: []Mistake{Wrong("a", "", 5.0), Wrong("b", "", 6.0)}}
		s := &Step{trials: []trial{{one, value.Of(2.0)}, {two, value.Of(test.got)}}}
		if d := s.remaining(one, value.Of(2.0)); d.name != test.words {
			t.Errorf("%s = %v: %q, want %q", test.call, test.got, d.name, test.words)
		}
	}
}

// TestFormat looks at what a student sees.
func TestFormat(t *testing.T) {
	got := comparison("W", value.Of(matrixOf(2, 2, 1, -0.25, 10, 3)), value.Of(matrixOf(2, 2, 1, 0.25, 10, 3.00001)), 1e-9)
	want := `    W, got 2×2      W, want 2×2
    [  1 -0.25 ]    [  1 0.25    ]
    [ 10  3    ]    [ 10 3.00001 ]
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	large := value.Of(mat.NewDense(30, 40, nil))
	if lines := lines(large, 4); len(lines) != shownRows || len([]rune(lines[0])) > pageWidth {
		t.Errorf("a large matrix takes %d lines: %q", len(lines), lines)
	}
}

// TestClean: what a hand-in prints can neither move the cursor nor imitate the
// markers of go test, nor fill the page.
func TestClean(t *testing.T) {
	if got := clean("a\x1b[2J\x16--- PASS\r\nb"); strings.ContainsAny(got, "\x1b\x16\r") {
		t.Errorf("control characters remain: %q", got)
	}
	if got := clean(strings.Repeat("ä", 1e6)); len(got) > 2*shownOutput {
		t.Errorf("%d bytes remain", len(got))
	}
}

// TestPanickingJudge: a step whose Judge meets a value that it did not expect
// has failed, and says so.
func TestPanickingJudge(t *testing.T) {
	s := Step{Number: 1, Title: "title"}
	c := Case{Call: "XOR()", Judge: func(got any) string { return got.(value.List)[0].Name }}
	for _, got := range []any{1.0, nil, value.List{}, "words"} {
		message := s.Take(c, Answer{Outcome: Returned, Value: value.Of(got)})
		if !strings.Contains(message, "could not be read") {
			t.Errorf("%v: %q, want that the answer could not be read", got, message)
		}
	}
}

// TestLongFinding: no answer makes a message that nobody can read.
func TestLongFinding(t *testing.T) {
	many := make([]*mat.Dense, 3000)
	for i := range many {
		many[i] = mat.NewDense(8, 8, nil)
	}
	s := Step{Number: 1, Title: "title"}
	s.Take(Case{Call: "F()", Want: []*mat.Dense{matrixOf(1, 1, 1)}}, Answer{Outcome: Returned, Value: value.Of(many)})
	message := s.Settle()
	if len(message) < 1000 || len(message) > 2*shownFinding {
		t.Errorf("the message takes %d bytes", len(message))
	}
}

// TestArgumentsMissing: an answer without the arguments that were sent says
// nothing about what was changed, and is refused.
func TestArgumentsMissing(t *testing.T) {
	c := Case{Call: "F(x)", With: value.Values("x", 1.0), Own: true}
	q := c.Request("M")
	for name, w := range map[string]wire.Answer{"no arguments": {}, "no second look": {Args: q.Args}} {
		if a := c.Read(q, w); a.Outcome != Unreadable {
			t.Errorf("%s: %s", name, a.Outcome)
		}
	}
}
