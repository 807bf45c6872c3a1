package work

import (
	"strings"
	"testing"

	"nnlecture/exercises/internal/value"
	"nnlecture/exercises/internal/verdict"

	"gonum.org/v1/gonum/mat"
)

// calls stand for a student's functions that keep or break the rules.
var calls = Table{
	"keeps":  func(a *Args) any { return Values("w", a.Vector("w"), "b", 1.0) },
	"copies": func(a *Args) any { return mat.VecDenseCopyOf(a.Vector("w")) },
	"views":  func(a *Args) any { return a.Matrix("X").ColView(1).(*mat.VecDense) },
	"slices": func(a *Args) any { return a.Numbers("y")[1:] },
	"hides":  func(a *Args) any { return Values("all", []*mat.VecDense{mat.NewVecDense(1, nil), a.Vector("w")}) },
	"none":   func(*Args) any { return (*mat.VecDense)(nil) },
	"turns":  func(a *Args) any { a.Vector("w").ScaleVec(-1, a.Vector("w")); return 1.0 },
	"sorts":  func(a *Args) any { a.Ints("labels")[0] = 7; return 1.0 },
	"fills":  func(a *Args) any { a.Matrices("W")[1].Zero(); return 1.0 },
	"panics": func(*Args) any { panic("words") },
	"misses": func(a *Args) any { return a.Number("nothing of this name") },
}

var args = value.Values("w", mat.NewVecDense(2, []float64{1, -2}), "X", mat.NewDense(2, 2, []float64{1, 2, 3, 4}), "y", []float64{1, 2, 3},
	"labels", []int{1, 2}, "W", []*mat.Dense{mat.NewDense(1, 1, []float64{1}), mat.NewDense(1, 1, []float64{2})})

// TestRules: the judge finds out from the numbers what was changed and what is
// shared, and from a panic its words.
func TestRules(t *testing.T) {
	for name, want := range map[string]string{
		"keeps": "shared w", "copies": "", "views": "shared X", "slices": "shared y", "hides": "shared w", "none": "",
		"turns": "changed w", "sorts": "changed labels", "fills": "changed W",
		"panics": "panicked words", "misses": "panicked", "unknown": "panicked",
	} {
		c := verdict.Case{Do: name, With: args, Own: true}
		q := c.Request("")
		a := c.Read(q, calls.Answer(q))
		got := ""
		switch {
		case a.Outcome != verdict.Returned:
			got = string(a.Outcome) + " " + a.Message
		case len(a.Changed) > 0:
			got = "changed " + strings.Join(a.Changed, " ")
		case len(a.Shared) > 0:
			got = "shared " + strings.Join(a.Shared, " ")
		}
		if !strings.HasPrefix(got, want) || (want == "") != (got == "") {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestArguments: a call gets what was sent, in its type, and finds the same
// object where it asks again.
func TestArguments(t *testing.T) {
	a := newArgs(value.Of(value.Values("x", 0.5, "n", 3, "seed", 7, "name", "ReLU", "rest", args)))
	if a.Number("x") != 0.5 || a.Int("n") != 3 || a.Text("name") != "ReLU" || a.Rand("seed").Uint64() != a.Rand("seed").Uint64() {
		t.Error("a number, a word or a seed is not what was sent")
	}
	b := newArgs(value.Of(args))
	if first := b.Vector("w"); b.Vector("w") != first || b.Vector("w").AtVec(1) != -2 || b.Matrix("X").At(1, 0) != 3 || b.Matrices("W")[1].At(0, 0) != 2 {
		t.Error("a vector or a matrix is not what was sent, or is made twice")
	}
	if !b.now().Equal(value.Of(args), 0) {
		t.Error("what nobody has changed has changed")
	}
}
