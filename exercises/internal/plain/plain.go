// Package plain says in loops, entry by entry, what the exercises ask for in
// products of matrices: an independent source of the numbers that the steps
// want. Only the tests of the exercises import it.
package plain

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Of makes the r×c matrix with the entries f(i, j).
func Of(r, c int, f func(i, j int) float64) *mat.Dense {
	m := mat.NewDense(r, c, nil)
	for i := range r {
		for j := range c {
			m.Set(i, j, f(i, j))
		}
	}
	return m
}

// Vec makes the column of n entries f(i).
func Vec(n int, f func(i int) float64) *mat.VecDense {
	v := mat.NewVecDense(n, nil)
	for i := range n {
		v.SetVec(i, f(i))
	}
	return v
}

// Sum adds f(0) … f(n−1).
func Sum(n int, f func(k int) float64) float64 {
	var sum float64
	for k := range n {
		sum += f(k)
	}
	return sum
}

// Mul is the product AB.
func Mul(a, b mat.Matrix) *mat.Dense {
	r, inner := a.Dims()
	_, c := b.Dims()
	return Of(r, c, func(i, j int) float64 {
		return Sum(inner, func(k int) float64 { return a.At(i, k) * b.At(k, j) })
	})
}

// Affine is WX with b added to every column; without b where b is nil.
func Affine(w mat.Matrix, b mat.Vector, x mat.Matrix) *mat.Dense {
	z := Mul(w, x)
	if b == nil {
		return z
	}
	return Map(z, func(i, j int, v float64) float64 { return v + b.AtVec(i) })
}

// Map makes a matrix with f(i, j, mᵢⱼ) in place of mᵢⱼ.
func Map(m mat.Matrix, f func(i, j int, v float64) float64) *mat.Dense {
	r, c := m.Dims()
	return Of(r, c, func(i, j int) float64 { return f(i, j, m.At(i, j)) })
}

// Each applies f to every entry.
func Each(m mat.Matrix, f func(float64) float64) *mat.Dense {
	return Map(m, func(_, _ int, v float64) float64 { return f(v) })
}

// Transposed is a copy of mᵀ.
func Transposed(m mat.Matrix) *mat.Dense {
	r, c := m.Dims()
	return Of(c, r, func(i, j int) float64 { return m.At(j, i) })
}

// Times is a·m.
func Times(a float64, m mat.Matrix) *mat.Dense {
	return Each(m, func(v float64) float64 { return a * v })
}

// Hadamard multiplies entry by entry.
func Hadamard(a, b mat.Matrix) *mat.Dense {
	return Map(a, func(i, j int, v float64) float64 { return v * b.At(i, j) })
}

// Plus is a + b.
func Plus(a, b mat.Matrix) *mat.Dense {
	return Map(a, func(i, j int, v float64) float64 { return v + b.At(i, j) })
}

// Column is a copy of column j as a vector.
func Column(m mat.Matrix, j int) *mat.VecDense {
	r, _ := m.Dims()
	return Vec(r, func(i int) float64 { return m.At(i, j) })
}

// Total adds all entries.
func Total(m mat.Matrix) float64 {
	r, c := m.Dims()
	return Sum(r, func(i int) float64 { return Sum(c, func(j int) float64 { return m.At(i, j) }) })
}

// RowSums adds each row up: a column of r entries.
func RowSums(m mat.Matrix) *mat.VecDense {
	r, c := m.Dims()
	return Vec(r, func(i int) float64 { return Sum(c, func(j int) float64 { return m.At(i, j) }) })
}

// Sigmoid is 1/(1 + e^−z), for z of moderate size.
func Sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Softmax applies the softmax to every column.
func Softmax(z mat.Matrix) *mat.Dense {
	r, _ := z.Dims()
	return Map(z, func(i, j int, v float64) float64 {
		return 1 / Sum(r, func(k int) float64 { return math.Exp(z.At(k, j) - v) })
	})
}

// BCE is the binary cross entropy for 0 < a < 1.
func BCE(a, y float64) float64 { return -y*math.Log(a) - (1-y)*math.Log(1-a) }

// Softmax0 is the softmax as one writes it first: it divides ∞ by ∞, or 0 by
// 0, where an exponential leaves the range of floating point.
func Softmax0(z mat.Vector) *mat.VecDense {
	sum := Sum(z.Len(), func(k int) float64 { return math.Exp(z.AtVec(k)) })
	return Vec(z.Len(), func(k int) float64 { return math.Exp(z.AtVec(k)) / sum })
}
