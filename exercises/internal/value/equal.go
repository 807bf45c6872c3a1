package value

import (
	"fmt"
	"math"
)

// SameShape reports whether v and w can be compared entry by entry.
func (v Value) SameShape(w Value) bool {
	if v.Kind != w.Kind || v.Rows != w.Rows || v.Cols != w.Cols || len(v.Parts) != len(w.Parts) {
		return false
	}
	for i := range v.Parts {
		if !v.Parts[i].SameShape(w.Parts[i]) {
			return false
		}
	}
	return true
}

// Equal reports whether v and w have the same shape and no entry differs by
// more than tol, relative to the largest number in w where that is above 1.
func (v Value) Equal(w Value, tol float64) bool {
	if !v.SameShape(w) || v.Text != w.Text {
		return false
	}
	for i := range v.Parts {
		if !v.Parts[i].Equal(w.Parts[i], tol) {
			return false
		}
	}
	limit := tol * max(1, Largest(w.Data))
	for i := range v.Data {
		if !Near(v.Data[i], w.Data[i], limit) {
			return false
		}
	}
	return true
}

// Near treats two infinities of the same sign, and two NaN, as the same.
func Near(a, b, limit float64) bool {
	if a == b || (math.IsNaN(a) && math.IsNaN(b)) {
		return true
	}
	return math.Abs(a-b) <= limit && !math.IsInf(b, 0)
}

// Shape is the value's size in words, as on the slides.
func (v Value) Shape() string {
	switch v.Kind {
	case Slice:
		return count(v.Cols, "entry", "entries")
	case Matrix:
		return fmt.Sprintf("%d×%d", v.Rows, v.Cols)
	case Group:
		return count(len(v.Parts), "part", "parts")
	case Absent:
		return "nil"
	}
	return ""
}

// count says how many there are of something.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
