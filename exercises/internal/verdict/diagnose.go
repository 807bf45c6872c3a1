package verdict

import (
	"fmt"
	"math"
	"slices"
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
	case finiteFor(got, want):
		return diagnosis{"the result is finite where ∞ was asked: a small ε was added, or a number cut off at a bound", "the formula as it stands gives ∞ here"}
	case bad(got) && !bad(want):
		return diagnosis{"there is a NaN or an infinity in the result", "a division by zero, a logarithm of zero or of a negative number, or an exponential that is too large gives these"}
	case got.Kind == value.Matrix && want.Kind == value.Matrix && !got.SameShape(want):
		return diagnosis{fmt.Sprintf("the result has the wrong shape: got %s, want %s", got.Shape(), want.Shape()), ""}
	case got.Kind == value.Group && want.Kind == value.Group && len(got.Parts) == 0:
		return diagnosis{"nothing came back, want " + want.Shape(), "a slice is made by make, or grows by append"}
	case got.Kind == value.Group && want.Kind == value.Group:
		return diagnosis{fmt.Sprintf("%s came back, want %s", got.Shape(), want.Shape()), ""}
	case endsWith(got, want):
		return diagnosis{"there are zeros before the right numbers", "make(…, n) holds n zeros already, and append adds behind them: begin with an empty slice"}
	case !got.SameShape(want):
		return diagnosis{fmt.Sprintf("the result has the wrong size: got %s, want %s", got.Shape(), want.Shape()), ""}
	}
	return scaled(got, want)
}

// generalParts diagnoses the first part of a result that is wrong.
func generalParts(got, want value.Value, c Case) diagnosis {
	if one := got.Parts[0]; len(want.Parts) > 1 && one.Kind != value.Number && oneObject(got) && !oneObject(want) {
		return diagnosis{strings.Join(want.Names, " and ") + " are one and the same object, filled again and again", "make a new one for each, inside of the loop"}
	}
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

// finiteFor reports whether want has an infinity in it, and got has none.
func finiteFor(got, want value.Value) bool {
	infinite := func(v value.Value) bool {
		return slices.ContainsFunc(v.All(), func(x float64) bool { return math.IsInf(x, 0) })
	}
	return got.SameShape(want) && infinite(want) && !bad(got)
}

// oneObject reports whether all parts are the same.
func oneObject(v value.Value) bool {
	for _, part := range v.Parts {
		if part.Kind != value.Matrix || !part.Equal(v.Parts[0], 0) {
			return false
		}
	}
	return true
}

func bad(v value.Value) bool {
	for _, x := range v.All() {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return true
		}
	}
	return false
}

// scaled recognizes a result that is nearly the wanted one, or a multiple of it.
func scaled(got, want value.Value) diagnosis {
	g, w := got.All(), want.All()
	factor, ok := commonFactor(g, w)
	if len(w) == 0 {
		return diagnosis{} // words
	}
	switch off := farthest(g, w); {
	case off <= 1e-4*max(1, value.Largest(w)):
		return diagnosis{"the result is nearly right, but not quite: it is off by up to " + format(off, 2), "a small ε that was added, a bound that numbers are cut off at, a constant with too few digits or a formula that approximates does this"}
	case ok && factor != 0 && len(w) > 1:
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
