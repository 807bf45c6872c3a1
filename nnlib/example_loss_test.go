package nnlib_test

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// The output layer of the 2-3-1 network: a = 3/4, y = 1.
func ExampleBinaryCrossEntropyDerivative() {
	fmt.Printf("%.4f\n", nnlib.BinaryCrossEntropyDerivative(0.75, 1)) // −1/a
	// Output: -1.3333
}

// The same loss, from the pre-activation; it is exact where ŷ is 1 to all digits.
func ExampleBinaryCrossEntropyLogit() {
	fmt.Printf("%.4f %.4f\n", nnlib.BinaryCrossEntropyLogit(math.Log(3), 1), nnlib.BinaryCrossEntropy(0.75, 1))
	fmt.Printf("%v %v\n", nnlib.BinaryCrossEntropyLogit(40, 0), nnlib.Sigmoid(40))
	// Output:
	// 0.2877 0.2877
	// 40 1
}

// The chain rule, with the denominators cancelled: ∂ℓ/∂a · ∂a/∂z = a − y.
func ExampleSigmoidCrossEntropyDelta() {
	z, y := math.Log(3), 1.0
	a := nnlib.Sigmoid(z)
	fmt.Printf("%.4f %.4f\n", nnlib.BinaryCrossEntropyDerivative(a, y)*nnlib.SigmoidDerivative(z), nnlib.SigmoidCrossEntropyDelta(a, y))
	// Output: -0.2500 -0.2500
}

// Only the probability of the true class counts.
func ExampleCrossEntropy() {
	y := vec(0, 1, 0)
	fmt.Printf("%.4f %.4f\n", nnlib.CrossEntropy(vec(0.3, 0.5, 0.2), y), nnlib.CrossEntropy(vec(0.5, 0.5, 0), y)) // −log ½
	// Output: 0.6931 0.6931
}

// Where softmax gives a probability of 0, the loss from z still tells how wrong
// it is.
func ExampleCrossEntropyLogits() {
	z, y := vec(0, 1000), vec(1, 0)
	fmt.Println(nnlib.Softmax(z).RawVector().Data, nnlib.CrossEntropyLogits(z, y))
	// Output: [0 1] 1000
}

// exp(1000) overflows; its logarithm does not.
func ExampleLogSumExp() {
	fmt.Printf("%.4f %.4f\n", nnlib.LogSumExp(vec(0, 0)), nnlib.LogSumExp(vec(1000, 1000))) // log 2 more than each
	// Output: 0.6931 1000.6931
}

// A column for each example, each with the sum 1.
func ExampleSoftmaxBatch() {
	fmt.Printf("%.2f\n", mat.Formatted(nnlib.SoftmaxBatch(dense(2, 2,
		0, math.Log(3),
		0, 0))))
	// Output:
	// ⎡0.50  0.75⎤
	// ⎣0.50  0.25⎦
}

// Both outputs have the error gradient a − y.
func ExampleOutput() {
	z, y := vec(math.Log(3)), vec(1)
	output := nnlib.SigmoidOutput
	a := output.Activate(z)
	fmt.Printf("%v: a = %.4f, ℓ = %.4f, δ = %.4f\n", output, a.AtVec(0), output.Loss(z, y), output.Delta(a, y).At(0, 0))
	// Output: sigmoid: a = 0.7500, ℓ = 0.2877, δ = -0.2500
}
