package engine

import (
	"math"

	"nnlecture/nnlib/internal/elementary"
	"nnlecture/nnlib/internal/kernel"
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

// finishSigmoid is finish for up to 512 sigmoid units.
func finishSigmoid(z, y []float64, scale float64) (loss float64) {
	var sums [4]float64
	products := [4]float64{1, 1, 1, 1}
	kernel.CrossEntropy(z, y, scale, &sums, &products)
	product := float64(products[0]*products[2]) * float64(products[1]*products[3])
	return ((sums[0] + sums[2]) + (sums[1] + sums[3])) + elementary.Log(product)
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
