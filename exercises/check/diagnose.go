package check

import (
	"fmt"
	"math"
)

// diagnosis names what went wrong with a value that is not the wanted one.
type diagnosis struct {
	name string
	look string
}

// diagnose compares got with the mistakes of the case first, then with those
// that can be made anywhere.
func (c Case) diagnose(got, want value) diagnosis {
	for _, m := range c.Mistakes {
		if got.equal(toValue(m.Value), c.tol()) {
			return diagnosis{m.Name, m.Look}
		}
	}
	return general(got, want, c)
}

func general(got, want value, c Case) diagnosis {
	if got.Kind == group && want.Kind == group && len(got.Parts) == len(want.Parts) {
		return generalParts(got, want, c)
	}
	switch {
	case got.Kind == absent:
		return diagnosis{"nothing was returned: the result is nil or an empty matrix", ""}
	case bad(got) && !bad(want):
		return diagnosis{"there is a NaN or an infinity in the result", "a division by zero, the logarithm of zero, or an exponential that is too large gives these"}
	case got.Kind == matrix && want.Kind == matrix && !got.sameShape(want):
		if got.transposed().equal(want, c.tol()) {
			return diagnosis{"this is the transpose of what was asked", "the numbers are right, rows and columns are swapped"}
		}
		return diagnosis{fmt.Sprintf("the result has the wrong shape: got %s, want %s", got.shape(), want.shape()), ""}
	case !got.sameShape(want):
		return diagnosis{fmt.Sprintf("the result has the wrong size: got %s, want %s", got.shape(), want.shape()), ""}
	}
	return scaled(got, want, c)
}

// generalParts diagnoses the first part of a result that is wrong.
func generalParts(got, want value, c Case) diagnosis {
	for i := range want.Parts {
		if !got.Parts[i].equal(want.Parts[i], c.tol()) {
			d := general(got.Parts[i], want.Parts[i], c)
			if d.name != "" {
				d.name = want.Names[i] + ": " + d.name
			}
			return d
		}
	}
	return diagnosis{}
}

func bad(v value) bool {
	for _, x := range v.all() {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return true
		}
	}
	return false
}

// scaled recognizes a result that is a multiple of the wanted one, or zero.
func scaled(got, want value, c Case) diagnosis {
	g, w := got.all(), want.all()
	if got.Kind == matrix && got.Rows == got.Cols && got.Rows > 1 && got.transposed().equal(want, c.tol()) {
		return diagnosis{"this is the transpose of what was asked", ""}
	}
	factor, ok := commonFactor(g, w)
	n := float64(c.N)
	switch {
	case !ok:
		return diagnosis{}
	case factor == 0:
		return diagnosis{"the result is zero throughout", "was it computed and then not stored, or not returned?"}
	case near(factor, -1, 1e-6):
		return diagnosis{"the sign is flipped", ""}
	case n > 1 && near(factor, n, 1e-6):
		return diagnosis{fmt.Sprintf("the result is N = %d times too large", c.N), "a mean divides the sum by the number of examples"}
	case n > 1 && near(factor, 1/n, 1e-6):
		return diagnosis{fmt.Sprintf("the result is N = %d times too small", c.N), "this is a sum, not a mean; or the division was made twice"}
	case len(w) > 1:
		return diagnosis{fmt.Sprintf("every entry is %s times what was wanted", format(factor, 4)), "a constant factor is missing or too many"}
	}
	return diagnosis{}
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
		if !math.IsNaN(f) && !near(ratio, f, 1e-6*max(1, math.Abs(f))) {
			return 0, false
		}
		f = ratio
	}
	return f, !math.IsNaN(f)
}

func (c Case) tol() float64 {
	if c.Tol == 0 {
		return 1e-9
	}
	return c.Tol
}

// checkDistinct fails the test itself where the case's input cannot tell two
// mistakes apart, or a mistake from the right answer.
func (s *S) checkDistinct(c Case) {
	if c.Want == nil {
		return
	}
	names, values := []string{"the right answer"}, []value{toValue(c.Want)}
	for _, m := range c.Mistakes {
		names, values = append(names, m.Name), append(values, toValue(m.Value))
	}
	for i := range values {
		for j := range i {
			if values[i].equal(values[j], 1e-6) {
				s.t.Errorf("check: %s (seed %d): %q and %q give the same numbers", c.Call, s.seed, names[j], names[i])
			}
		}
	}
}
