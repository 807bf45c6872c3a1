package nnlib

import "nnlecture/nnlib/internal/kernel"

// update is o.Update(theta, gradient), for several parameters at a time where
// there is a way that gives the same bits.
func update(o Optimizer, theta, gradient []float64) {
	switch o := o.(type) {
	case *AdaGrad:
		needSameLength("AdaGrad.Update", theta, gradient)
		r := remembered("AdaGrad.Update", &o.r, theta)
		kernel.AdaptiveStep(theta, r, gradient, o.LearningRate, 1, 1, o.Epsilon)
	case *RMSProp:
		needSameLength("RMSProp.Update", theta, gradient)
		r := remembered("RMSProp.Update", &o.r, theta)
		kernel.AdaptiveStep(theta, r, gradient, o.LearningRate, o.Decay, 1-o.Decay, o.Epsilon)
	default:
		o.Update(theta, gradient)
	}
}
