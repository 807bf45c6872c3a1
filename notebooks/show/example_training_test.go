package show_test

import (
	"fmt"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
	"nnlecture/notebooks/show"
)

// A film of training: every tenth epoch becomes a picture, as the network was
// then.
func ExamplePlane_Network() {
	set := datasets.XOR()
	Y := mat.NewDense(1, 4, []float64{0, 1, 1, 0})
	net := nnlib.NewMLP([]int{2, 4, 1}, nnlib.TanhActivation(), nnlib.SigmoidOutput, nnlib.Glorot, rand.New(rand.NewPCG(1, 0)))
	var film []show.Picture
	for progress, err := range nnlib.Train(net, set.X(), Y, nnlib.NewRMSProp(0.05, 0.9), nnlib.TrainOptions{Epochs: 101}, nil) {
		if err == nil && progress.Epoch%10 == 1 {
			film = append(film, show.Points(set).Network(net).Caption(fmt.Sprintf("Epoch %d: loss %.2f", progress.Epoch, progress.Loss)))
		}
	}
	show.Steps(film...).Title("A hidden layer learns XOR").Alt("The boundary bends until it separates XOR.").Display()
	// Output:
	// The boundary bends until it separates XOR.
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
