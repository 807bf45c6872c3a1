package nnlib

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// Parameter is a weight matrix or a bias vector of a network, under the name
// that files and messages call it by: "W1" and "b1" belong to layer 1.
type Parameter struct {
	Name  string
	Shape Shape

	rows [][]float64 // its rows, sharing memory with the network
}

// At returns entry (i, j).
func (p Parameter) At(i, j int) float64 { return p.rows[i][j] }

// parameters of layer λ.
func (l Layer) parameters(lambda int) []Parameter {
	return []Parameter{
		matrixParameter(fmt.Sprintf("W%d", lambda), l.Weights),
		vectorParameter(fmt.Sprintf("b%d", lambda), l.Bias),
	}
}

// matrixParameter names a matrix.
func matrixParameter(name string, m *mat.Dense) Parameter {
	rows, cols := m.Dims()
	p := Parameter{Name: name, Shape: Shape{rows, cols}}
	for i := range rows {
		p.rows = append(p.rows, m.RawRowView(i))
	}
	return p
}

// vectorParameter names a column.
func vectorParameter(name string, v *mat.VecDense) Parameter {
	raw := v.RawVector()
	p := Parameter{Name: name, Shape: Shape{raw.N, 1}}
	for i := range raw.N {
		p.rows = append(p.rows, raw.Data[i*raw.Inc:i*raw.Inc+1])
	}
	return p
}

// Parameters lists what training changes in a network, in the order of its
// layers.
func Parameters(net Network) []Parameter { return net.parameters() }

// ParameterCount is the number of weights and biases: 4·(M+1) + 3·(4+1) for
// the lecture's NW4.
func ParameterCount(net Network) int {
	count := 0
	for _, p := range net.parameters() {
		count += p.Shape.Rows * p.Shape.Cols
	}
	return count
}
