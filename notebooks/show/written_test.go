package show

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"nnlecture/notebooks/show/internal/pen"
)

// 10 · 0.197 must not be seen to be 2: three digits where they fit.
func TestEquationsShowAsManyDigitsAsFit(t *testing.T) {
	short := mat.NewDense(1, 2, []float64{0.19661, 1.9661})
	if digits, size := Equation().Matrix("a", short).numbers(46); digits[0] != 3 || size != pen.NoteSize {
		t.Errorf("%v digits of size %v, want 3 of size %v", digits, size, pen.NoteSize)
	}
	long := mat.NewDense(1, 2, []float64{0.19661, -0.032345})
	e := Equation().Matrix("a", short).Matrix("b", long)
	digits, size := e.numbers(36)
	if digits[0] != 3 || digits[1] != 2 || !(size < 36*0.34) {
		t.Errorf("%v digits of size %v, want 3 and 2, smaller than in a roomy tile", digits, size)
	}
	if width := e.terms[1].widest(digits[1], size); width > 36 {
		t.Errorf("the longest number is %v wide and leaves its tile of 36", width)
	}
}

func TestMatrixMarkdown(t *testing.T) {
	for name, c := range map[string]struct {
		text *MatrixText
		want string
	}{
		"vector": {Matrix("w", mat.NewVecDense(2, []float64{1, -0.5})),
			`$$\mathbf{w} = \begin{pmatrix} 1 \\ -0.5 \end{pmatrix} \in \mathbb{R}^{2 \times 1}$$`},
		"row of a layer": {Matrix("delta2", mat.NewDense(1, 2, []float64{1e-9, 1.0 / 3})).Digits(2),
			`$$\boldsymbol{\delta}^{2} = \begin{pmatrix} 1 \cdot 10^{-9} & 0.33 \end{pmatrix} \in \mathbb{R}^{1 \times 2}$$`},
		"LaTeX": {Matrix(`\tilde{W}`, mat.NewDense(1, 1, []float64{math.Inf(-1)})),
			`$$\tilde{W} = \begin{pmatrix} -\infty \end{pmatrix} \in \mathbb{R}^{1 \times 1}$$`},
		"large": {Matrix("X", constant(9, 9, 7)).Most(3),
			`$$\mathbf{X} = \begin{pmatrix} 7 & \cdots & 7 \\ \vdots & \ddots & \vdots \\ 7 & \cdots & 7 \end{pmatrix} \in \mathbb{R}^{9 \times 9}$$`},
	} {
		if got := c.text.Markdown(); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestTableRoundsToDecimals(t *testing.T) {
	got := Table("a", "b", "c").Decimals(3).Row(4.54e-5, 0.99995, 0.2345678).Markdown()
	if want := "| 0 | 1 | 0.235 |"; !strings.Contains(got, want) {
		t.Errorf("the table is %q, want it to hold %q", got, want)
	}
}

func TestTable(t *testing.T) {
	got := Table("a|b", "n").Row("x\ny", -1).Row("z", 0.25).Caption("words").Markdown()
	want := "| a\\|b | n |\n| :--- | ---: |\n| x y | −1 |\n| z | 0.25 |\n\n*words*\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	defer func() {
		if err, ok := recover().(error); !ok || !strings.Contains(err.Error(), "row 1 has 1 values, want 2") {
			t.Errorf("a short row gave %v", err)
		}
	}()
	Table("a", "b").Row(1)
}

// Epochs have no halves on their axis; other quantities may.
func TestWholeTicks(t *testing.T) {
	if c := Lines("epoch", "loss").Add("a", 3, 2, 1).Constant("goal", 0.5); !c.whole() {
		t.Error("an axis of epochs is not whole")
	}
	if c := Lines("x", "y").AddXY("a", []float64{0.5, 1}, []float64{1, 2}); c.whole() {
		t.Error("an axis from 0.5 is whole")
	}
	many := make([]float64, 100)
	if c := Lines("x", "y").AddXY("a", floats.Span(make([]float64, 100), 0, 1), many); c.whole() {
		t.Error("an axis of a hundred fractions is whole")
	}
}

// A unit holds two digits, or one where two would not fit.
func TestNumbersFitIntoUnits(t *testing.T) {
	for x, want := range map[float64]string{0.27: "0.27", -0.62: "−0.62", -0.0034: "−0.003", 1: "1"} {
		if got := fitNumber(x, 38); got != want {
			t.Errorf("fitNumber(%v, 38) = %q, want %q", x, got, want)
		}
	}
}
