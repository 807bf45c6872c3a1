// Package nw1 solves the exercise of the same name.
package nw1

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Sigmoid is the logistic function. Where e^−z overflows to +Inf the quotient
// is 0, which is right.
func Sigmoid(z float64) float64 {
	return 1 / (1 + math.Exp(-z))
}

// preActivation is z = wᵀx + b.
func preActivation(w mat.Vector, b float64, x mat.Vector) float64 {
	return mat.Dot(w, x) + b
}

// Activation is the network's output for one example, Eq. (8).
func Activation(w mat.Vector, b float64, x mat.Vector) float64 {
	return Sigmoid(preActivation(w, b, x))
}

// BinaryCrossEntropy is the loss of one prediction, Eq. (10).
func BinaryCrossEntropy(prediction, y float64) float64 {
	return -timesLog(y, prediction) - timesLog(1-y, 1-prediction)
}

// timesLog is y log p, and 0 if y is.
func timesLog(y, p float64) float64 {
	if y == 0 {
		return 0
	}
	return y * math.Log(p)
}

// BinaryCrossEntropyOnLogit is the same loss, of the pre-activation. Of the two
// forms of log(1 + e^−z) it takes the one whose exponential is at most 1.
func BinaryCrossEntropyOnLogit(z, y float64) float64 {
	softplus := math.Max(-z, 0) + math.Log1p(math.Exp(-math.Abs(z)))
	return softplus + (1-y)*z
}

// Loss is the mean loss over the examples, Eq. (9).
func Loss(w mat.Vector, b float64, X *mat.Dense, y []float64) float64 {
	var sum float64
	for n := range y {
		z := preActivation(w, b, X.ColView(n))
		sum += BinaryCrossEntropyOnLogit(z, y[n])
	}
	return sum / float64(len(y))
}
