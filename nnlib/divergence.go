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
func (t *training) explain(epoch, update int, batch []int) error {
	fault := &DivergenceError{Epoch: epoch, Update: update, Cause: causeRate}
	if !t.updated {
		fault.Cause = causeData
		if largest := floats.Norm(t.team.Theta(), math.Inf(1)); !(largest < 100) {
			fault.Cause = causeStart
		}
	}
	x, y := t.gather(batch)
	fault.Layer, fault.Quantity = t.team.FirstFault(x, y, len(batch))
	return fault
}
