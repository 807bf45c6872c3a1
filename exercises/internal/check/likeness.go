package check

// transposed is vᵀ.
func (v value) transposed() value {
	t := value{Kind: matrix, Rows: v.Cols, Cols: v.Rows}
	for j := range v.Cols {
		for i := range v.Rows {
			t.Data = append(t.Data, v.at(i, j))
		}
	}
	return t
}

// endsWith reports whether the numbers of w stand at the end of v, with zeros
// alone before them.
func (v value) endsWith(w value) bool {
	extra := len(v.Data) - len(w.Data)
	if v.Kind != slice || w.Kind != slice || extra <= 0 {
		return false
	}
	end := value{Kind: slice, Rows: 1, Cols: w.Cols, Data: v.Data[extra:]}
	return largest(v.Data[:extra]) == 0 && end.equal(w, 0)
}

// permutes reports whether v and w have the same parts, in whatever order.
func (v value) permutes(w value, tol float64) bool {
	return w.within(v, tol) && v.within(w, tol)
}

// within reports whether each part of v is one of w, too.
func (v value) within(w value, tol float64) bool {
	for _, part := range v.Parts {
		found := false
		for _, other := range w.Parts {
			found = found || part.equal(other, tol)
		}
		if !found {
			return false
		}
	}
	return true
}
