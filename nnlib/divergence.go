package nnlib

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
)

// DivergenceError reports that a NaN or an infinity appeared during training.
type DivergenceError struct {
	Epoch, Update int    // when, each from 1; Update counts within the epoch
	Layer         int    // the first layer, from 1, where it appeared
	Quantity      string // what was not finite there: "weights", "activations", "losses" or "gradients"
	Cause         string // the likely cause, and what to do
}

func (e *DivergenceError) Error() string {
	return fmt.Sprintf("nnlib.Train: the %s of layer %d are no longer finite in epoch %d, update %d: %s",
		e.Quantity, e.Layer, e.Epoch, e.Update, e.Cause)
}

// The likely causes, by what came before.
const (
	causeStart = "the network started with weights that are not finite or far too large: initialize it anew, with Xavier, Glorot or He"
	causeRate  = "the learning rate is probably too large for this data: try a tenth of it, or scale the features to about −1 … 1"
	causeData  = "the features are probably too large: scale them to about −1 … 1"
)

// explain finds where a NaN or an infinity entered in the given batch.
func (t *training) explain(epoch, update, first, n int) error {
	fault := &DivergenceError{Epoch: epoch, Update: update, Cause: causeRate}
	if !t.updated {
		fault.Cause = causeData
		if !(largest(t.p.theta) < 100) {
			fault.Cause = causeStart
		}
	}
	fault.Layer, fault.Quantity = t.firstFault(first, n)
	return fault
}

// firstFault goes through what a step computes, in its order, with all examples
// of the batch at once.
func (t *training) firstFault(first, n int) (layer int, quantity string) {
	p := t.net.pipeline(n, t.p.theta)
	for i, layer := range p.layers {
		if !allFinite(layer.theta) {
			return i + 1, "weights"
		}
	}
	x, y := t.batchAt(first, n)
	for _, s := range p.stages {
		if _, ok := s.(trainable); ok {
			layer++
		}
		if x = s.forward(x, n); !allFinite(x) {
			return layer, "activations"
		}
	}
	p.z = x
	if p.loss(y, 1/float64(n)); !isFinite(p.losses) {
		return layer, "losses"
	}
	p.backward(n)
	for ; layer > 1 && isFinite(squares(p.layers[layer-1].grad)); layer-- {
	}
	return layer, "gradients"
}

// allFinite reports whether v holds neither NaN nor infinities.
func allFinite(v []float64) bool {
	for _, v := range v {
		if !isFinite(v) {
			return false
		}
	}
	return true
}

// largest is the largest magnitude in v.
func largest(v []float64) float64 {
	var most float64
	for _, v := range v {
		most = max(most, math.Abs(v))
	}
	return most
}

// squares is the sum of the squares of v.
func squares(v []float64) float64 { return floats.Dot(v, v) }
