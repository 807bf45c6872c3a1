package nnlib

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib/internal/kernel"
)

// Optimizer changes parameters by their gradient. It may remember earlier
// gradients, so each network that is trained needs an optimizer of its own.
type Optimizer interface {
	// Update makes one step: it changes theta, given the gradient of the loss
	// with respect to it. It panics with a *ShapeError if their lengths, or
	// those of an earlier step, differ.
	Update(theta, gradient []float64)
	// Validate returns a *DataError if a setting makes no sense.
	Validate() error
}

// DefaultEpsilon is the small constant ε of [AdaGrad] and [RMSProp].
const DefaultEpsilon = 1e-7

// UpdateWeights makes one step of gradient descent on a weight matrix.
//
//	W ← W − α ∂ℓ/∂W
//
// Shapes: W and the gradient are D×L. It panics with a *ShapeError otherwise.
//
// Eq. (38), slide "Update of the Parameters".
func UpdateWeights(W *mat.Dense, gradient mat.Matrix, alpha float64) {
	rows, cols := W.Dims()
	needShape("UpdateWeights", "gradient", gradient, rows, cols)
	var step mat.Dense
	step.Scale(alpha, gradient)
	W.Sub(W, &step)
}

// UpdateBias makes one step of gradient descent on a bias vector.
//
//	b ← b − α ∂ℓ/∂b
//
// Shapes: b and the gradient are D×1. It panics with a *ShapeError otherwise.
//
// Eq. (39), slide "Update of the Parameters".
func UpdateBias(b *mat.VecDense, gradient mat.Vector, alpha float64) {
	needLen("UpdateBias", "gradient", gradient, b.Len())
	b.AddScaledVec(b, -alpha, gradient)
}

// GradientDescent is the plain update of [UpdateWeights] and [UpdateBias], for
// all parameters at once; stochastic gradient descent if it is fed batches.
//
//	θ ← θ − αg
//
// Slide "Update of the Parameters".
type GradientDescent struct {
	LearningRate float64 // α
}

// NewGradientDescent returns gradient descent with the learning rate α.
func NewGradientDescent(alpha float64) *GradientDescent { return &GradientDescent{alpha} }

// Update implements [Optimizer].
func (o *GradientDescent) Update(theta, gradient []float64) {
	needSameLength("GradientDescent.Update", theta, gradient)
	kernel.AddScaled(theta, -o.LearningRate, gradient)
}

// Validate implements [Optimizer].
func (o *GradientDescent) Validate() error {
	return checkLearningRate("GradientDescent", o.LearningRate)
}

// Momentum is gradient descent with inertia: steps in a lasting direction add
// up, steps to and fro cancel. It is not part of the lecture.
//
//	v ← μv − αg
//	θ ← θ + v
type Momentum struct {
	LearningRate float64 // α
	Momentum     float64 // μ, usually 0.9

	v []float64
}

// NewMomentum returns gradient descent with the learning rate α and momentum μ.
func NewMomentum(alpha, mu float64) *Momentum { return &Momentum{LearningRate: alpha, Momentum: mu} }

// Update implements [Optimizer].
func (o *Momentum) Update(theta, g []float64) {
	needSameLength("Momentum.Update", theta, g)
	v := remembered("Momentum.Update", &o.v, theta)
	for i := range theta {
		v[i] = float64(o.Momentum*v[i]) - float64(o.LearningRate*g[i])
		theta[i] += v[i]
	}
}

// Validate implements [Optimizer].
func (o *Momentum) Validate() error {
	if err := checkLearningRate("Momentum", o.LearningRate); err != nil {
		return err
	}
	return checkFraction("Momentum", "Momentum", o.Momentum)
}

// needSameLength panics unless there is a gradient for each parameter.
func needSameLength(function string, theta, gradient []float64) {
	if len(gradient) != len(theta) {
		panic(&ShapeError{function, "gradient", fmt.Sprintf("%d numbers", len(gradient)), fmt.Sprintf("%d, one per parameter", len(theta))})
	}
}

// remembered returns what an optimizer keeps for each parameter, zeros at the
// first step.
func remembered(function string, state *[]float64, theta []float64) []float64 {
	if *state == nil {
		*state = make([]float64, len(theta))
	}
	if len(*state) != len(theta) {
		panic(&ShapeError{function, "theta", fmt.Sprintf("%d parameters", len(theta)), fmt.Sprintf("%d as in the steps before", len(*state))})
	}
	return *state
}

// checkFraction returns a *DataError unless v is in [0, 1).
func checkFraction(function, name string, v float64) error {
	if !(v >= 0 && v < 1) {
		return &DataError{function, fmt.Sprintf("%s is %v, want a number from 0 to below 1", name, v)}
	}
	return nil
}

// checkEpsilon returns a *DataError unless v is finite and not negative.
func checkEpsilon(function string, v float64) error {
	if !(v >= 0) || math.IsInf(v, 0) {
		return &DataError{function, fmt.Sprintf("Epsilon is %v, want a small number, not negative", v)}
	}
	return nil
}
