package nnlib

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// Parameter is a weight matrix or a bias vector of a network, under the name
// that files and messages call it by: "W1" and "b1" belong to layer 1. It is a
// gonum matrix that shares memory with the network: Set changes the network.
type Parameter struct {
	Name  string
	Shape Shape

	rows [][]float64 // its rows, sharing memory with the network
}

var _ mat.Mutable = Parameter{}

// Dims implements mat.Matrix.
func (p Parameter) Dims() (rows, cols int) { return p.Shape.Rows, p.Shape.Cols }

// At returns entry (i, j).
func (p Parameter) At(i, j int) float64 { return p.rows[i][j] }

// Set changes entry (i, j), in the network too.
func (p Parameter) Set(i, j int, v float64) { p.rows[i][j] = v }

// T implements mat.Matrix.
func (p Parameter) T() mat.Matrix { return mat.Transpose{Matrix: p} }

// ParameterList is all that training changes in a network, θ, in the order of
// its layers.
type ParameterList []Parameter

// Count is the number of entries of all parameters together.
func (l ParameterList) Count() int {
	count := 0
	for _, p := range l {
		count += p.Shape.Rows * p.Shape.Cols
	}
	return count
}

// Values is θ as one column of numbers: the entries of all parameters, row
// after row. They are a copy.
func (l ParameterList) Values() []float64 {
	theta := make([]float64, 0, l.Count())
	for _, p := range l {
		for _, row := range p.rows {
			theta = append(theta, row...)
		}
	}
	return theta
}

// SetValues is the reverse of [ParameterList.Values]: it changes the network.
//
// It panics with a *ShapeError unless there is a value for each entry.
func (l ParameterList) SetValues(theta []float64) {
	if want := l.Count(); len(theta) != want {
		panic(&ShapeError{"ParameterList.SetValues", "theta", fmt.Sprintf("%d numbers", len(theta)), fmt.Sprintf("%d, one per entry", want)})
	}
	for _, p := range l {
		for _, row := range p.rows {
			theta = theta[copy(row, theta):]
		}
	}
}

// parameters of layer λ.
func (l Layer) parameters(lambda int) []Parameter {
	return []Parameter{
		matrixParameter(fmt.Sprintf("W%d", lambda), l.Weights),
		vectorParameter(fmt.Sprintf("b%d", lambda), l.Bias),
	}
}

// matrixParameter names a matrix.
func matrixParameter(name string, m *mat.Dense) Parameter {
	return Parameter{name, ShapeOf(m), matrixRows(m)}
}

// matrixRows are the rows of a matrix, sharing its memory.
func matrixRows(m *mat.Dense) [][]float64 {
	var rows [][]float64
	for i := range m.RawMatrix().Rows {
		rows = append(rows, m.RawRowView(i))
	}
	return rows
}

// vectorParameter names a column.
func vectorParameter(name string, v *mat.VecDense) Parameter {
	return Parameter{name, ShapeOf(v), vectorRows(v)}
}

// vectorRows are the entries of a column, sharing its memory, a row each.
func vectorRows(v *mat.VecDense) [][]float64 {
	var rows [][]float64
	raw := v.RawVector()
	for i := range raw.N {
		rows = append(rows, raw.Data[i*raw.Inc:i*raw.Inc+1])
	}
	return rows
}

// ParameterCount is the number of weights and biases: 4·(M+1) + 3·(4+1) for
// the lecture's NW4.
func ParameterCount(net Model) int { return net.Parameters().Count() }
