package value

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Kind tells what a value was in Go.
type Kind byte

const (
	Absent Kind = iota // nil
	Number             // float64 and int
	Truth              // bool
	Text               // string
	Slice              // []float64 and []int: written as one row
	Matrix             // anything with Dims and At
	Group              // a List, or a slice of matrices
)

// Value is what a Go value becomes on its way between worker and judge, and
// for printing and comparing: numbers in rows and columns, or a group of these.
type Value struct {
	Kind       Kind
	Rows, Cols int
	Data       []float64 // row after row
	Text       string
	Names      []string // of the parts of a group
	Parts      []Value
}

// Of converts what the steps pass around. It panics on any other type: that is
// a mistake in a test.
func Of(v any) Value {
	switch v := v.(type) {
	case nil:
		return Value{Kind: Absent}
	case Value:
		return v
	case float64:
		return Value{Kind: Number, Rows: 1, Cols: 1, Data: []float64{v}}
	case int:
		return Of(float64(v))
	case bool:
		return Value{Kind: Truth, Text: fmt.Sprint(v)}
	case string:
		return Value{Kind: Text, Text: v}
	case []float64:
		return Value{Kind: Slice, Rows: 1, Cols: len(v), Data: append([]float64(nil), v...)}
	case []int:
		row := make([]float64, len(v))
		for i, n := range v {
			row[i] = float64(n)
		}
		return Of(row)
	case mat.Matrix:
		return fromMatrix(v)
	case [][]float64:
		return groupOf(v)
	case []*mat.Dense:
		return groupOf(v)
	case []*mat.VecDense:
		return groupOf(v)
	case List:
		g := Value{Kind: Group}
		for _, named := range v {
			g.Names = append(g.Names, named.Name)
			g.Parts = append(g.Parts, Of(named.Value))
		}
		return g
	}
	panic(fmt.Sprintf("value: no way to compare a %T", v))
}

func groupOf[T any](items []T) Value {
	g := Value{Kind: Group}
	for i, item := range items {
		g.Names = append(g.Names, fmt.Sprintf("[%d]", i))
		g.Parts = append(g.Parts, Of(item))
	}
	return g
}

// fromMatrix copies the entries of m. A nil pointer inside the interface and
// an empty matrix are nil: neither has entries.
func fromMatrix(m mat.Matrix) Value {
	switch m := m.(type) {
	case *mat.Dense:
		if m == nil || m.IsEmpty() {
			return Value{Kind: Absent}
		}
	case *mat.VecDense:
		if m == nil || m.IsEmpty() {
			return Value{Kind: Absent}
		}
	}
	r, c := m.Dims()
	v := Value{Kind: Matrix, Rows: r, Cols: c, Data: make([]float64, 0, r*c)}
	for i := range r {
		for j := range c {
			v.Data = append(v.Data, m.At(i, j))
		}
	}
	return v
}

// Native turns a value back into Go: a float64, bool, string, []float64,
// *mat.Dense or List, or nil.
func (v Value) Native() any {
	switch v.Kind {
	case Number:
		return v.Data[0]
	case Truth:
		return v.Text == "true"
	case Text:
		return v.Text
	case Slice:
		return v.Data
	case Matrix:
		return mat.NewDense(v.Rows, v.Cols, v.Data)
	case Group:
		var list List
		for i, part := range v.Parts {
			list = append(list, Named{v.Names[i], part.Native()})
		}
		return list
	}
	return nil
}

// At is the entry in row i and column j.
func (v Value) At(i, j int) float64 { return v.Data[i*v.Cols+j] }

// All lists every number in v, through all parts.
func (v Value) All() []float64 {
	numbers := append([]float64(nil), v.Data...)
	for _, p := range v.Parts {
		numbers = append(numbers, p.All()...)
	}
	return numbers
}

// Largest is the largest finite magnitude among the numbers.
func Largest(numbers []float64) float64 {
	var largest float64
	for _, x := range numbers {
		if a := math.Abs(x); a > largest && !math.IsInf(a, 0) {
			largest = a
		}
	}
	return largest
}
