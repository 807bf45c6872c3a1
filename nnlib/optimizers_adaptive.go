package nnlib

import "math"

// AdaGrad gives each parameter a learning rate of its own, which falls with
// the sum of all its squared gradients so far.
//
//	r ← r + g ⊙ g
//	θ ← θ − α/(ε + √r) ⊙ g
//
// ε stands outside the root.
//
// Slide "AdaGrad"; J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient
// methods for online learning and stochastic optimization", 2011.
type AdaGrad struct {
	LearningRate float64 // α
	Epsilon      float64 // ε

	r []float64
}

// NewAdaGrad returns AdaGrad with the global learning rate α and
// ε = [DefaultEpsilon].
func NewAdaGrad(alpha float64) *AdaGrad {
	return &AdaGrad{LearningRate: alpha, Epsilon: DefaultEpsilon}
}

// Update implements [Optimizer]: lines 5 to 7 of the algorithm.
//
// Algorithm AdaGrad, slide "AdaGrad Algorithm".
func (o *AdaGrad) Update(theta, g []float64) {
	needSameLength("AdaGrad.Update", theta, g)
	r := remembered("AdaGrad.Update", &o.r, theta)
	for i, g := range g {
		if g == 0 {
			continue // r and θ stay as they are
		}
		r[i] += float64(g * g)
		theta[i] -= float64(o.LearningRate / (o.Epsilon + math.Sqrt(r[i])) * g)
	}
}

// LearningRates returns the effective learning rate of each parameter,
// α/(ε + √r), and nil before the first step.
func (o *AdaGrad) LearningRates() []float64 { return effectiveRates(o.LearningRate, o.Epsilon, o.r) }

// Validate implements [Optimizer].
func (o *AdaGrad) Validate() error {
	if err := checkLearningRate("AdaGrad", o.LearningRate); err != nil {
		return err
	}
	return checkEpsilon("AdaGrad", o.Epsilon)
}

// RMSProp is [AdaGrad] with a memory that fades: r is an exponentially weighted
// moving average of the squared gradients, so learning rates can rise again.
//
//	r ← ρr + (1 − ρ)g ⊙ g
//	θ ← θ − α/(ε + √r) ⊙ g
//
// ε stands outside the root.
//
// Slide "RMSProp"; G. Hinton, "Neural networks for machine learning", lecture
// 6e, 2012.
type RMSProp struct {
	LearningRate float64 // α
	Decay        float64 // ρ, usually 0.9
	Epsilon      float64 // ε

	r []float64
}

// NewRMSProp returns RMSProp with the global learning rate α, the decay rate ρ
// and ε = [DefaultEpsilon].
func NewRMSProp(alpha, rho float64) *RMSProp {
	return &RMSProp{LearningRate: alpha, Decay: rho, Epsilon: DefaultEpsilon}
}

// Update implements [Optimizer]: lines 5 to 7 of the algorithm.
//
// Algorithm RMSProp, slide "RMSProp Algorithm".
func (o *RMSProp) Update(theta, g []float64) {
	needSameLength("RMSProp.Update", theta, g)
	r := remembered("RMSProp.Update", &o.r, theta)
	alpha, rho, epsilon := o.LearningRate, o.Decay, o.Epsilon
	r, theta = r[:len(g)], theta[:len(g)]
	for i, g := range g {
		if g == 0 {
			r[i] *= rho // and θ stays as it is
			continue
		}
		r[i] = float64(rho*r[i]) + float64((1-rho)*g*g)
		theta[i] -= float64(alpha / (epsilon + math.Sqrt(r[i])) * g)
	}
}

// LearningRates returns the effective learning rate of each parameter,
// α/(ε + √r), and nil before the first step.
func (o *RMSProp) LearningRates() []float64 { return effectiveRates(o.LearningRate, o.Epsilon, o.r) }

// Validate implements [Optimizer].
func (o *RMSProp) Validate() error {
	if err := checkLearningRate("RMSProp", o.LearningRate); err != nil {
		return err
	}
	if err := checkFraction("RMSProp", "Decay", o.Decay); err != nil {
		return err
	}
	return checkEpsilon("RMSProp", o.Epsilon)
}

// Adam joins momentum with RMSProp and corrects both averages for their start
// at zero. It is not part of the lecture.
//
//	m ← β₁m + (1 − β₁)g,        m̂ = m/(1 − β₁ᵗ)
//	r ← β₂r + (1 − β₂)g ⊙ g,    r̂ = r/(1 − β₂ᵗ)
//	θ ← θ − α·m̂/(ε + √r̂)
//
// D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015.
type Adam struct {
	LearningRate   float64 // α
	Decay1, Decay2 float64 // β₁ and β₂
	Epsilon        float64 // ε

	m, r []float64
	t    int
}

// NewAdam returns Adam with the learning rate α and the values of the paper,
// β₁ = 0.9, β₂ = 0.999 and ε = 1e-8.
func NewAdam(alpha float64) *Adam {
	return &Adam{LearningRate: alpha, Decay1: 0.9, Decay2: 0.999, Epsilon: 1e-8}
}

// Update implements [Optimizer].
func (o *Adam) Update(theta, g []float64) {
	needSameLength("Adam.Update", theta, g)
	m, r := remembered("Adam.Update", &o.m, theta), remembered("Adam.Update", &o.r, theta)
	o.t++
	correct1 := 1 - math.Pow(o.Decay1, float64(o.t))
	correct2 := 1 - math.Pow(o.Decay2, float64(o.t))
	for i, g := range g {
		m[i] = float64(o.Decay1*m[i]) + float64((1-o.Decay1)*g)
		r[i] = float64(o.Decay2*r[i]) + float64((1-o.Decay2)*g*g)
		if m[i] != 0 { // 0/(ε + 0) is 0, also for ε = 0
			theta[i] -= o.LearningRate * (m[i] / correct1) / (o.Epsilon + math.Sqrt(r[i]/correct2))
		}
	}
}

// Validate implements [Optimizer].
func (o *Adam) Validate() error {
	if err := checkLearningRate("Adam", o.LearningRate); err != nil {
		return err
	}
	if err := checkFraction("Adam", "Decay1", o.Decay1); err != nil {
		return err
	}
	if err := checkFraction("Adam", "Decay2", o.Decay2); err != nil {
		return err
	}
	return checkEpsilon("Adam", o.Epsilon)
}

// effectiveRates is α/(ε + √r).
func effectiveRates(alpha, epsilon float64, r []float64) []float64 {
	if r == nil {
		return nil
	}
	rates := make([]float64, len(r))
	for i, r := range r {
		rates[i] = alpha / (epsilon + math.Sqrt(r))
	}
	return rates
}
