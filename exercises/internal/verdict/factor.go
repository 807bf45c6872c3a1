package verdict

import (
	"math"

	"nnlecture/exercises/internal/value"
)

// scale is a number that a result may have been multiplied by, or that was
// added to it, with the words for it.
type scale struct {
	name, look string
	times      float64
}

// scales are the factors that a case knows: the number of examples, the sizes
// and numbers among its arguments, 2 and the bases of logarithms.
func (c Case) scales() []scale {
	all := []scale{
		{"the result is twice what was asked", "there is a factor 2 too many", 2},
		{"the result is half of what was asked", "there is a factor ½ too many", 0.5},
		{"the logarithm has the base 2", "log is the natural logarithm, math.Log", 1 / math.Ln2},
		{"the logarithm has the base 10", "log is the natural logarithm, math.Log", 1 / math.Ln10},
	}
	n := float64(c.examples())
	if n > 1 {
		all = append([]scale{
			{"1/N is missing: the result is N times too large", "a mean divides the sum by the number N of examples", n},
			{"1/N is applied twice: the result is N times too small", "N divides once", 1 / n},
			{"the sum is divided by N − 1 instead of N", "a mean divides by the number of examples", n / (n - 1)},
		}, all...)
	}
	for _, a := range c.With {
		v := value.Of(a.Value)
		switch x := v.All(); {
		case v.Kind == value.Matrix:
			all = append(all, sizes("rows of "+a.Name, float64(v.Rows), n)...)
			all = append(all, sizes("columns of "+a.Name, float64(v.Cols), n)...)
		case v.Kind == value.Slice:
			all = append(all, sizes("entries of "+a.Name, float64(v.Cols), n)...)
		case v.Kind == value.Number && x[0] != 0 && !math.IsInf(x[0], 0):
			all = append(all,
				scale{"the result is multiplied by " + a.Name + ", once too often", "", x[0]},
				scale{a.Name + " is missing as a factor, or divides once too often", "", 1 / x[0]})
		}
	}
	return all
}

// sizes are the factors that come from the size of an argument.
func sizes(name string, size, n float64) []scale {
	all := []scale{
		{"the result is multiplied by the number of " + name, "", size},
		{"the result is divided by the number of " + name, "", 1 / size},
	}
	if n > 1 {
		all = append(all, scale{"the sum is divided by the number of " + name + " instead of N", "N is the number of examples, the columns of X", n / size})
	}
	return all
}

// examples is N, from the case or from the columns of an argument X.
func (c Case) examples() int {
	if c.N > 0 {
		return c.N
	}
	for _, a := range c.With {
		if v := value.Of(a.Value); a.Name == "X" && v.Kind == value.Matrix {
			return v.Cols
		}
	}
	return 0
}

// byScale are the scales of a case as mechanisms.
func byScale(c Case) []mechanism {
	var all []mechanism
	for _, s := range c.scales() {
		if value.Near(s.times, 1, 1e-9) {
			continue
		}
		all = append(all, mechanism{s.name, s.look, func(want value.Value, c Case) []value.Value {
			for _, now := range c.scales() { // of this case, whose sizes may be others
				if now.name == s.name {
					return entries(func(x float64) float64 { return now.times * x })(want, c)
				}
			}
			return nil
		}})
	}
	return all
}
