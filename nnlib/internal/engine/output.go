package engine

import (
	"math"

	"nnlecture/nnlib/internal/elementary"
)

// Output is the activation of the last layer together with its loss.
type Output int

// The outputs: sigmoid units with the binary cross entropy, a softmax layer with
// the cross entropy.
const (
	SigmoidOutput Output = iota
	SoftmaxOutput
)

// finish turns the pre-activations z of a batch, with K to an example, into
// δ = scale·(a − y), in place, and returns the sum of the losses. The labels of
// a softmax layer have the sum 1.
func (o Output) finish(z, y []float64, K int, scale float64) (loss float64) {
	if o == SoftmaxOutput {
		for i := 0; i < len(z); i += K {
			loss += finishSoftmax(z[i:i+K], y[i:i+K], scale)
		}
		return loss
	}
	for i := 0; i < len(z); i += factors {
		last := min(i+factors, len(z))
		loss += finishSigmoid(z[i:last], y[i:last], scale)
	}
	return loss
}

// finishSoftmax is finish for one example: ℓ = log Σ exp(zⱼ) − yᵀz.
func finishSoftmax(z, y []float64, scale float64) (loss float64) {
	for k, y := range y {
		if y != 0 {
			loss -= float64(y * z[k])
		}
	}
	loss += softmax(z)
	for k, y := range y {
		z[k] = scale * (z[k] - y)
	}
	return loss
}

// factors is of how many factors finishSigmoid takes the logarithm at once: each
// is between 1 and 2, and 2⁵¹² does not overflow.
const factors = 512

// finishSigmoid is finish for up to 512 sigmoid units, in one exponential each:
//
//	a = σ(z),   ℓ = max(z, 0) − zy + log(1 + e⁻ᶻ),   with |z| in the exponent
//
// The sum of the logarithms is the logarithm of the product.
func finishSigmoid(z, y []float64, scale float64) (loss float64) {
	product := 1.0
	y = y[:len(z)]
	for k, z0 := range z {
		e := elementary.Exp(-math.Abs(z0))
		product = float64(product * (1 + e))
		loss += max(z0, 0) - float64(z0*y[k])
		a := 0.5 + math.Copysign(1/(1+e)-0.5, z0)
		z[k] = scale * (a - y[k])
	}
	return loss + elementary.Log(product)
}

// activate is a = σ(z) or a = ζ(z) for one example, in place.
func (o Output) activate(z []float64) {
	if o == SoftmaxOutput {
		softmax(z)
		return
	}
	Sigmoid.Apply(z, z)
}

// softmax is z ← ζ(z). It returns log Σ exp(zⱼ).
func softmax(z []float64) (logSum float64) {
	top := math.Inf(-1)
	for _, z := range z {
		top = max(top, z)
	}
	var sum float64
	for k, v := range z {
		z[k] = elementary.Exp(v - top)
		sum += z[k]
	}
	for k := range z {
		z[k] /= sum
	}
	return top + elementary.Log(sum)
}

// threshold is the pre-activation from which on a single output answers with 1:
// σ(0) is one half, and softmax over one class is always 1.
func (o Output) threshold() float64 {
	if o == SoftmaxOutput {
		return math.Inf(-1)
	}
	return 0
}

// Class is the answer of a network by its outputs: the largest of several, the
// first of equals; of a single one, whether it is at least the threshold.
func Class(outputs []float64, threshold float64) int {
	if len(outputs) == 1 {
		if outputs[0] >= threshold {
			return 1
		}
		return 0
	}
	best := 0
	for k, v := range outputs {
		if v > outputs[best] {
			best = k
		}
	}
	return best
}
