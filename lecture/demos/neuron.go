package demos

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

func init() {
	method("neuron", RunNeuron)
	method("softmax", RunSoftmax)
}

// activation finds an activation function by the name it has on the page.
func activation(name string) (nnlib.Activation, error) {
	switch name {
	case "identity":
		return nnlib.IdentityActivation(), nil
	case "sigmoid":
		return nnlib.SigmoidActivation(), nil
	case "tanh":
		return nnlib.TanhActivation(), nil
	case "relu":
		return nnlib.ReLUActivation(), nil
	case "leaky":
		return nnlib.LeakyReLUActivation(0.1), nil
	case "elu":
		return nnlib.ELUActivation(1), nil
	}
	return nnlib.Activation{}, fmt.Errorf("there is no activation %q", name)
}

// NeuronParams is a neuron with its input.
type NeuronParams struct {
	X []float64 `json:"x"`
	W []float64 `json:"w"`
	B float64   `json:"b"`
	G string    `json:"g"`
}

// NeuronState is what it computes, and its activation function around there.
type NeuronState struct {
	Z          float64      `json:"z"`
	A          float64      `json:"a"`
	Slope      float64      `json:"slope"` // g′(z)
	Curve      [][3]float64 `json:"curve"` // z, g(z), g′(z)
	Vanishing  float64      `json:"vanishing"`
	Saturating bool         `json:"saturating"` // whether g′(z) is below Vanishing
}

// vanishing is the slope below which a zone is shaded.
const vanishing = 0.05

// RunNeuron computes one neuron.
func RunNeuron(p NeuronParams) (*NeuronState, error) {
	g, err := activation(p.G)
	if err != nil {
		return nil, err
	}
	W := mat.NewDense(1, len(p.W), p.W)
	z := nnlib.PreActivation(W, mat.NewVecDense(len(p.X), p.X), mat.NewVecDense(1, []float64{p.B}))
	s := &NeuronState{Z: z.AtVec(0), A: g.Apply(z).AtVec(0), Slope: g.ApplyDerivative(z).AtVec(0), Vanishing: vanishing}
	s.Saturating = s.Slope < vanishing
	for i := range 161 {
		z := float64(i-80) / 10
		s.Curve = append(s.Curve, [3]float64{z, g.Func(z), g.Derivative(z)})
	}
	return s, nil
}

// SoftmaxParams are the scores of the classes.
type SoftmaxParams struct {
	Z []float64 `json:"z"`
}

// SoftmaxState compares a layer of sigmoids with softmax on the same scores.
type SoftmaxState struct {
	Sigmoid         []float64   `json:"sigmoid"`
	Softmax         []float64   `json:"softmax"`
	SigmoidSum      float64     `json:"sigmoidSum"`
	SoftmaxSum      float64     `json:"softmaxSum"`
	SigmoidJacobian [][]float64 `json:"sigmoidJacobian"`
	SoftmaxJacobian [][]float64 `json:"softmaxJacobian"`
}

// RunSoftmax computes both.
func RunSoftmax(p SoftmaxParams) (*SoftmaxState, error) {
	if len(p.Z) == 0 {
		return nil, fmt.Errorf("there are no scores")
	}
	z := mat.NewVecDense(len(p.Z), p.Z)
	sigmoid, softmax := nnlib.SigmoidVector(z), nnlib.Softmax(z)
	return &SoftmaxState{
		Sigmoid: sigmoid.RawVector().Data, Softmax: softmax.RawVector().Data,
		SigmoidSum: mat.Sum(sigmoid), SoftmaxSum: mat.Sum(softmax),
		SigmoidJacobian: rowsOf(nnlib.ElementwiseJacobian(nnlib.SigmoidDerivative, z)),
		SoftmaxJacobian: rowsOf(nnlib.SoftmaxJacobian(softmax)),
	}, nil
}

// rowsOf is a matrix as the page wants it.
func rowsOf(m mat.Matrix) [][]float64 {
	r, _ := m.Dims()
	rows := make([][]float64, r)
	for i := range r {
		rows[i] = mat.Row(nil, i, m)
	}
	return rows
}
