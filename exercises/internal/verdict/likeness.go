package verdict

import "nnlecture/exercises/internal/value"

// transposed is vᵀ.
func transposed(v value.Value) value.Value {
	t := value.Value{Kind: value.Matrix, Rows: v.Cols, Cols: v.Rows}
	for j := range v.Cols {
		for i := range v.Rows {
			t.Data = append(t.Data, v.At(i, j))
		}
	}
	return t
}

// endsWith reports whether the numbers of w stand at the end of v, with zeros
// alone before them.
func endsWith(v, w value.Value) bool {
	extra := len(v.Data) - len(w.Data)
	if v.Kind != value.Slice || w.Kind != value.Slice || extra <= 0 {
		return false
	}
	end := value.Value{Kind: value.Slice, Rows: 1, Cols: w.Cols, Data: v.Data[extra:]}
	return value.Largest(v.Data[:extra]) == 0 && end.Equal(w, 0)
}

// permutes reports whether v and w have the same parts, in whatever order.
func permutes(v, w value.Value, tol float64) bool {
	return allIn(w, v, tol) && allIn(v, w, tol)
}

// allIn reports whether each part of v is one of w, too.
func allIn(v, w value.Value, tol float64) bool {
	for _, part := range v.Parts {
		found := false
		for _, other := range w.Parts {
			found = found || part.Equal(other, tol)
		}
		if !found {
			return false
		}
	}
	return true
}
