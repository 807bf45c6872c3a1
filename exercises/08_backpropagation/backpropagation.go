// Package backprop is the exercise on backpropagation: first the lecture's
// 2-3-1 network, factor by factor, then networks of any depth.
//
// δ is a row, gradients have the shape of their parameter. README.md tells what
// to do.
package backprop

import "gonum.org/v1/gonum/mat"

// Step 1

// Forward is the forward pass of the 2-3-1 network with all that it meets on
// the way, Eq. (31).
//
//	z¹ = W¹x + b¹,  a¹ = σ(z¹),  z² = W²a¹ + b²,  a² = σ(z²)
//
// Shapes: x is M×1, W1 is H×M, b1 is H×1, W2 is 1×H, b2 is 1×1; z1 and a1 are
// H×1, z2 and a2 are 1×1.
func Forward(W1 *mat.Dense, b1 mat.Vector, W2 *mat.Dense, b2, x mat.Vector) (z1, a1, z2, a2 *mat.VecDense) {
	panic("not implemented yet: Forward")
}

// Step 2

// LossByActivation is the derivative of the binary cross entropy, Eq. (32), by
// the output a.
//
//	∂ℓ/∂a = (a − y) / (a(1 − a))
func LossByActivation(a, y float64) float64 {
	panic("not implemented yet: LossByActivation")
}

// ActivationByPreActivation is the derivative of a = σ(z), written with a.
//
//	∂a/∂z = a(1 − a)
func ActivationByPreActivation(a float64) float64 {
	panic("not implemented yet: ActivationByPreActivation")
}

// OutputDelta is the product of the two, simplified: a quotient would be 0/0
// for an output that has become exactly 1.
//
//	δ² = ∂ℓ/∂z² = a − y
func OutputDelta(a, y float64) float64 {
	panic("not implemented yet: OutputDelta")
}

// Step 3

// HiddenDelta is the error gradient of the hidden layer.
//
//	δ¹ = δ²W² ⊙ (a¹ ⊙ (1 − a¹))ᵀ
//
// Shapes: delta2 is 1×D, W2 is D×H, a1 is H×1; the result is 1×H.
func HiddenDelta(delta2, W2 *mat.Dense, a1 mat.Vector) *mat.Dense {
	panic("not implemented yet: HiddenDelta")
}

// Step 4

// Gradients are the four derivatives of the loss of one example by the
// parameters of the 2-3-1 network, Eq. (33).
//
//	∂ℓ/∂W² = (δ²)ᵀ(a¹)ᵀ,  ∂ℓ/∂b² = (δ²)ᵀ,  ∂ℓ/∂W¹ = (δ¹)ᵀxᵀ,  ∂ℓ/∂b¹ = (δ¹)ᵀ
//
// Shapes: W2 is 1×H, x is M×1, a1 is H×1, a2 and y are numbers; each gradient
// has the shape of its parameter.
func Gradients(W2 *mat.Dense, x, a1 mat.Vector, a2, y float64) (dW1 *mat.Dense, db1 *mat.VecDense, dW2 *mat.Dense, db2 *mat.VecDense) {
	panic("not implemented yet: Gradients")
}

// Step 5

// CrossEntropyGradient is the derivative of the cross entropy by the outputs,
// Eq. (35).
//
//	∂ℓ/∂a = −(y₁/a₁ … y_K/a_K)
//
// Shapes: a and y are K×1; the result is 1×K.
func CrossEntropyGradient(a, y mat.Vector) *mat.Dense {
	panic("not implemented yet: CrossEntropyGradient")
}

// SoftmaxJacobian is the Jacobian of the softmax a = ζ(z), written with a,
// Eq. (36).
//
//	∂aₖ/∂zⱼ = aₖ(1 − aₖ) if k = j, −aₖaⱼ otherwise
//
// Shapes: a is K×1; the result is K×K.
func SoftmaxJacobian(a mat.Vector) *mat.Dense {
	panic("not implemented yet: SoftmaxJacobian")
}

// SoftmaxDelta is the product of the two for labels that sum to 1, Eq. (34).
//
//	δ = (a − y)ᵀ
//
// Shapes: a and y are K×1; the result is 1×K.
func SoftmaxDelta(a, y mat.Vector) *mat.Dense {
	panic("not implemented yet: SoftmaxDelta")
}

// Step 6

// Backpropagate is the backpropagation algorithm for one example and any
// number of layers: sigmoids in the hidden layers, the softmax with the cross
// entropy at the output. It runs the forward pass first, and changes no
// parameter. Layers are counted as on the slides, from 1 to L; W[0] and b[0]
// belong to layer 1.
//
//	a⁰ = x,  zˡ = Wˡaˡ⁻¹ + bˡ,  aˡ = σ(zˡ),  but aᴸ = ζ(zᴸ)
//	δᴸ = (aᴸ − y)ᵀ,  δˡ = δˡ⁺¹Wˡ⁺¹ ⊙ (aˡ ⊙ (1 − aˡ))ᵀ
//	∂ℓ/∂Wˡ = (δˡ)ᵀ(aˡ⁻¹)ᵀ,  ∂ℓ/∂bˡ = (δˡ)ᵀ
//
// Shapes: x is M×1, y is K×1; dW[l] has the shape of W[l], db[l] of b[l].
func Backpropagate(W []*mat.Dense, b []*mat.VecDense, x, y mat.Vector) (dW []*mat.Dense, db []*mat.VecDense) {
	panic("not implemented yet: Backpropagate")
}
