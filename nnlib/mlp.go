package nnlib

import (
	"fmt"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// Layer holds the parameters of a fully connected layer.
type Layer struct {
	Weights *mat.Dense    // W, D×L for L inputs and D units
	Bias    *mat.VecDense // b, D×1
}

// NewLayer returns a layer with in inputs and out units, whose weights are
// drawn from init and whose bias is 0. It panics with a *ShapeError if either
// is below 1.
func NewLayer(in, out int, init Initializer, rng *rand.Rand) Layer {
	needPositive("NewLayer", "in", in)
	needPositive("NewLayer", "out", out)
	W := mat.NewDense(out, in, nil)
	for i := range out {
		for j := range in {
			W.Set(i, j, init(in, out, rng))
		}
	}
	return Layer{W, mat.NewVecDense(out, nil)}
}

// MLP is a multi-layer perceptron: fully connected layers, one after the other.
// Layer λ of the lecture is Layers[λ−1].
type MLP struct {
	Layers     []Layer
	Activation Activation // g of all layers but the last
	Output     Output     // activation and loss of the last layer
}

// NewMLP returns a network with the given numbers of units, from the inputs to
// the outputs: {2, 3, 1} is the lecture's 2-3-1 network. It panics with a
// *ShapeError if there are fewer than two numbers or one is below 1.
func NewMLP(sizes []int, g Activation, output Output, init Initializer, rng *rand.Rand) *MLP {
	if len(sizes) < 2 {
		panic(&ShapeError{"NewMLP", "sizes", fmt.Sprintf("%d numbers", len(sizes)), "at least two, the inputs and the outputs"})
	}
	net := &MLP{Activation: g, Output: output}
	for i, out := range sizes[1:] {
		net.Layers = append(net.Layers, NewLayer(sizes[i], out, init, rng))
	}
	return net
}

// NewNW1 is the first network of the lecture: a single sigmoid neuron, for two
// classes, with a straight decision boundary.
//
// Slide "NW1: Model Architecture and Model Function".
func NewNW1(m int, init Initializer, rng *rand.Rand) *MLP {
	return NewMLP([]int{m, 1}, IdentityActivation(), SigmoidOutput, init, rng)
}

// NewNW2 has one sigmoid neuron for each of k classes: NW1, k times.
//
// Slide "NW2: Model Architecture".
func NewNW2(m, k int, init Initializer, rng *rand.Rand) *MLP {
	return NewMLP([]int{m, k}, IdentityActivation(), SigmoidOutput, init, rng)
}

// NewNW3 is NW2 with softmax, so that the outputs are probabilities with the
// sum 1. Its decision boundaries are still straight.
//
// Slide "NW3: Switch to Softmax Activations".
func NewNW3(m, k int, init Initializer, rng *rand.Rand) *MLP {
	return NewMLP([]int{m, k}, IdentityActivation(), SoftmaxOutput, init, rng)
}

// NewNW4 is NW3 behind a hidden layer of h units with the activation g, which
// bends the decision boundaries. The lecture has h = 4.
//
// Slide "NW4: Model Architecture".
func NewNW4(m, h, k int, g Activation, init Initializer, rng *rand.Rand) *MLP {
	return NewMLP([]int{m, h, k}, g, SoftmaxOutput, init, rng)
}

// validate panics unless a network that was put together by hand is whole: with
// a *ShapeError if its layers do not fit each other, with a *DataError if its
// output or activation is none.
func (net *MLP) validate() {
	net.Output.validate("MLP")
	if net.Depth() > 1 {
		net.Activation.validate("MLP")
	}
	needPositive("MLP", "Layers", len(net.Layers))
	units := net.Inputs()
	for i, layer := range net.Layers {
		rows, cols := layer.Weights.Dims()
		if cols != units {
			panic(&ShapeError{"MLP", fmt.Sprintf("Layers[%d].Weights", i), shape(layer.Weights), fmt.Sprintf("%d×%d", rows, units)})
		}
		if layer.Bias.Len() != rows {
			panic(&ShapeError{"MLP", fmt.Sprintf("Layers[%d].Bias", i), shape(layer.Bias), fmt.Sprintf("%d×1", rows)})
		}
		units = rows
	}
}

// Inputs is M, the number of features.
func (net *MLP) Inputs() int {
	needPositive("MLP", "Layers", len(net.Layers))
	_, m := net.Layers[0].Weights.Dims()
	return m
}

// Outputs is K, the number of units in the last layer.
func (net *MLP) Outputs() int {
	needPositive("MLP", "Layers", len(net.Layers))
	k, _ := net.Layers[len(net.Layers)-1].Weights.Dims()
	return k
}

// Depth is L, the number of layers with parameters.
func (net *MLP) Depth() int { return len(net.Layers) }

// Clone returns a copy that shares no parameters with net.
func (net *MLP) Clone() *MLP {
	clone := *net
	clone.Layers = make([]Layer, len(net.Layers))
	for i, layer := range net.Layers {
		clone.Layers[i] = Layer{mat.DenseCopyOf(layer.Weights), mat.VecDenseCopyOf(layer.Bias)}
	}
	return &clone
}

// activate applies the activation of layer λ.
func (net *MLP) activate(lambda int, z mat.Vector) *mat.VecDense {
	if lambda == net.Depth() {
		return net.Output.Activate(z)
	}
	return net.Activation.Apply(z)
}

// activateBatch applies the activation of layer λ.
func (net *MLP) activateBatch(lambda int, Z mat.Matrix) *mat.Dense {
	switch {
	case lambda < net.Depth():
		return net.Activation.ApplyBatch(Z)
	case net.Output == SoftmaxOutput:
		return SoftmaxBatch(Z)
	}
	net.Output.validate("MLP")
	return SigmoidActivation().ApplyBatch(Z)
}

// Parameters lists what training changes, in the order of the layers.
func (net *MLP) Parameters() ParameterList {
	var list ParameterList
	for i, layer := range net.Layers {
		list = append(list, layer.parameters(i+1)...)
	}
	return list
}
