package check

import (
	"math"
	"strings"
	"testing"

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
		{matrixOf(2, 3, 5, 10, 15, 20, 25, 30), "N = 5 times too large"},
		{matrixOf(2, 3, 0.2, 0.4, 0.6, 0.8, 1, 1.2), "N = 5 times too small"},
		{matrixOf(2, 3, 3, 6, 9, 12, 15, 18), "every entry is 3 times what was wanted"},
		{mat.NewDense(2, 3, nil), "zero throughout"},
		{matrixOf(2, 3, 1, 2, 3, 4, math.NaN(), 6), "a NaN or an infinity"},
		{matrixOf(1, 3, 1, 2, 3), "the wrong shape: got 1×3, want 2×3"},
		{(*mat.Dense)(nil), "nothing was returned"},
		{matrixOf(2, 3, 6, 2, 3, 4, 5, 6), "of the first entry alone"},
		{matrixOf(3, 2, -1, -4, -2, -5, -3, -6), "the transpose of what was asked; and the sign is flipped"},
		{matrixOf(2, 3, 1, 4, 2, 5, 3, 6), "laid out in the new shape, but not transposed"},
		{matrixOf(2, 3, 1, 2, 3, 4, 5, 6.00001), "off by up to 1e-05"},
		{matrixOf(2, 3, 1, 2, 3, 4, 5, 7), ""},
	} {
		test := Case{Want: want, N: 5, Mistakes: []Mistake{Wrong("of the first entry alone", "", matrixOf(2, 3, 6, 2, 3, 4, 5, 6))}}
		got := toValue(c.got)
		d := new(S).remaining(test, got)
		if d.name == "" {
			d = general(got, toValue(want), test)
		}
		if !strings.Contains(d.name, c.words) || (c.words == "") != (d.name == "") {
			t.Errorf("for %v: %q, want %q", c.got, d.name, c.words)
		}
	}
}

// TestDiagnoseParts: results of several parts, and rows of numbers.
func TestDiagnoseParts(t *testing.T) {
	both := Values("w", matrixOf(2, 1, 1, 2), "b", []*mat.Dense{matrixOf(1, 1, 3), matrixOf(1, 1, 4)})
	for _, c := range []struct {
		got, want any
		words     string
	}{
		{Values("w", both[1].Value, "b", both[0].Value), both, "right, but in another order"},
		{Values("w", both[0].Value, "b", []*mat.Dense{matrixOf(1, 1, 4), matrixOf(1, 1, 3)}), both, "b: the numbers are right, but in another order"},
		{Values("w", both[0].Value, "b", []*mat.Dense{nil, matrixOf(1, 1, 4)}), both, "b[0]: nothing was returned"},
		{Values("w", both[0].Value, "b", []*mat.Dense{matrixOf(1, 1, 3)}), both, "b: 1 part came back, want 2 parts"},
		{Values("w", both[0].Value, "b", []*mat.Dense{}), both, "b: nothing came back, want 2 parts"},
		{[]int{0, 0, 4, 5}, []int{4, 5}, "zeros before the right numbers"},
		{[]int{4}, []int{4, 5}, "got 1 entry, want 2 entries"},
	} {
		if d := general(toValue(c.got), toValue(c.want), Case{}); !strings.Contains(d.name, c.words) {
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
		s := &S{trials: []trial{{one, toValue(2.0)}, {two, toValue(test.got)}}}
		if d := s.remaining(one, toValue(2.0)); d.name != test.words {
			t.Errorf("%s = %v: %q, want %q", test.call, test.got, d.name, test.words)
		}
	}
}

// TestShared: a result that holds an argument's memory is found out.
func TestShared(t *testing.T) {
	w, x := mat.NewVecDense(2, []float64{1, 2}), mat.NewVecDense(2, []float64{3, 4})
	c := Case{With: Values("w", w, "x", x, "b", 1.0)}
	for _, test := range []struct {
		got   any
		names string
	}{{w, "w"}, {Values("w", x, "b", 1.0), "x"}, {mat.VecDenseCopyOf(w), ""}, {(*mat.VecDense)(nil), ""}} {
		if got := strings.Join(c.shared(test.got), " "); got != test.names {
			t.Errorf("%v: %q, want %q", test.got, got, test.names)
		}
	}
}

// TestEqual: shapes first, then numbers, to a tolerance.
func TestEqual(t *testing.T) {
	a := toValue(matrixOf(1, 2, 1, math.Inf(1)))
	for _, c := range []struct {
		b    any
		same bool
	}{
		{matrixOf(1, 2, 1+1e-12, math.Inf(1)), true},
		{matrixOf(1, 2, 1+1e-6, math.Inf(1)), false},
		{matrixOf(1, 2, 1, math.Inf(-1)), false},
		{matrixOf(1, 2, 1, 1e300), false},
		{matrixOf(2, 1, 1, math.Inf(1)), false},
		{[]float64{1, math.Inf(1)}, false},
	} {
		if got := toValue(c.b).equal(a, 1e-9); got != c.same {
			t.Errorf("%v equals %v: %v, want %v", c.b, a, got, c.same)
		}
	}
	if nan := toValue(math.NaN()); !nan.equal(nan, 0) || nan.equal(toValue(1.0), 1) {
		t.Error("NaN has to equal NaN and nothing else")
	}
}

// TestFormat looks at what a student sees.
func TestFormat(t *testing.T) {
	got := comparison("W", toValue(matrixOf(2, 2, 1, -0.25, 10, 3)), toValue(matrixOf(2, 2, 1, 0.25, 10, 3.00001)), 1e-9)
	want := `    W, got 2×2      W, want 2×2
    [  1 -0.25 ]    [  1 0.25    ]
    [ 10  3    ]    [ 10 3.00001 ]
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	large := toValue(mat.NewDense(30, 40, nil))
	if lines := large.lines(4); len(lines) != shownRows || len([]rune(lines[0])) > pageWidth {
		t.Errorf("a large matrix takes %d lines: %q", len(lines), lines)
	}
}

// TestSound: values that no conversion makes are refused before anything
// indexes into them.
func TestSound(t *testing.T) {
	for _, v := range []value{
		{Kind: matrix, Rows: 2, Cols: 2, Data: []float64{1}},
		{Kind: matrix, Rows: 1 << 40, Cols: 1 << 40},
		{Kind: matrix, Rows: -1, Cols: -1, Data: []float64{1}},
		{Kind: number},
		{Kind: absent, Data: []float64{1}},
		{Kind: group, Names: []string{"a"}},
		{Kind: group, Names: []string{"a"}, Parts: []value{{Kind: number}}},
	} {
		if v.sound(3) {
			t.Errorf("%+v is taken for sound", v)
		}
	}
	for _, v := range []any{1.0, 3, true, "x", nil, []float64{}, []int{1}, matrixOf(1, 1, 2), Values("a", 1.0, "b", []*mat.Dense{matrixOf(1, 1, 2)})} {
		if !toValue(v).sound(3) {
			t.Errorf("%v is not taken for sound", v)
		}
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
