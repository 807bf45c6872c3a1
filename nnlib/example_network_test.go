package nnlib_test

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// The lecture's 2-3-1 network: W is units × inputs.
func ExampleNewLayer() {
	layer := nnlib.NewLayer(2, 3, nnlib.Xavier, nnlib.Rand(1))
	fmt.Println(nnlib.ShapeOf(layer.Weights), nnlib.ShapeOf(layer.Bias))
	// Output: 3×2 3×1
}

func ExampleNewMLP() {
	net := nnlib.NewMLP([]int{2, 3, 1}, nnlib.SigmoidActivation(), nnlib.SigmoidOutput, nnlib.Xavier, nnlib.Rand(1))
	fmt.Println(net.Depth(), "layers,", nnlib.ParameterCount(net), "parameters")
	// Output: 2 layers, 13 parameters
}

// With w = 0 a logistic unit knows nothing: every example has probability one half.
func ExampleNewNW1() {
	net := nnlib.NewNW1(2, nnlib.Zero, nil)
	show("a", net.Predict(vec(3, -1)))
	// Output: a 1×1: [0.5]
}

// Three units on their own: their sum is not 1.
func ExampleNewNW2() {
	show("a", nnlib.NewNW2(2, 3, nnlib.Zero, nil).Predict(vec(3, -1)))
	// Output: a 3×1: [0.5 0.5 0.5]
}

// Softmax makes probabilities of them.
func ExampleNewNW3() {
	fmt.Printf("%.4f\n", nnlib.NewNW3(2, 3, nnlib.Zero, nil).Predict(vec(3, -1)).RawVector().Data)
	// Output: [0.3333 0.3333 0.3333]
}

// 784 pixels and 3 classes: NW2 has 3·(784+1) parameters.
func ExampleParameterCount() {
	fmt.Println(nnlib.ParameterCount(nnlib.NewNW2(784, 3, nnlib.Zero, nil)))
	// Output: 2355
}

// All that training changes as one column of numbers, θ, and back.
func ExampleParameterList() {
	net, _ := mlp231()
	parameters := net.Parameters()
	theta := parameters.Values()
	fmt.Println(parameters.Count(), theta[:9]) // W¹ row after row, then b¹
	theta[0] = 7
	parameters.SetValues(theta)
	fmt.Println(net.Layers[0].Weights.At(0, 0))
	// Output:
	// 13 [1 -1 0.5 0.5 -1 1 1 -1.5 -1]
	// 7
}

// A parameter is a matrix that reaches into the network.
func ExampleParameter() {
	net, _ := mlp231()
	W2 := net.Parameters()[2]
	fmt.Println(W2.Name, W2.Shape, mat.Formatted(W2))
	W2.Set(0, 0, 10)
	show("the network's", net.Layers[1].Weights)
	// Output:
	// W2 1×3 [ 1   2  -3]
	// the network's 1×3: [10 2 -3]
}

// How many parameters any model has, whatever it is made of.
func ExampleModel() {
	count := func(m nnlib.Model) int { return m.Parameters().Count() }
	fmt.Println(count(nnlib.NewNW1(2, nnlib.Zero, nil)), count(nnlib.NewNW3(2, 3, nnlib.Zero, nil)))
	// Output: 3 9
}

// z[1] = 0, so all hidden units answer one half.
func ExampleForwardPass() {
	net, x := mlp231()
	pass := net.Forward(x)
	show("z[1]", pass.Z[1])
	show("a[1]", pass.A[1])
	fmt.Printf("ŷ = %.4f\n", pass.Output().AtVec(0))
	// Output:
	// z[1] 3×1: [0 0 0]
	// a[1] 3×1: [0.5 0.5 0.5]
	// ŷ = 0.7500
}

// The gradients of the example and the step that makes its loss smaller.
func ExampleBackwardPass() {
	net, x := mlp231()
	before := net.Loss(x, vec(1))
	gradients := net.Backpropagate(x, vec(1))
	fmt.Printf("∂ℓ/∂b[2] = %.4f\n", gradients.Bias[2].AtVec(0))
	net.Descend(gradients, 0.1)
	fmt.Printf("ℓ = %.4f, then %.4f\n", before, net.Loss(x, vec(1)))
	// Output:
	// ∂ℓ/∂b[2] = -0.2500
	// ℓ = 0.2877, then 0.2467
}

// An example per column: twice the same has the same answer twice.
func ExampleBatchForwardPass() {
	net, x := mlp231()
	pass := net.ForwardBatch(nnlib.StackExamples(x, x))
	show("A[1]", pass.A[1])
	// Output: A[1] 3×2: [0.5 0.5 0.5 0.5 0.5 0.5]
}

// x₁ > 0 is class 1: z = 4x₁.
func threshold() (net *nnlib.MLP, X *mat.Dense, labels []int) {
	net = &nnlib.MLP{Layers: []nnlib.Layer{{Weights: dense(1, 1, 4), Bias: vec(0)}}, Output: nnlib.SigmoidOutput}
	return net, dense(1, 4, -1, -0.5, 0, 2), []int{0, 1, 1, 1}
}

func ExamplePredictBatch() {
	net, X, _ := threshold()
	fmt.Printf("%.4f\n", nnlib.PredictBatch(net, X).RawMatrix().Data)
	// Output: [0.0180 0.1192 0.5000 0.9997]
}

// A probability of exactly one half is class 1.
func ExampleClassify() {
	net, X, _ := threshold()
	fmt.Println(nnlib.Classify(net, X))
	// Output: [0 0 1 1]
}

func ExampleAccuracy() {
	net, X, labels := threshold()
	fmt.Println(nnlib.Accuracy(net, X, labels))
	// Output: 0.75
}

// The loss tells more than the share of right answers: how sure they were.
func ExampleEvaluate() {
	net, X, labels := threshold()
	Y := mat.NewDense(1, 4, nil)
	for n, label := range labels {
		Y.Set(0, n, float64(label))
	}
	loss, accuracy, err := nnlib.Evaluate(net, X, Y)
	fmt.Printf("%.4f %v %v\n", loss, accuracy, err)
	// Output: 0.7096 0.75 <nil>
}

// The largest of several outputs wins, of equals the first.
func ExamplePredictedClasses() {
	fmt.Println(nnlib.PredictedClasses(dense(3, 2, // an example per column
		0.2, 0.4,
		0.5, 0.4,
		0.3, 0.2)))
	// Output: [1 0]
}

// Networks of both kinds are trained, asked and judged by the same functions.
func ExampleNetwork() {
	line := &nnlib.MLP{Layers: []nnlib.Layer{{Weights: dense(1, 4, 0, 0, 1, 0), Bias: vec(-0.5)}}, Output: nnlib.SigmoidOutput}
	X := dense(4, 2, // two pictures, a column each
		0, 0,
		0, 0,
		1, 0,
		0, 0)
	for _, net := range []nnlib.Network{line, edges()} {
		fmt.Printf("%T %.4f\n", net, nnlib.PredictBatch(net, X).RawMatrix().Data)
	}
	// Output:
	// *nnlib.MLP [0.6225 0.3775]
	// *nnlib.CNN [0.7311 0.5000]
}
