package verdict

import (
	"slices"

	"nnlecture/exercises/internal/value"
)

// rearranged is v with the entry that from names in each place.
func rearranged(v value.Value, from func(i, j int) (int, int)) value.Value {
	w := v
	w.Data = make([]float64, len(v.Data))
	for i := range v.Rows {
		for j := range v.Cols {
			if r, c := from(i, j); r >= 0 && r < v.Rows && c >= 0 && c < v.Cols {
				w.Data[i*v.Cols+j] = v.At(r, c)
			}
		}
	}
	return w
}

// reshaped has the numbers of v's transpose, laid out row by row in v's shape.
func reshaped(v value.Value) value.Value {
	t := transposed(v)
	t.Rows, t.Cols = v.Rows, v.Cols
	return t
}

func upsideDown(v value.Value) value.Value {
	return rearranged(v, func(i, j int) (int, int) { return v.Rows - 1 - i, j })
}

func backwards(v value.Value) value.Value {
	v.Data = slices.Clone(v.Data)
	slices.Reverse(v.Data)
	return v
}

// shifted moves the rows, and fills the gap with zeros or with what fell out.
func shifted(by int) func(value.Value, Case) []value.Value {
	return func(v value.Value, _ Case) []value.Value {
		if v.Kind != value.Matrix || v.Rows < 3 {
			return nil
		}
		open := rearranged(v, func(i, j int) (int, int) { return i + by, j })
		round := rearranged(v, func(i, j int) (int, int) { return (i + by + v.Rows) % v.Rows, j })
		return []value.Value{open, round}
	}
}

// rowsWhere keeps some rows and puts zeros in the others.
func rowsWhere(keep func(i, n int) bool) func(value.Value) value.Value {
	return func(v value.Value) value.Value {
		return rearranged(v, func(i, j int) (int, int) {
			if !keep(i, v.Rows) {
				return -1, j
			}
			return i, j
		})
	}
}

// rowsFrom repeats one row.
func rowsFrom(row func(n int) int) func(value.Value) value.Value {
	return func(v value.Value) value.Value {
		return rearranged(v, func(i, j int) (int, int) { return row(v.Rows), j })
	}
}

// running adds up the entries in reading order.
func running(v value.Value) value.Value {
	v.Data = slices.Clone(v.Data)
	for i := 1; i < len(v.Data); i++ {
		v.Data[i] += v.Data[i-1]
	}
	return v
}

func sliceOf(data []float64) value.Value {
	return value.Value{Kind: value.Slice, Rows: 1, Cols: len(data), Data: data}
}

// part leaves out so many entries at the beginning and at the end.
func part(first, last int) func(value.Value) value.Value {
	return func(v value.Value) value.Value { return sliceOf(v.Data[first : len(v.Data)-last]) }
}

// cut leaves out so many rows at the beginning and at the end.
func cut(first, last int) func(value.Value) value.Value {
	return func(v value.Value) value.Value {
		v.Data = v.Data[first*v.Cols : len(v.Data)-last*v.Cols]
		v.Rows -= first + last
		return v
	}
}
