package show

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/janpfeifer/gonb/gonbui/protocol"
	"gonum.org/v1/gonum/mat"

	"nnlecture/notebooks/show/cell"
	"nnlecture/notebooks/show/internal/pen"
)

// MatrixText is a matrix or vector, written as on the slides: name, values in
// parentheses, shape.
type MatrixText struct {
	name   string
	m      mat.Matrix
	digits int
	most   int
}

// Matrix writes m with its name and shape. The name may be plain, as "x",
// "W1" (which becomes W¹) or "delta2", or a piece of LaTeX.
//
// Of a large matrix the corners are shown.
func Matrix(name string, m mat.Matrix) *MatrixText {
	return &MatrixText{name: name, m: m, digits: 4, most: 8}
}

// Digits sets how many significant digits are written, 4 unless set.
func (t *MatrixText) Digits(n int) *MatrixText { t.digits = min(max(n, 1), 17); return t }

// Most sets how many rows and columns are written before some are left out, 8
// unless set.
func (t *MatrixText) Most(n int) *MatrixText { t.most = max(n, 3); return t }

// Markdown returns the formula.
func (t *MatrixText) Markdown() string {
	rows, cols := t.m.Dims()
	var b strings.Builder
	for k, i := range pen.Excerpt(rows, t.most) {
		if k > 0 {
			b.WriteString(` \\ `)
		}
		for l, j := range pen.Excerpt(cols, t.most) {
			if l > 0 {
				b.WriteString(" & ")
			}
			b.WriteString(t.entry(i, j))
		}
	}
	return fmt.Sprintf("$$%s = \\begin{pmatrix} %s \\end{pmatrix} \\in \\mathbb{R}^{%d \\times %d}$$",
		symbol(t.name), b.String(), rows, cols)
}

func (t *MatrixText) entry(i, j int) string {
	switch {
	case i < 0 && j < 0:
		return `\ddots`
	case i < 0:
		return `\vdots`
	case j < 0:
		return `\cdots`
	}
	return latexNumber(t.m.At(i, j), t.digits)
}

// latexNumber renders v for MathJax.
func latexNumber(v float64, digits int) string {
	switch {
	case math.IsNaN(v):
		return `\text{NaN}`
	case math.IsInf(v, 0):
		return map[bool]string{true: `\infty`, false: `-\infty`}[v > 0]
	case v != 0 && (math.Abs(v) < 1e-4 || math.Abs(v) >= 1e7):
		mantissa, exponent, _ := strings.Cut(fmt.Sprintf("%.*e", digits-1, v), "e")
		n, _ := strconv.Atoi(exponent)
		if strings.Contains(mantissa, ".") {
			mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
		}
		return fmt.Sprintf(`%s \cdot 10^{%d}`, mantissa, n)
	}
	return strings.ReplaceAll(pen.PrettyTo(v, digits), "−", "-")
}

// symbol turns a plain name into LaTeX: bold, a Greek letter where one is
// spelled out, digits at the end as the layer's number above.
func symbol(name string) string {
	if strings.ContainsAny(name, `\^_{} `) {
		return name
	}
	letters := strings.TrimRight(name, "0123456789")
	layer := name[len(letters):]
	switch letters {
	case "alpha", "beta", "gamma", "delta", "Delta", "eta", "theta", "lambda", "mu", "sigma", "rho":
		letters = `\boldsymbol{\` + letters + `}`
	default:
		letters = `\mathbf{` + letters + `}`
	}
	if layer != "" {
		return letters + "^{" + layer + "}"
	}
	return letters
}

// String is the matrix for terminals.
func (t *MatrixText) String() string {
	rows, cols := t.m.Dims()
	values := mat.Formatted(t.m, mat.Prefix("    "))
	if rows > t.most || cols > t.most {
		values = mat.Formatted(t.m, mat.Prefix("    "), mat.Excerpt(t.most/2))
	}
	return fmt.Sprintf("%s (%d×%d) =\n    %.*v", t.name, rows, cols, t.digits, values)
}

// Display shows the matrix under the cell, or prints it where no notebook runs
// the program.
func (t *MatrixText) Display() {
	cell.Present(protocol.MIMETextMarkdown, t.Markdown(), t.String())
}
