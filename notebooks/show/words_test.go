package show

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
)

func TestPretty(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0", math.Copysign(0, -1): "0", 1: "1", -2.5: "−2.5", 1.0 / 3: "0.3333", 1234.5678: "1235", 45000: "45000",
		1e7: "10⁷", -1e9: "−1·10⁹", 1.25e-7: "1.25·10⁻⁷", 0.00012346: "0.0001235", 99999.9: "100000", math.Inf(1): "∞", math.Inf(-1): "−∞",
		1e100: "10¹⁰⁰", 2e10: "2·10¹⁰",
	} {
		if got := pretty(x); got != want {
			t.Errorf("pretty(%v) = %q, want %q", x, got, want)
		}
	}
	if got := pretty(math.NaN()); got != "NaN" {
		t.Errorf("pretty(NaN) = %q", got)
	}
	for x, want := range map[float64]string{1e10: "10¹⁰", 99.6: "100", -150.4: "−150", 0.197: "0.2", 12.5: "12"} {
		if got := prettyTo(x, 2); got != want {
			t.Errorf("prettyTo(%v, 2) = %q, want %q", x, got, want)
		}
	}
}

func TestNextToNothingIsZeroBesideOthers(t *testing.T) {
	for x, want := range map[float64]string{8.7e-10: "0", -1e-17: "0", 0.0022: "0.0022", -1: "−1"} {
		if got := beside(x, 1, 2); got != want {
			t.Errorf("beside(%v, 1, 2) = %q, want %q", x, got, want)
		}
	}
	if got := beside(8.7e-10, 2e-9, 2); got != "8.7·10⁻¹⁰" {
		t.Errorf("among numbers of its own size it is %q, want 8.7·10⁻¹⁰", got)
	}
}

// 10 · 0.197 must not be seen to be 2: three digits where they fit.
func TestEquationsShowAsManyDigitsAsFit(t *testing.T) {
	short := mat.NewDense(1, 2, []float64{0.19661, 1.9661})
	if digits, size := Equation().Matrix("a", short).numbers(46); digits[0] != 3 || size != noteSize {
		t.Errorf("%v digits of size %v, want 3 of size %v", digits, size, noteSize)
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

func TestSubscript(t *testing.T) {
	for name, want := range map[string]string{"x1": "x₁", "w12": "w₁₂", "x": "x", "epoch": "epoch", "X1": "X1", "x1a": "x1a", "": ""} {
		if got := subscript(name); got != want {
			t.Errorf("subscript(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestWrapKeepsEveryWordWithinTheWidth(t *testing.T) {
	const s = "The line separates the two classes and the arrow w stands on it and points to the positive half plane"
	lines := wrap(s, captionSize, 200)
	if strings.Join(lines, " ") != s || len(lines) < 3 {
		t.Errorf("wrapped to %q", lines)
	}
	for _, line := range lines {
		if w := widthOf(line, words{size: captionSize}); w > 200 {
			t.Errorf("%q is %v wide, want at most 200", line, w)
		}
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
	if c := Lines("x", "y").AddXY("a", spread(0, 1, 100), many); c.whole() {
		t.Error("an axis of a hundred fractions is whole")
	}
}

func TestTicks(t *testing.T) {
	labels := func(marks []plot.Tick) string {
		var s []string
		for _, m := range marks {
			s = append(s, m.Label)
		}
		return strings.Join(s, " ")
	}
	for _, c := range []struct{ got, want string }{
		{labels(ticks{}.Ticks(-1, 1)), "−1 −0.5 0 0.5 1"},
		{labels(ticks{}.Ticks(0, 0.3)), "0 0.05 0.1 0.15 0.2 0.25 0.3"},
		{labels(ticks{whole: true}.Ticks(1, 3)), "1 2 3"},
		{labels(ticks{}.Ticks(999, 1001)), "999 999.5 1000 1000.5 1001"},
		{labels(logTicks{}.Ticks(1, 1000)), "1 10 100 1000"},
		{labels(logTicks{}.Ticks(0.9, 21)), "1 2 5 10 20"},
		{labels(logTicks{}.Ticks(1e-14, 2)), "10⁻¹⁴ 10⁻¹² 10⁻¹⁰ 10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 1"},
	} {
		if c.got != c.want {
			t.Errorf("ticks %q, want %q", c.got, c.want)
		}
	}
}

// A unit holds two digits, or one where two would not fit.
func TestWithin(t *testing.T) {
	for x, want := range map[float64]string{0.27: "0.27", -0.62: "−0.62", -0.0034: "−0.003", 1: "1"} {
		if got := within(x, 38); got != want {
			t.Errorf("within(%v, 38) = %q, want %q", x, got, want)
		}
	}
}

// What stands on bands must keep its colour on dark pages: no rule may select it.
func TestLightOnlyInksHaveNoDarkForm(t *testing.T) {
	for k := range 8 {
		light := lightOnly(classInk(k))
		if light.Dark != light.Light || light.Light == classInk(k).Light || light.Light>>1 != classInk(k).Light>>1 {
			t.Errorf("class %d is #%06X on bands and #%06X elsewhere, want one that differs in the last bit alone", k, light.Light, classInk(k).Light)
		}
	}
}
