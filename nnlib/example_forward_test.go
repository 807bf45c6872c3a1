package nnlib_test

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

func ExampleLogisticUnit() {
	w, x := vec(1, -2), vec(3, 1)
	fmt.Printf("%.4f\n", nnlib.LogisticUnit(w, 0.5, x)) // σ(3 − 2 + 0.5)
	// Output: 0.8176
}

// Three logistic units side by side: their sum is not 1.
func ExampleSigmoidLayer() {
	W, b, x := dense(3, 2, 1, -1, 0.5, 2, -1, 0), vec(0.1, -0.2, 0.3), vec(0.7, -0.4)
	a := nnlib.SigmoidLayer(W, b, x)
	fmt.Printf("%.3f, sum %.3f\n", a.RawVector().Data, mat.Sum(a))
	// Output: [0.769 0.343 0.401], sum 1.513
}

func ExampleTwoLayerForward() {
	W1, b1, W2, b2, x := net231()
	z1, a1, z2, a2 := nnlib.TwoLayerForward(W1, b1, W2, b2, x)
	fmt.Println("z1", z1.RawVector().Data)
	fmt.Println("a1", a1.RawVector().Data)
	fmt.Printf("z2 %.4f\n", z2.RawVector().Data)
	fmt.Printf("a2 %.4f\n", a2.RawVector().Data)
	// Output:
	// z1 [0 0 0]
	// a1 [0.5 0.5 0.5]
	// z2 [1.0986]
	// a2 [0.7500]
}

func ExampleTwoLayerGradients() {
	W1, b1, W2, b2, x := net231()
	_, a1, _, a2 := nnlib.TwoLayerForward(W1, b1, W2, b2, x)
	dW1, db1, dW2, db2 := nnlib.TwoLayerGradients(W2, x, a1, a2, vec(1))
	fmt.Printf("dW1 %.4f\n", dW1.RawMatrix().Data)
	fmt.Printf("db1 %.4f\n", db1.RawVector().Data)
	fmt.Printf("dW2 %.4f\n", dW2.RawMatrix().Data)
	fmt.Printf("db2 %.4f\n", db2.RawVector().Data)
	// Output:
	// dW1 [-0.0625 -0.1250 -0.1250 -0.2500 0.1875 0.3750]
	// db1 [-0.0625 -0.1250 0.1875]
	// dW2 [-0.1250 -0.1250 -0.1250]
	// db2 [-0.2500]
}

func ExampleHiddenDelta() {
	deltaNext := dense(1, 1, -0.25)
	W2, a1 := dense(1, 3, 1, 2, -3), vec(0.5, 0.5, 0.5)
	gPrime := nnlib.Hadamard(a1, vec(0.5, 0.5, 0.5)) // a ⊙ (1 − a)
	show("δ", nnlib.HiddenDelta(deltaNext, W2, gPrime))
	// Output: δ 1×3: [-0.0625 -0.125 0.1875]
}

func ExampleMLP_Backpropagate() {
	net, x := mlp231()
	back := net.Backpropagate(x, vec(1))
	for layer := 2; layer >= 1; layer-- {
		fmt.Printf("δ[%d] = %.4f\n", layer, mat.Formatted(back.Delta[layer]))
	}
	fmt.Printf("∂ℓ/∂W[1] =\n%.4f\n", mat.Formatted(back.Weights[1]))
	// Output:
	// δ[2] = [-0.2500]
	// δ[1] = [-0.0625  -0.1250   0.1875]
	// ∂ℓ/∂W[1] =
	// ⎡-0.0625  -0.1250⎤
	// ⎢-0.1250  -0.2500⎥
	// ⎣ 0.1875   0.3750⎦
}

func ExampleBatchBiasGradient() {
	Delta := dense(3, 2, // three examples, two units
		0.1, -0.2,
		0.3, 0.4,
		0.2, -0.1)
	fmt.Printf("%.1f\n", nnlib.BatchBiasGradient(Delta).RawVector().Data)
	// Output: [0.6 0.1]
}

func ExampleCollapseLinear() {
	W1, W2 := dense(3, 2, 1, 2, 3, 4, 5, 6), dense(1, 3, 1, 0, -1)
	show("W̃", nnlib.CollapseLinear(W1, W2))
	// Output: W̃ 1×2: [-4 -4]
}
