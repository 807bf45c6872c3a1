package work

import (
	"fmt"
	"math/rand/v2"

	"nnlecture/exercises/internal/value"

	"gonum.org/v1/gonum/mat"
)

// Args are the arguments of a call. Each is made once, so that a call that
// asks for it twice gets the same object.
type Args struct {
	sent value.Value
	made []any // nil where the call has not asked for it
}

func newArgs(sent value.Value) *Args { return &Args{sent, make([]any, len(sent.Parts))} }

// get makes the argument of this name, or gives the one that is made already.
// It panics where the judge has sent none: that is a mistake in a test.
func get[T any](a *Args, name string, from func(value.Value) T) T {
	for i := range a.sent.Parts {
		if a.sent.Names[i] != name {
			continue
		}
		if a.made[i] == nil {
			a.made[i] = from(a.sent.Parts[i])
		}
		return a.made[i].(T)
	}
	panic(fmt.Sprintf("work: the call has no argument %q; it has %q", name, a.sent.Names))
}

// Number is an argument of type float64.
func (a *Args) Number(name string) float64 {
	return get(a, name, func(v value.Value) float64 { return v.Data[0] })
}

// Int is an argument of type int.
func (a *Args) Int(name string) int {
	return get(a, name, func(v value.Value) int { return int(v.Data[0]) })
}

// Text is a word, such as the name of a function that cannot be sent itself.
func (a *Args) Text(name string) string {
	return get(a, name, func(v value.Value) string { return v.Text })
}

// Numbers is an argument of type []float64.
func (a *Args) Numbers(name string) []float64 { return get(a, name, numbers) }

// Ints is an argument of type []int.
func (a *Args) Ints(name string) []int { return get(a, name, ints) }

// Vector is a column.
func (a *Args) Vector(name string) *mat.VecDense { return get(a, name, vector) }

// Matrix is a matrix, or a row.
func (a *Args) Matrix(name string) *mat.Dense { return get(a, name, matrix) }

// Vectors is a slice of columns.
func (a *Args) Vectors(name string) []*mat.VecDense {
	return get(a, name, func(v value.Value) []*mat.VecDense { return all(v, vector) })
}

// Matrices is a slice of matrices.
func (a *Args) Matrices(name string) []*mat.Dense {
	return get(a, name, func(v value.Value) []*mat.Dense { return all(v, matrix) })
}

// Rand is a new generator of random numbers, from a seed that is a whole
// number below 2⁵³. Every call of it begins anew.
func (a *Args) Rand(name string) *rand.Rand {
	return rand.New(rand.NewPCG(uint64(a.Number(name)), 1))
}

func numbers(v value.Value) []float64 { return append([]float64(nil), v.Data...) }

func ints(v value.Value) []int {
	whole := make([]int, len(v.Data))
	for i, x := range v.Data {
		whole[i] = int(x)
	}
	return whole
}

func vector(v value.Value) *mat.VecDense { return mat.NewVecDense(len(v.Data), numbers(v)) }

func matrix(v value.Value) *mat.Dense { return mat.NewDense(v.Rows, v.Cols, numbers(v)) }

func all[T any](v value.Value, one func(value.Value) T) []T {
	items := make([]T, len(v.Parts))
	for i, part := range v.Parts {
		items[i] = one(part)
	}
	return items
}

// now is what the arguments are after the call.
func (a *Args) now() value.Value {
	now := value.Value{Kind: value.Group, Names: a.sent.Names}
	for i, part := range a.sent.Parts {
		if a.made[i] != nil {
			part = value.Of(a.made[i])
		}
		now.Parts = append(now.Parts, part)
	}
	return now
}
