// Package optimizers solves the exercise of the same name.
package optimizers

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// GradientDescent is θ − αg.
func GradientDescent(theta, g *mat.VecDense, alpha float64) *mat.VecDense {
	next := mat.VecDenseCopyOf(theta)
	next.AddScaledVec(theta, -alpha, g)
	return next
}

// squares is g ⊙ g.
func squares(g *mat.VecDense) *mat.VecDense {
	var s mat.VecDense
	s.MulElemVec(g, g)
	return &s
}

// adapted is θ with a learning rate of its own for each parameter.
func adapted(theta, r, g *mat.VecDense, alpha, epsilon float64) *mat.VecDense {
	var step mat.VecDense
	step.MulElemVec(EffectiveRates(r, alpha, epsilon), g)
	next := mat.VecDenseCopyOf(theta)
	next.SubVec(theta, &step)
	return next
}

// AdaGrad is one update of AdaGrad.
func AdaGrad(theta, r, g *mat.VecDense, alpha, epsilon float64) (newTheta, newR *mat.VecDense) {
	newR = mat.VecDenseCopyOf(r)
	newR.AddVec(r, squares(g))
	return adapted(theta, newR, g, alpha, epsilon), newR
}

// RMSProp is one update of RMSProp.
func RMSProp(theta, r, g *mat.VecDense, alpha, rho, epsilon float64) (newTheta, newR *mat.VecDense) {
	newR = mat.VecDenseCopyOf(r)
	newR.ScaleVec(rho, r)
	newR.AddScaledVec(newR, 1-rho, squares(g))
	return adapted(theta, newR, g, alpha, epsilon), newR
}

// EffectiveRates are α/(ε + √r).
func EffectiveRates(r *mat.VecDense, alpha, epsilon float64) *mat.VecDense {
	rates := mat.NewVecDense(r.Len(), nil)
	for i := range r.Len() {
		rates.SetVec(i, alpha/(epsilon+math.Sqrt(r.AtVec(i))))
	}
	return rates
}

// Path minimizes a loss by RMSProp.
func Path(start *mat.VecDense, gradient func(theta *mat.VecDense) *mat.VecDense, alpha, rho, epsilon float64, steps int) *mat.Dense {
	M := start.Len()
	path := mat.NewDense(M, steps+1, nil)
	theta, r := start, mat.NewVecDense(M, nil)
	path.SetCol(0, mat.Col(nil, 0, theta))
	for t := 1; t <= steps; t++ {
		theta, r = RMSProp(theta, r, gradient(theta), alpha, rho, epsilon)
		path.SetCol(t, mat.Col(nil, 0, theta))
	}
	return path
}
