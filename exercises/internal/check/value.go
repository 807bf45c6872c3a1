package check

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Named is an argument or a result with the name it goes by in messages.
type Named struct {
	Name  string
	Value any
}

// List is an ordered list of arguments or results.
type List []Named

// Values makes a List of names and values in turn: Values("w", w, "b", b).
func Values(pairs ...any) List {
	list := make(List, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, Named{pairs[i].(string), pairs[i+1]})
	}
	return list
}

// kind tells what a value was in Go.
type kind string

const (
	number kind = "number" // float64 and int
	truth  kind = "bool"
	text   kind = "text"
	slice  kind = "slice"  // []float64 and []int: written as one row
	matrix kind = "matrix" // anything with Dims and At
	absent kind = "nil"
	group  kind = "group" // a List, or a slice of matrices
)

// value is what a Go value becomes on its way between worker and judge, and
// for printing and comparing: numbers in rows and columns, or a group of these.
type value struct {
	Kind       kind
	Rows, Cols int
	Data       []float64 // row after row
	Text       string
	Names      []string // of the parts of a group
	Parts      []value
}

// toValue converts what the steps pass around. It panics on any other type:
// that is a mistake in a test.
func toValue(v any) value {
	switch v := v.(type) {
	case nil:
		return value{Kind: absent}
	case float64:
		return value{Kind: number, Rows: 1, Cols: 1, Data: []float64{v}}
	case int:
		return toValue(float64(v))
	case bool:
		return value{Kind: truth, Text: fmt.Sprint(v)}
	case string:
		return value{Kind: text, Text: v}
	case []float64:
		return value{Kind: slice, Rows: 1, Cols: len(v), Data: append([]float64(nil), v...)}
	case []int:
		row := make([]float64, len(v))
		for i, n := range v {
			row[i] = float64(n)
		}
		return toValue(row)
	case mat.Matrix:
		return fromMatrix(v)
	case [][]float64:
		return groupOf(v, func(i int) string { return fmt.Sprintf("[%d]", i) })
	case []*mat.Dense:
		return groupOf(v, func(i int) string { return fmt.Sprintf("[%d]", i) })
	case []*mat.VecDense:
		return groupOf(v, func(i int) string { return fmt.Sprintf("[%d]", i) })
	case List:
		g := value{Kind: group}
		for _, named := range v {
			g.Names = append(g.Names, named.Name)
			g.Parts = append(g.Parts, toValue(named.Value))
		}
		return g
	}
	panic(fmt.Sprintf("check: no way to compare a %T", v))
}

func groupOf[T any](items []T, name func(int) string) value {
	g := value{Kind: group}
	for i, item := range items {
		g.Names = append(g.Names, name(i))
		g.Parts = append(g.Parts, toValue(item))
	}
	return g
}

// fromMatrix copies the entries of m. A nil pointer inside the interface and
// an empty matrix are nil: neither has entries.
func fromMatrix(m mat.Matrix) value {
	switch m := m.(type) {
	case *mat.Dense:
		if m == nil || m.IsEmpty() {
			return value{Kind: absent}
		}
	case *mat.VecDense:
		if m == nil || m.IsEmpty() {
			return value{Kind: absent}
		}
	}
	r, c := m.Dims()
	v := value{Kind: matrix, Rows: r, Cols: c, Data: make([]float64, 0, r*c)}
	for i := range r {
		for j := range c {
			v.Data = append(v.Data, m.At(i, j))
		}
	}
	return v
}

func (v value) at(i, j int) float64 { return v.Data[i*v.Cols+j] }

// shape is the value's size in words, as on the slides.
func (v value) shape() string {
	switch v.Kind {
	case slice:
		return count(v.Cols, "entry", "entries")
	case matrix:
		return fmt.Sprintf("%d×%d", v.Rows, v.Cols)
	case group:
		return count(len(v.Parts), "part", "parts")
	case absent:
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

// sameShape reports whether v and w can be compared entry by entry.
func (v value) sameShape(w value) bool {
	if v.Kind != w.Kind || v.Rows != w.Rows || v.Cols != w.Cols || len(v.Parts) != len(w.Parts) {
		return false
	}
	for i := range v.Parts {
		if !v.Parts[i].sameShape(w.Parts[i]) {
			return false
		}
	}
	return true
}

// equal reports whether v and w have the same shape and no entry differs by
// more than tol, relative to the largest number in w where that is above 1.
func (v value) equal(w value, tol float64) bool {
	if !v.sameShape(w) || v.Text != w.Text {
		return false
	}
	for i := range v.Parts {
		if !v.Parts[i].equal(w.Parts[i], tol) {
			return false
		}
	}
	limit := tol * max(1, w.largest())
	for i := range v.Data {
		if !near(v.Data[i], w.Data[i], limit) {
			return false
		}
	}
	return true
}

// near treats two infinities of the same sign, and two NaN, as the same.
func near(a, b, limit float64) bool {
	if a == b || (math.IsNaN(a) && math.IsNaN(b)) {
		return true
	}
	return math.Abs(a-b) <= limit && !math.IsInf(b, 0)
}

// largest is the largest finite magnitude in v.
func (v value) largest() float64 { return largest(v.Data) }

func largest(numbers []float64) float64 {
	var largest float64
	for _, x := range numbers {
		if a := math.Abs(x); a > largest && !math.IsInf(a, 0) {
			largest = a
		}
	}
	return largest
}

// all lists every number in v, through all parts.
func (v value) all() []float64 {
	numbers := append([]float64(nil), v.Data...)
	for _, p := range v.Parts {
		numbers = append(numbers, p.all()...)
	}
	return numbers
}

// sound reports whether v is a value that toValue could have made: the judge
// takes nothing for granted that comes from another process.
func (v value) sound(depth int) bool {
	numbers := v.Kind == number || v.Kind == slice || v.Kind == matrix
	if numbers && (v.Rows < 0 || v.Cols < 0 || v.Rows > 1<<24 || v.Cols > 1<<24 || v.Rows*v.Cols != len(v.Data)) {
		return false
	}
	if v.Kind == number && len(v.Data) != 1 || v.Kind == matrix && len(v.Data) == 0 || !numbers && len(v.Data) > 0 {
		return false
	}
	if depth == 0 || len(v.Names) != len(v.Parts) || (v.Kind == group) != (v.Names != nil) && len(v.Parts) > 0 {
		return false
	}
	for _, part := range v.Parts {
		if !part.sound(depth - 1) {
			return false
		}
	}
	return true
}
