package nnlib

import (
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// badTraining is input that Train has to refuse, and words of its refusal.
type badTraining struct {
	X, Y      mat.Matrix
	optimizer Optimizer
	options   TrainOptions
	words     string
}

func badTrainings() map[string]badTraining {
	X, Y := mat.NewDense(2, 2, []float64{1, 2, 3, 4}), mat.NewDense(3, 2, []float64{1, 0, 0, 1, 0, 0})
	changed := func(m *mat.Dense, i, j int, v float64) *mat.Dense {
		c := mat.DenseCopyOf(m)
		c.Set(i, j, v)
		return c
	}
	good, options := NewGradientDescent(0.1), TrainOptions{1, 1}
	return map[string]badTraining{
		"empty set":      {&mat.Dense{}, &mat.Dense{}, good, options, "no examples"},
		"NaN in X":       {changed(X, 1, 0, math.NaN()), Y, good, options, "feature 1 of example 0 is NaN"},
		"Inf in X":       {changed(X, 0, 1, math.Inf(-1)), Y, good, options, "feature 0 of example 1 is -Inf"},
		"two ones":       {X, changed(Y, 2, 0, 1), good, options, "label of example 0 is [1 0 1], want it one-hot"},
		"no one":         {X, changed(Y, 1, 1, 0), good, options, "label of example 1 is [0 0 0], want it one-hot"},
		"label 2":        {X, changed(Y, 0, 0, 2), good, options, "label 0 of example 0 is 2, want 0 or 1"},
		"label NaN":      {X, changed(Y, 0, 0, math.NaN()), good, options, "label 0 of example 0 is NaN"},
		"no epochs":      {X, Y, good, TrainOptions{0, 1}, "Epochs is 0"},
		"negative batch": {X, Y, good, TrainOptions{1, -1}, "BatchSize is -1"},
		"rate 0":         {X, Y, NewGradientDescent(0), options, "learning rate is 0"},
		"rate -1":        {X, Y, NewMomentum(-1, 0.9), options, "learning rate is -1"},
		"rate NaN":       {X, Y, NewAdaGrad(math.NaN()), options, "learning rate is NaN"},
		"rate Inf":       {X, Y, NewRMSProp(math.Inf(1), 0.9), options, "learning rate is +Inf"},
		"rate 0 (Adam)":  {X, Y, NewAdam(0), options, "learning rate is 0"},
		"momentum 1":     {X, Y, NewMomentum(0.1, 1), options, "Momentum is 1"},
		"decay -0.1":     {X, Y, NewRMSProp(0.1, -0.1), options, "Decay is -0.1"},
		"decay NaN":      {X, Y, NewRMSProp(0.1, math.NaN()), options, "Decay is NaN"},
		"epsilon -1":     {X, Y, &AdaGrad{LearningRate: 1, Epsilon: -1}, options, "Epsilon is -1"},
		"epsilon Inf":    {X, Y, &RMSProp{LearningRate: 1, Epsilon: math.Inf(1)}, options, "Epsilon is +Inf"},
		"decay1 1":       {X, Y, &Adam{LearningRate: 1, Decay1: 1}, options, "Decay1 is 1"},
		"decay2 2":       {X, Y, &Adam{LearningRate: 1, Decay2: 2}, options, "Decay2 is 2"},
		"epsilon NaN":    {X, Y, &Adam{LearningRate: 1, Epsilon: math.NaN()}, options, "Epsilon is NaN"},
	}
}

func TestTrainRefusesBadInput(t *testing.T) {
	for name, c := range badTrainings() {
		t.Run(name, func(t *testing.T) {
			net := NewNW3(2, 3, Xavier, newRNG())
			before, pairs := net.Clone(), 0
			for progress, err := range Train(net, c.X, c.Y, c.optimizer, c.options, nil) {
				pairs++
				var data *DataError
				if !errors.As(err, &data) || !strings.Contains(err.Error(), c.words) {
					t.Errorf("error %v, want a *DataError with %q", err, c.words)
				}
				if progress.Epoch != 0 || progress.GradientNorms != nil {
					t.Errorf("the progress beside the error is %+v, want none", progress)
				}
			}
			if pairs != 1 {
				t.Errorf("%d pairs, want the error alone", pairs)
			}
			equalNetworks(t, "the network", net, before, 0)
		})
	}
}

// Training and its relatives blame a wrong shape by name.
func TestNetworkShapes(t *testing.T) {
	net := NewNW3(2, 3, Xavier, newRNG())
	X, Y := mat.NewDense(2, 2, []float64{1, 2, 3, 4}), mat.NewDense(3, 2, []float64{1, 0, 0, 1, 0, 0})
	run := func(X, Y mat.Matrix) {
		Train(net, X, Y, NewGradientDescent(1), TrainOptions{1, 1}, nil) // not ranged over
	}
	for name, c := range map[string]struct {
		f         func()
		function  string
		arg, want string
	}{
		"features":        {func() { run(Y, Y) }, "Train", "X", "2×N"},
		"labels":          {func() { run(X, X) }, "Train", "Y", "3×2"},
		"examples":        {func() { run(X, mat.NewDense(3, 1, nil)) }, "Train", "Y", "3×2"},
		"Evaluate":        {func() { Evaluate(net, X, X) }, "Evaluate", "Y", "3×2"},
		"PredictBatch":    {func() { PredictBatch(net, Y) }, "PredictBatch", "X", "2×N"},
		"nothing":         {func() { Classify(net, &mat.Dense{}) }, "PredictBatch", "X", "2×N"},
		"Forward":         {func() { net.Forward(mat.NewVecDense(3, nil)) }, "MLP.Forward", "x", "2×1"},
		"ForwardBatch":    {func() { net.ForwardBatch(Y) }, "MLP.ForwardBatch", "X", "2×2"},
		"ForwardBatch, 0": {func() { net.ForwardBatch(&mat.Dense{}) }, "MLP.ForwardBatch", "X", "at least 1"},
		"LossBatch":       {func() { net.LossBatch(X, X) }, "MLP.LossBatch", "Y", "3×2"},
		"Loss":            {func() { net.Loss(X.ColView(0), X.ColView(0)) }, "Output.Loss", "y", "3×1"},
		"NewMLP":          {func() { NewMLP([]int{3}, ReLUActivation(), SoftmaxOutput, He, newRNG()) }, "NewMLP", "sizes", "outputs"},
		"NewMLP, 0":       {func() { NewMLP([]int{3, 0, 1}, ReLUActivation(), SoftmaxOutput, He, newRNG()) }, "NewLayer", "out", "at least 1"},
		"NewNW1, 0":       {func() { NewNW1(0, He, newRNG()) }, "NewLayer", "in", "at least 1"},
		"Descend":         {func() { net.Descend(NewNW1(2, Zero, nil).Backpropagate(X.ColView(0), mat.NewVecDense(1, nil)), 1) }, "UpdateWeights", "gradient", "3×2"},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				err, _ := recover().(error)
				var shape *ShapeError
				if !errors.As(err, &shape) || shape.Func != c.function || shape.Arg != c.arg || !strings.Contains(shape.Want, c.want) {
					t.Errorf("panic with %v, want one that says %s of %s must be %s", err, c.arg, c.function, c.want)
				}
			}()
			c.f()
		})
	}
}
