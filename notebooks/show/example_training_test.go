package show_test

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
	"nnlecture/notebooks/show"
)

// A film of training: the network as it was after some of the epochs.
func ExampleTrainingSteps() {
	set := datasets.XOR()
	net := nnlib.NewNW4(2, 4, 2, nnlib.TanhActivation(), nnlib.Glorot, nnlib.Rand(1))
	training := nnlib.Train(net, set.X(), set.OneHot(), nnlib.NewRMSProp(0.05, 0.9), nnlib.TrainOptions{Epochs: 100}, nil)
	show.TrainingSteps(training, []int{1, 10, 20, 50, 100}, func(p nnlib.Progress) show.Picture {
		return show.Points(set).Network(net).Caption(fmt.Sprintf("Epoch %d: loss %.2f", p.Epoch, p.Loss))
	}).Title("A hidden layer learns XOR").Alt("The boundary bends until it separates XOR.").Display()
	// Output:
	// The boundary bends until it separates XOR.
}

// Two units that compute OR and NAND move the examples; then a line will do.
func ExampleHiddenPlane() {
	net := nnlib.NewNW4(2, 2, 2, nnlib.SigmoidActivation(), nnlib.Zero, nil)
	net.Layers[0].Weights.SetRow(0, []float64{20, 20})
	net.Layers[0].Weights.SetRow(1, []float64{-20, -20})
	net.Layers[0].Bias = nnlib.StackBiases(-10, 30)
	net.Layers[1].Weights.SetRow(1, []float64{10, 10})
	net.Layers[1].Bias = nnlib.StackBiases(0, -15)
	show.HiddenPlane(datasets.XOR(), net, "OR", "NAND").Display()
	// Output:
	// XOR. Points in the plane of OR and NAND: 2 false (circles), 2 true (triangles). Tinted regions show the model's answers; it misclassifies 0 of 4 examples.
}

// A network with the numbers of one example, forward and back.
func ExampleMLP() {
	net := nnlib.NewMLP([]int{2, 3, 1}, nnlib.SigmoidActivation(), nnlib.SigmoidOutput, nnlib.Zero, nil)
	x, y := mat.NewVecDense(2, []float64{1, 0}), mat.NewVecDense(1, []float64{1})
	show.MLP(net).Pass(net.Forward(x)).Deltas(net.Backpropagate(x, y)).Names([]string{"x1", "x2"}, []string{"ŷ"}).Display()
	// Output:
	// A 2-3-1 network with 13 parameters, biases included. a⁰ = (1, 0). a¹ = (0.5, 0.5, 0.5). a² = (0.5). δ¹ = (0, 0, 0). δ² = (−0.5).
}

// What the hidden units respond to.
func ExampleHiddenUnits() {
	net := nnlib.NewMLP([]int{2, 2, 1}, nnlib.SigmoidActivation(), nnlib.SigmoidOutput, nnlib.Zero, nil)
	show.HiddenUnits(datasets.XOR(), net, 1).Caption("At a zero start all units are the same.").Display()
	// Output:
	// The activations of 2 units over the plane of x₁ and x₂; unit 1 from 0.5 to 0.5; unit 2 from 0.5 to 0.5. At a zero start all units are the same.
}
