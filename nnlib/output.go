package nnlib

import (
	"fmt"
	"math"

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

// finish turns the pre-activations z of a batch, with K to an example, into
// δ = scale·(a − y), in place, and returns the sum of the losses. It is
// [Output.Loss] and [Output.Delta] in one, for labels whose entries have the
// sum 1 where the output is softmax.
func (o Output) finish(z, y []float64, K int, scale float64) (loss float64) {
	if o == SoftmaxOutput {
		for i := 0; i < len(z); i += K {
			loss += finishSoftmax(z[i:i+K], y[i:i+K], scale)
		}
		return loss
	}
	for i := 0; i < len(z); i += logarithms {
		last := min(i+logarithms, len(z))
		loss += finishSigmoid(z[i:last], y[i:last], scale)
	}
	return loss
}

// finishSoftmax is finish for one example.
func finishSoftmax(z, y []float64, scale float64) (loss float64) {
	for k, y := range y {
		if y != 0 {
			loss -= y * z[k]
		}
	}
	loss += softmaxTo(z, z)
	for k, y := range y {
		z[k] = scale * (z[k] - y)
	}
	return loss
}

// logarithms is how many of them finishSigmoid draws together: a sum of
// logarithms is that of the product, and 512 factors of 1 to 2 do not overflow.
const logarithms = 512

// finishSigmoid is finish for up to that many sigmoid units.
func finishSigmoid(z, y []float64, scale float64) (loss float64) {
	product := 1.0
	y = y[:len(z)]
	for k, z0 := range z {
		e := math.Exp(-math.Abs(z0)) // one exponential for both a and ℓ
		product *= 1 + e
		loss += max(z0, 0) - z0*y[k]
		a := 0.5 + math.Copysign(1/(1+e)-0.5, z0)
		z[k] = scale * (a - y[k])
	}
	return loss + math.Log(product)
}

// threshold is the pre-activation from which on a single output answers with 1:
// σ(0) is one half, and softmax over one class is always 1.
func (o Output) threshold() float64 {
	if o == SoftmaxOutput {
		return math.Inf(-1)
	}
	return 0
}

// activateTo is [Output.Activate] on a slice, in place.
func (o Output) activateTo(z []float64) {
	if o == SoftmaxOutput {
		softmaxTo(z, z)
		return
	}
	for k := range z {
		z[k] = Sigmoid(z[k])
	}
}

// class is the answer of a network by its outputs, activated or not: the
// largest of several, the first of equals; of a single one, whether it is at
// least the threshold.
func class(z []float64, threshold float64) int {
	if len(z) == 1 {
		if z[0] >= threshold {
			return 1
		}
		return 0
	}
	best := 0
	for k := range z {
		if z[k] > z[best] {
			best = k
		}
	}
	return best
}
