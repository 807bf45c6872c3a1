package engine

import (
	"math"

	"nnlecture/nnlib/internal/kernel"
)

// FirstFault goes through what a step with these n examples computes, in its
// order, and returns the first layer with parameters, from 1, where something is
// not finite, and what: "weights", "activations", "losses" or "gradients".
func (t *Team) FirstFault(x, y []float64, n int) (layer int, quantity string) {
	whole := newNet(t.spec, n, t.Theta())
	for i, segment := range whole.segments {
		if !AllFinite(segment.Theta) {
			return i + 1, "weights"
		}
	}
	for _, s := range whole.stages {
		if _, ok := s.(trainable); ok {
			layer++
		}
		if x = s.forward(x, n); !AllFinite(x) {
			return layer, "activations"
		}
	}
	whole.z = x
	if whole.loss(y, 1/float64(n)); !isFinite(whole.losses) {
		return layer, "losses"
	}
	whole.backward(n)
	for ; layer > 1 && isFinite(kernel.Dot(whole.segments[layer-1].Grad, whole.segments[layer-1].Grad)); layer-- {
	}
	return layer, "gradients"
}

// AllFinite reports whether v holds neither NaN nor infinities.
func AllFinite(v []float64) bool {
	for _, v := range v {
		if !isFinite(v) {
			return false
		}
	}
	return true
}

func isFinite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
