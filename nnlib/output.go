package nnlib

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// Output is what the last layer of a network does: its activation function
// together with the loss that belongs to it. Both pairs share the error
// gradient a − y.
type Output int

const (
	// SigmoidOutput has sigmoid units and the binary cross entropy, summed over
	// the units: NW1 and NW2.
	SigmoidOutput Output = iota
	// SoftmaxOutput has a softmax layer and the cross entropy: NW3 and NW4.
	SoftmaxOutput
)

// String is the name of the output's activation function.
func (o Output) String() string {
	switch o {
	case SigmoidOutput:
		return "sigmoid"
	case SoftmaxOutput:
		return "softmax"
	}
	return fmt.Sprintf("Output(%d)", int(o))
}

// validate panics with a *DataError on behalf of a function unless there is
// such an output.
func (o Output) validate(function string) {
	if o != SigmoidOutput && o != SoftmaxOutput {
		panic(&DataError{function, fmt.Sprintf("the output is %v, want SigmoidOutput or SoftmaxOutput", o)})
	}
}

// Activate is the activation of the output layer, a = σ(z) or a = ζ(z).
//
// Shapes: z and a are K×1.
func (o Output) Activate(z mat.Vector) *mat.VecDense {
	o.validate("Output.Activate")
	if o == SoftmaxOutput {
		return Softmax(z)
	}
	return SigmoidVector(z)
}

// Loss is the loss of one example by its pre-activations, in the form that is
// safe for all z: see [BinaryCrossEntropyLogit] and [CrossEntropyLogits].
//
// Shapes: z and y are K×1. It panics with a *ShapeError otherwise.
func (o Output) Loss(z, y mat.Vector) float64 {
	o.validate("Output.Loss")
	needLen("Output.Loss", "y", y, z.Len())
	if o == SoftmaxOutput {
		return CrossEntropyLogits(z, y)
	}
	var sum float64
	for k := range z.Len() {
		sum += BinaryCrossEntropyLogit(z.AtVec(k), y.AtVec(k))
	}
	return sum
}

// Delta is the error gradient of the output layer, δ = (a − y)ᵀ for both
// outputs: see [SigmoidCrossEntropyDelta] and [SoftmaxCrossEntropyDelta].
//
// Shapes: a and y are K×1, δ is 1×K. It panics with a *ShapeError otherwise.
func (o Output) Delta(a, y mat.Vector) *mat.Dense {
	o.validate("Output.Delta")
	needLen("Output.Delta", "y", y, a.Len())
	if o == SoftmaxOutput {
		return SoftmaxCrossEntropyDelta(a, y)
	}
	return sigmoidDelta(a, y)
}
