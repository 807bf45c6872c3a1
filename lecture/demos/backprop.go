package demos

import (
	"fmt"
	"slices"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

func init() { method("backprop", RunBackprop) }

// BackpropParams is the 2-3-1 network with one example. Weights is W¹ row by
// row, b¹, W² and b²: 13 numbers. If empty, they are drawn from the seed.
type BackpropParams struct {
	X       []float64 `json:"x"`
	Y       float64   `json:"y"`
	Weights []float64 `json:"weights"`
	Seed    uint64    `json:"seed"`
	Alpha   float64   `json:"alpha"` // if not 0, one step of gradient descent is made first
}

// BackpropState is everything that the derivation names.
type BackpropState struct {
	Weights  []float64        `json:"weights"`
	Loss     float64          `json:"loss"`
	Matrices BackpropMatrices `json:"matrices"`
	Numeric  []float64        `json:"numeric"`  // differences of the loss, in the order of Weights
	Analytic []float64        `json:"analytic"` // the same by backpropagation
}

// rows is a matrix or vector, row by row.
type rows [][]float64

// BackpropMatrices are what can be looked at, layer 1 before layer 2.
type BackpropMatrices struct {
	X   rows `json:"x"`
	Y   rows `json:"y"`
	W1  rows `json:"W1"`
	B1  rows `json:"b1"`
	W2  rows `json:"W2"`
	B2  rows `json:"b2"`
	Z1  rows `json:"z1"`
	A1  rows `json:"a1"`
	Z2  rows `json:"z2"`
	A2  rows `json:"a2"`
	D2  rows `json:"delta2"`
	D1  rows `json:"delta1"`
	DW2 rows `json:"dW2"`
	DB2 rows `json:"db2"`
	DW1 rows `json:"dW1"`
	DB1 rows `json:"db1"`
}

// RunBackprop computes forward and backward pass.
func RunBackprop(p BackpropParams) (*BackpropState, error) {
	if len(p.X) != 2 {
		return nil, fmt.Errorf("the network has 2 inputs, got %d", len(p.X))
	}
	net := nnlib.NewMLP([]int{2, 3, 1}, nnlib.SigmoidActivation(), nnlib.SigmoidOutput, nnlib.Glorot, seeded(p.Seed))
	if len(p.Weights) != 0 {
		if want := net.Parameters().Count(); len(p.Weights) != want {
			return nil, fmt.Errorf("the network has %d parameters, got %d", want, len(p.Weights))
		}
		net.Parameters().SetValues(p.Weights)
	}
	x, y := mat.NewVecDense(2, p.X), mat.NewVecDense(1, []float64{p.Y})
	if p.Alpha != 0 {
		if err := nnlib.NewGradientDescent(p.Alpha).Validate(); err != nil {
			return nil, err
		}
		net.Descend(net.Backpropagate(x, y), p.Alpha)
	}
	pass, back := net.Forward(x), net.Backpropagate(x, y)
	s := &BackpropState{Weights: net.Parameters().Values(), Loss: net.Loss(x, y)}
	hidden, output := net.Layers[0], net.Layers[1]
	s.Matrices = BackpropMatrices{
		X: rowsOf(x), Y: rowsOf(y),
		W1: rowsOf(hidden.Weights), B1: rowsOf(hidden.Bias), W2: rowsOf(output.Weights), B2: rowsOf(output.Bias),
		Z1: rowsOf(pass.Z[1]), A1: rowsOf(pass.A[1]), Z2: rowsOf(pass.Z[2]), A2: rowsOf(pass.A[2]),
		D2: rowsOf(back.Delta[2]), D1: rowsOf(back.Delta[1]),
		DW2: rowsOf(back.Weights[2]), DB2: rowsOf(back.Bias[2]), DW1: rowsOf(back.Weights[1]), DB1: rowsOf(back.Bias[1]),
	}
	s.Analytic = flatten(back.Weights[1], back.Bias[1], back.Weights[2], back.Bias[2])
	s.Numeric = numeric(net, x, y)
	return s, nil
}

// numeric is the gradient by differences of the loss, for all parameters as one
// column of numbers. The network is left as it was.
func numeric(net *nnlib.MLP, x, y mat.Vector) []float64 {
	parameters := net.Parameters()
	theta := parameters.Values()
	defer parameters.SetValues(theta)
	loss := func(moved mat.Vector) *mat.VecDense {
		parameters.SetValues(mat.Col(nil, 0, moved))
		return mat.NewVecDense(1, []float64{net.Loss(x, y)})
	}
	return mat.Row(nil, 0, nnlib.NumericJacobian(loss, mat.NewVecDense(len(theta), slices.Clone(theta))))
}

func flatten(matrices ...mat.Matrix) []float64 {
	var flat []float64
	for _, m := range matrices {
		for _, row := range rowsOf(m) {
			flat = append(flat, row...)
		}
	}
	return flat
}
