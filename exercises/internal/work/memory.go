package work

import (
	"math"

	"nnlecture/exercises/internal/value"

	"gonum.org/v1/gonum/mat"
)

// alter changes every number of one argument after the other, looks at the
// result again each time, and puts the numbers back. Where the result is
// another, it shares memory with that argument. What the student's code did is
// over by then, so it cannot know which arguments will be altered, or how.
func (a *Args) alter(result any) []value.Value {
	again := make([]value.Value, len(a.made))
	for i, arg := range a.made {
		flip(arg)
		again[i] = value.Of(result)
		flip(arg)
	}
	return again
}

// flip turns all bits of the numbers in v round. Twice gives the same again,
// once always gives another number.
func flip(v any) {
	switch v := v.(type) {
	case []float64:
		for i, x := range v {
			v[i] = math.Float64frombits(^math.Float64bits(x))
		}
	case []int:
		for i, n := range v {
			v[i] = ^n
		}
	case *mat.Dense:
		flip(v.RawMatrix().Data)
	case *mat.VecDense:
		flip(v.RawVector().Data)
	case []*mat.Dense:
		for _, m := range v {
			flip(m)
		}
	case []*mat.VecDense:
		for _, m := range v {
			flip(m)
		}
	}
}
