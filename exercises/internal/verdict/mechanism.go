package verdict

import (
	"math"
	"slices"

	"nnlecture/exercises/internal/value"
)

// mechanism is a way in which numbers go wrong whatever the formula: what it
// makes of the right value of a case, in one or several forms. Nil means that
// the case says nothing about it.
type mechanism struct {
	name, look string
	of         func(want value.Value, c Case) []value.Value
}

// mechanisms are those that are known everywhere. What is listed first is said
// first.
var mechanisms = []mechanism{
	{"this is the transpose of what was asked", "the numbers are right, rows and columns are swapped", matrices(transposed)},
	{"the numbers were laid out in the new shape, but not transposed", "NewDense fills row after row; T() swaps rows and columns", matrices(reshaped)},
	{"the sign is flipped", "", entries(func(x float64) float64 { return -x })},
	{"the result is zero throughout", "was it computed and then not stored, or not returned? A quotient of two ints, as 1/N, is rounded down to 0", entries(func(float64) float64 { return 0 })},
	{"the result is 1 too large", "", entries(func(x float64) float64 { return x + 1 })},
	{"the result is 1 too small", "", entries(func(x float64) float64 { return x - 1 })},
	{"this is 1 minus what was asked", "", entries(func(x float64) float64 { return 1 - x })},
	{"this is the square of what was asked", "", entries(func(x float64) float64 { return x * x })},
	{"this is the root of what was asked", "", entries(math.Sqrt)},
	{"this is one divided by what was asked", "the fraction is upside down", entries(func(x float64) float64 { return 1 / x })},
	{"the result is the magnitude: its sign was lost", "", entries(math.Abs)},
	{"the result is cut off to a whole number", "int(x), and a quotient of two ints, lose what stands behind the point", entries(math.Trunc)},
	{"the logarithm was taken of what was asked", "", entries(math.Log)},
	{"this is the exponential of what was asked", "", entries(math.Exp)},
	{"the order is reversed", "", both(matrices(upsideDown), slicesOnly(backwards))},
	{"the order of the columns is reversed", "", matrices(func(v value.Value) value.Value { return transposed(upsideDown(transposed(v))) })},
	{"the rows have moved by one place", "indices start at 0", both(shifted(1), shifted(-1))},
	{"the first row is missing: it holds zeros", "indices start at 0", matrices(rowsWhere(func(i, n int) bool { return i > 0 }))},
	{"the last row is missing: it holds zeros", "indices run from 0 to n − 1: a loop with i < n reaches all of them", matrices(rowsWhere(func(i, n int) bool { return i < n-1 }))},
	{"the first column is missing: it holds zeros", "indices start at 0", columns(rowsWhere(func(i, n int) bool { return i > 0 }))},
	{"the last column is missing: it holds zeros", "indices run from 0 to n − 1: a loop with j < n reaches all of them", columns(rowsWhere(func(i, n int) bool { return i < n-1 }))},
	{"only the first row was filled", "does the loop end too early, by a return or a break?", matrices(rowsWhere(func(i, n int) bool { return i == 0 }))},
	{"only the last row was filled", "was the matrix made anew in each round of the loop?", matrices(rowsWhere(func(i, n int) bool { return i == n-1 }))},
	{"only the first column was filled", "does the loop end too early, by a return or a break?", columns(rowsWhere(func(i, n int) bool { return i == 0 }))},
	{"only the last column was filled", "was the matrix made anew in each round of the loop?", columns(rowsWhere(func(i, n int) bool { return i == n-1 }))},
	{"all rows are the first one", "is the index of the loop used on the right-hand side, too?", matrices(rowsFrom(func(n int) int { return 0 }))},
	{"all rows are the last one", "one slice or vector was filled in each round and stored each time: make a new one inside the loop", matrices(rowsFrom(func(n int) int { return n - 1 }))},
	{"all columns are the first one", "is the index of the loop used on the right-hand side, too?", columns(rowsFrom(func(n int) int { return 0 }))},
	{"all columns are the last one", "one slice or vector was filled in each round and stored each time: make a new one inside the loop", columns(rowsFrom(func(n int) int { return n - 1 }))},
	{"the sum goes on from one entry to the next: it is not set back to 0", "begin each sum with 0, inside the loop over the entries", both(matrices(running), columns(running), slicesOnly(running))},
	{"the first entry is missing", "indices start at 0", slicesOnly(part(1, 0))},
	{"the last entry is missing", "indices run from 0 to n − 1: a loop with i < n reaches all of them", slicesOnly(part(0, 1))},
	{"the first row is missing", "indices start at 0", matrices(cut(1, 0))},
	{"the last row is missing", "indices run from 0 to n − 1", matrices(cut(0, 1))},
	{"the first column is missing", "indices start at 0", columns(cut(1, 0))},
	{"the last column is missing", "indices run from 0 to n − 1", columns(cut(0, 1))},
	{"there is a zero before the right numbers", "make(…, n) holds n zeros already, and append adds behind them: begin with an empty slice", slicesOnly(func(v value.Value) value.Value { return sliceOf(append([]float64{0}, v.Data...)) })},
	{"there is a zero behind the right numbers", "", slicesOnly(func(v value.Value) value.Value { return sliceOf(append(slices.Clone(v.Data), 0)) })},
}

// entries makes a mechanism of a function of one number.
func entries(f func(x float64) float64) func(value.Value, Case) []value.Value {
	return func(v value.Value, _ Case) []value.Value {
		if len(v.Data) == 0 {
			return nil
		}
		v.Data = slices.Clone(v.Data)
		for i := range v.Data {
			v.Data[i] = f(v.Data[i])
		}
		return []value.Value{v}
	}
}

// matrices makes a mechanism of a function of matrices, of more than one row or
// column.
func matrices(f func(value.Value) value.Value) func(value.Value, Case) []value.Value {
	return func(v value.Value, _ Case) []value.Value {
		if v.Kind != value.Matrix || len(v.Data) < 2 {
			return nil
		}
		return []value.Value{f(v)}
	}
}

// columns does to the columns what f does to the rows.
func columns(f func(value.Value) value.Value) func(value.Value, Case) []value.Value {
	return matrices(func(v value.Value) value.Value { return transposed(f(transposed(v))) })
}

func slicesOnly(f func(value.Value) value.Value) func(value.Value, Case) []value.Value {
	return func(v value.Value, _ Case) []value.Value {
		if v.Kind != value.Slice || len(v.Data) < 2 {
			return nil
		}
		return []value.Value{f(v)}
	}
}

// both joins the forms of several mechanisms.
func both(all ...func(value.Value, Case) []value.Value) func(value.Value, Case) []value.Value {
	return func(v value.Value, c Case) []value.Value {
		var forms []value.Value
		for _, of := range all {
			forms = append(forms, of(v, c)...)
		}
		return forms
	}
}
