package verdict

import (
	"fmt"
	"math"
	"strings"

	"nnlecture/exercises/internal/value"
)

// diagnosis names what went wrong with a value that is not the wanted one.
type diagnosis struct {
	name string
	look string
}

// general names what can be made wrong anywhere.
func general(got, want value.Value, c Case) diagnosis {
	if got.Kind == value.Group && want.Kind == value.Group && len(got.Parts) == len(want.Parts) {
		return generalParts(got, want, c)
	}
	switch {
	case got.Kind == value.Absent:
		return diagnosis{"nothing was returned: the result is nil or an empty matrix", ""}
	case bad(got) && !bad(want):
		return diagnosis{"there is a NaN or an infinity in the result", "a division by zero, a logarithm of zero or of a negative number, or an exponential that is too large gives these"}
	case got.Kind == value.Matrix && want.Kind == value.Matrix && !got.SameShape(want):
		return misshapen(got, want, c)
	case got.Kind == value.Group && want.Kind == value.Group && len(got.Parts) == 0:
		return diagnosis{"nothing came back, want " + want.Shape(), "a slice is made by make, or grows by append"}
	case got.Kind == value.Group && want.Kind == value.Group:
		return diagnosis{fmt.Sprintf("%s came back, want %s", got.Shape(), want.Shape()), ""}
	case endsWith(got, want):
		return diagnosis{"there are zeros before the right numbers", "make(…, n) holds n zeros already, and append adds behind them: begin with an empty slice"}
	case !got.SameShape(want):
		return diagnosis{fmt.Sprintf("the result has the wrong size: got %s, want %s", got.Shape(), want.Shape()), ""}
	}
	return scaled(got, want, c)
}

// misshapen tells a transposed matrix from one of any other wrong shape.
func misshapen(got, want value.Value, c Case) diagnosis {
	turned := transposed(got)
	if turned.Equal(want, c.tol()) {
		return diagnosis{"this is the transpose of what was asked", "the numbers are right, rows and columns are swapped"}
	}
	if turned.SameShape(want) {
		if d := scaled(turned, want, c); d.name != "" {
			return diagnosis{"this is the transpose of what was asked; and " + d.name, d.look}
		}
	}
	return diagnosis{fmt.Sprintf("the result has the wrong shape: got %s, want %s", got.Shape(), want.Shape()), ""}
}

// generalParts diagnoses the first part of a result that is wrong.
func generalParts(got, want value.Value, c Case) diagnosis {
	if permutes(got, want, c.tol()) {
		return diagnosis{"the numbers are right, but in another order", "the order is " + strings.Join(want.Names, ", ")}
	}
	for i := range want.Parts {
		if !got.Parts[i].Equal(want.Parts[i], c.tol()) {
			d := general(got.Parts[i], want.Parts[i], c)
			switch {
			case strings.HasPrefix(d.name, "["): // a part of a part
				d.name = want.Names[i] + d.name
			case d.name != "":
				d.name = want.Names[i] + ": " + d.name
			}
			return d
		}
	}
	return diagnosis{}
}

func bad(v value.Value) bool {
	for _, x := range v.All() {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return true
		}
	}
	return false
}

// scaled recognizes a result that is a multiple of the wanted one, or zero.
func scaled(got, want value.Value, c Case) diagnosis {
	g, w := got.All(), want.All()
	if got.Kind == value.Matrix && got.Rows == got.Cols && got.Rows > 1 && transposed(got).Equal(want, c.tol()) {
		return diagnosis{"this is the transpose of what was asked", ""}
	}
	if t := transposed(want); got.Rows > 1 && got.Cols > 1 && (value.Value{Kind: value.Matrix, Rows: t.Rows, Cols: t.Cols, Data: g}).Equal(t, c.tol()) {
		return diagnosis{"the numbers were laid out in the new shape, but not transposed", "NewDense fills row after row; T() swaps rows and columns"}
	}
	factor, ok := commonFactor(g, w)
	n := float64(c.N)
	switch off := farthest(g, w); {
	case off <= 1e-4*max(1, value.Largest(w)):
		return diagnosis{"the result is nearly right, but not quite: it is off by up to " + format(off, 2), "a small ε that was added, a constant with too few digits or a formula that approximates does this"}
	case !ok:
		return diagnosis{}
	case factor == 0 && len(w) == 1:
		return diagnosis{"the result is 0", "nothing was added up, or a quotient of integers such as 1/N was rounded down to 0"}
	case factor == 0:
		return diagnosis{"the result is zero throughout", "was it computed and then not stored, or not returned?"}
	case value.Near(factor, -1, 1e-6):
		return diagnosis{"the sign is flipped", ""}
	case n > 1 && value.Near(factor, n, 1e-6):
		return diagnosis{fmt.Sprintf("the result is N = %d times too large", c.N), "a mean divides the sum by the number of examples"}
	case n > 1 && value.Near(factor, 1/n, 1e-6):
		return diagnosis{fmt.Sprintf("the result is N = %d times too small", c.N), "this is a sum, not a mean; or the division was made twice"}
	case len(w) > 1:
		return diagnosis{fmt.Sprintf("every entry is %s times what was wanted", format(factor, 4)), "a constant factor is missing, or there is one too many"}
	}
	return diagnosis{}
}

// farthest is the largest difference between entries of got and want.
func farthest(got, want []float64) float64 {
	var most float64
	for i := range want {
		if d := math.Abs(got[i] - want[i]); !(d <= most) {
			most = d
		}
	}
	return most
}

// commonFactor finds f with got = f·want in all entries.
func commonFactor(got, want []float64) (f float64, ok bool) {
	f = math.NaN()
	for i := range want {
		if math.Abs(want[i]) < 1e-12 {
			if math.Abs(got[i]) > 1e-9 {
				return 0, false
			}
			continue
		}
		ratio := got[i] / want[i]
		if !math.IsNaN(f) && !value.Near(ratio, f, 1e-6*max(1, math.Abs(f))) {
			return 0, false
		}
		f = ratio
	}
	return f, !math.IsNaN(f)
}
