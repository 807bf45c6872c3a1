// Package nw4 solves the exercise of the same name.
package nw4

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// layer is the pre-activation z = Wx + b.
func layer(W *mat.Dense, b, x mat.Vector) *mat.VecDense {
	var z mat.VecDense
	z.MulVec(W, x)
	z.AddVec(&z, b)
	return &z
}

// Hidden is the activation of the hidden layer.
func Hidden(W1 *mat.Dense, b1, x mat.Vector) *mat.VecDense {
	a := layer(W1, b1, x) // (H×M)(M×1) = H×1
	for h := range a.Len() {
		a.SetVec(h, 1/(1+math.Exp(-a.AtVec(h))))
	}
	return a
}

// Forward is the network's output.
func Forward(W1 *mat.Dense, b1 mat.Vector, W2 *mat.Dense, b2, x mat.Vector) *mat.VecDense {
	a := layer(W2, b2, Hidden(W1, b1, x)) // (K×H)(H×1) = K×1
	largest := mat.Max(a)
	for k := range a.Len() {
		a.SetVec(k, math.Exp(a.AtVec(k)-largest))
	}
	a.ScaleVec(1/mat.Sum(a), a)
	return a
}

// ParameterCount is the number of weights and biases.
func ParameterCount(units ...int) int {
	count := 0
	for l := 1; l < len(units); l++ {
		count += units[l]*units[l-1] + units[l]
	}
	return count
}

// XOR returns a network that solves XOR. The first hidden unit fires if at
// least one input is 1, the second if both are; the answer is class 1 if the
// first fires and the second does not.
func XOR() (W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense, b2 *mat.VecDense) {
	W1 = mat.NewDense(2, 2, []float64{20, 20, 20, 20})
	b1 = mat.NewVecDense(2, []float64{-10, -30})
	W2 = mat.NewDense(2, 2, []float64{-10, 10, 10, -10})
	b2 = mat.NewVecDense(2, []float64{5, -5})
	return W1, b1, W2, b2
}
