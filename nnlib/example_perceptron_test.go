package nnlib_test

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

func ExamplePerceptron_Update() {
	p := &nnlib.Perceptron{Weights: vec(2, -1), Bias: 0.5}
	p.Update(vec(0, 2), +1, 0.5) // w + 0.5·x
	fmt.Println(p.Weights.RawVector().Data, p.Bias)
	// Output: [2 0] 1
}

func ExamplePerceptron_UnitUpdate() {
	p := &nnlib.Perceptron{Weights: vec(2, -1), Bias: 0.5}
	p.UnitUpdate(vec(0, 2), -1) // w − x
	fmt.Println(p.Weights.RawVector().Data, p.Bias)
	// Output: [2 -3] -0.5
}

func ExamplePerceptron_Train() {
	p := nnlib.NewPerceptron(2)
	X := mat.NewDense(2, 4, []float64{
		0, 0, 1, 1,
		0, 1, 0, 1,
	})
	or := []float64{-1, +1, +1, +1}
	for step, err := range p.Train(X, or, 1, 100, nil) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("epoch", step.Epoch, "example", step.Example, "w", step.After.Weights.RawVector().Data, "b", step.After.Bias)
	}
	// Output:
	// epoch 1 example 0 w [0 0] b -1
	// epoch 1 example 1 w [0 1] b 0
	// epoch 2 example 0 w [0 1] b -1
	// epoch 2 example 2 w [1 1] b 0
	// epoch 3 example 0 w [1 1] b -1
}
