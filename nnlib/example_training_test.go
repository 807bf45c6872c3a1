package nnlib_test

import (
	"errors"
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// One neuron, two examples: what is reported after each epoch.
func ExampleProgress() {
	net := nnlib.NewNW1(1, nnlib.Zero, nil)
	X, Y := dense(1, 2, -1, 1), dense(1, 2, 0, 1)
	for progress, err := range nnlib.Train(net, X, Y, nnlib.NewGradientDescent(1), nnlib.TrainOptions{Epochs: 2}, nil) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("epoch %d: loss %.4f, accuracy %.2f, ‖g‖ %.4f\n", progress.Epoch, progress.Loss, progress.Accuracy, progress.GradientNorms[0])
	}
	// Output:
	// epoch 1: loss 0.6931, accuracy 0.50, ‖g‖ 0.5000
	// epoch 2: loss 0.4741, accuracy 1.00, ‖g‖ 0.3775
}

// A learning rate without measure is told by name, and the network keeps its
// last good parameters.
func ExampleDivergenceError() {
	net := nnlib.NewNW1(1, nnlib.Zero, nil)
	X, Y := dense(1, 2, 10, 20), dense(1, 2, 1, 0)
	for _, err := range nnlib.Train(net, X, Y, nnlib.NewGradientDescent(1e308), nnlib.TrainOptions{Epochs: 5}, nil) {
		var fault *nnlib.DivergenceError
		if errors.As(err, &fault) {
			fmt.Printf("epoch %d, update %d: %s of layer %d\n", fault.Epoch, fault.Update, fault.Quantity, fault.Layer)
			fmt.Println(fault.Cause)
		}
	}
	fmt.Println(net.Layers[0].Weights.At(0, 0))
	// Output:
	// epoch 1, update 1: weights of layer 1
	// the learning rate is probably too large for this data: try a tenth of it, or scale the features to about −1 … 1
	// 0
}

// Labels are 0 and 1 here, not −1 and +1.
func ExampleDataError() {
	_, _, err := nnlib.Evaluate(nnlib.NewNW1(1, nnlib.Zero, nil), dense(1, 2, -1, 1), dense(1, 2, -1, 1))
	var data *nnlib.DataError
	fmt.Println(errors.As(err, &data))
	fmt.Println(data.Problem)
	// Output:
	// true
	// label 0 of example 0 is -1, want 0 or 1
}

// A wrong shape panics, and says what it got and what it wanted.
func ExampleShapeError() {
	defer func() {
		err := recover().(*nnlib.ShapeError)
		fmt.Println(err)
		fmt.Println(errors.Is(err, mat.ErrShape))
	}()
	nnlib.PreActivation(dense(3, 2, 1, 2, 3, 4, 5, 6), vec(1, 2, 3), vec(0, 0, 0))
	// Output:
	// nnlib.PreActivation: x is 3×1, want 2×1
	// true
}

// XOR is not linearly separable.
func ExampleNotConvergedError() {
	X := dense(2, 4, 0, 0, 1, 1, 0, 1, 0, 1)
	for _, err := range nnlib.NewPerceptron(2).Train(X, []float64{-1, 1, 1, -1}, 1, 100, nil) {
		var stopped *nnlib.NotConvergedError
		if errors.As(err, &stopped) {
			fmt.Println(stopped.Epochs, "epochs,", stopped.Wrong, "still wrong")
		}
	}
	// Output: 100 epochs, 2 still wrong
}

// What each update of the perceptron did.
func ExamplePerceptronStep() {
	for step, err := range nnlib.NewPerceptron(1).Train(dense(1, 2, -1, 2), []float64{-1, 1}, 1, 10, nil) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("update %d, example %d: w %v → %v\n", step.Update, step.Example, step.Before.Weights.AtVec(0), step.After.Weights.AtVec(0))
	}
	// Output: update 1, example 0: w 0 → 1
}

// At w = 0, b = 0 every example lies on the boundary, and sign(0) = +1.
func ExampleNewPerceptron() {
	fmt.Println(nnlib.NewPerceptron(2).Predict(vec(3, -1)))
	// Output: 1
}

// The constant feature 1 for the bias counts: √(2² + 2² + 1) = 3.
func ExampleDataRadius() {
	fmt.Println(nnlib.DataRadius(dense(2, 2, 2, 1, 2, 0)))
	// Output: 3
}

// After noise has come to predict the shock there is nothing left for the light
// to explain.
func ExamplePredictionError() {
	strengths := vec(0.9, 0) // of noise and light
	fmt.Printf("%.1f\n", nnlib.PredictionError(strengths, vec(1, 1), 1))
	// Output: 0.1
}

// The dog: bell alone, bell with food, bell alone again.
func ExamplePavlovTrials() {
	record := nnlib.RunTrials(nnlib.PredictionErrorUpdate, nnlib.PavlovTrials(1, 2, 2), 0.5)
	show("response", record)
	// Output: response 6×1: [0 0 0.5 0.75 0.375 0.1875]
}

// Each trial closes half of the gap to the outcome.
func ExampleRunTrials() {
	trial := nnlib.Trial{Stimuli: []float64{1}, Outcome: 1}
	show("strength", nnlib.RunTrials(nnlib.PredictionErrorUpdate, []nnlib.Trial{trial, trial, trial}, 0.5))
	// Output: strength 4×1: [0 0.5 0.75 0.875]
}

// A constant current of 2 nA drives the cell towards −45 mV, above its
// threshold: it fires, is held for 2 ms, and climbs again from its reset.
func ExampleNewLeakyIntegrateAndFire() {
	current := make([]float64, 50)
	for t := range current {
		current[t] = 2
	}
	_, fired, err := nnlib.NewLeakyIntegrateAndFire().Trace(current, 1)
	fmt.Println(fired, err)
	// Output: [13 32] <nil>
}
