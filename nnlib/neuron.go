package nnlib

import (
	"fmt"
	"math"

	"nnlecture/nnlib/internal/elementary"
)

// LeakyIntegrateAndFire is the simplest model of a nerve cell that fires: its
// membrane potential follows the current that flows in and leaks back to rest;
// when it reaches the threshold the cell fires and cannot be excited for a while.
type LeakyIntegrateAndFire struct {
	Rest         float64 // potential without input, mV
	Threshold    float64 // the cell fires when the potential reaches this, mV
	Reset        float64 // potential after firing, mV
	TimeConstant float64 // τ, how slowly the potential follows, ms
	Resistance   float64 // R, potential per current, MΩ
	Refractory   float64 // for how long the cell stays at Reset after firing, ms
}

// NewLeakyIntegrateAndFire returns a cell with values of the order that is
// measured in the cortex: rest −65 mV, threshold −50 mV, reset −70 mV,
// τ = 10 ms, R = 10 MΩ and 2 ms of refractory period.
func NewLeakyIntegrateAndFire() LeakyIntegrateAndFire {
	return LeakyIntegrateAndFire{Rest: -65, Threshold: -50, Reset: -70, TimeConstant: 10, Resistance: 10, Refractory: 2}
}

// Trace follows the membrane potential, starting at rest, for a current that
// is given in nA for steps of dt milliseconds. It returns the potential in mV
// after each step and the steps at which the cell fired.
//
//	τ dV/dt = (rest − V) + R·I
//	V = threshold ⇒ fire, V ← reset, hold for the refractory period
//
// Within a step the current is constant and the equation is solved exactly, so
// a smaller dt only sharpens the times of firing.
//
// It returns a *DataError for a dt or τ that is not positive, a negative
// refractory period, a reset that is not below the threshold, or anything that
// is not finite.
//
// Slide "Biological Motivation".
func (c LeakyIntegrateAndFire) Trace(current []float64, dt float64) (potential []float64, fired []int, err error) {
	if err := c.check(current, dt); err != nil {
		return nil, nil, err
	}
	keep := elementary.Exp(-dt / c.TimeConstant)
	hold := int(math.Round(c.Refractory / dt))
	v, held := c.Rest, 0
	potential = make([]float64, len(current))
	for t, i := range current {
		if held > 0 {
			held--
		} else {
			target := c.Rest + c.Resistance*i
			v = target + keep*(v-target)
		}
		if v >= c.Threshold {
			fired = append(fired, t)
			v, held = c.Reset, hold
		}
		potential[t] = v
	}
	return potential, fired, nil
}

// check returns a *DataError for a cell or a current that Trace cannot follow.
func (c LeakyIntegrateAndFire) check(current []float64, dt float64) error {
	const name = "LeakyIntegrateAndFire.Trace"
	switch {
	case !(dt > 0) || !isFinite(dt):
		return &DataError{name, fmt.Sprintf("dt is %v ms, want a positive time", dt)}
	case !(c.TimeConstant > 0) || !isFinite(c.TimeConstant):
		return &DataError{name, fmt.Sprintf("TimeConstant is %v ms, want a positive time", c.TimeConstant)}
	case !(c.Refractory >= 0) || !isFinite(c.Refractory):
		return &DataError{name, fmt.Sprintf("Refractory is %v ms, want 0 or a positive time", c.Refractory)}
	case !isFinite(c.Rest) || !isFinite(c.Threshold) || !isFinite(c.Reset):
		return &DataError{name, fmt.Sprintf("Rest, Threshold and Reset are %v, %v and %v mV, want finite numbers", c.Rest, c.Threshold, c.Reset)}
	case !isFinite(c.Resistance):
		return &DataError{name, fmt.Sprintf("Resistance is %v MΩ, want a finite number", c.Resistance)}
	case !(c.Reset < c.Threshold):
		return &DataError{name, fmt.Sprintf("Reset is %v mV, want less than the threshold, %v mV", c.Reset, c.Threshold)}
	}
	for t, i := range current {
		if !isFinite(i) {
			return &DataError{name, fmt.Sprintf("current %d is %v nA, want a finite number", t, i)}
		}
	}
	return nil
}
