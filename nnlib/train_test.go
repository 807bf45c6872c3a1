package nnlib

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// everyActivation is one of each kind, and one that a user might write.
func everyActivation() []Activation {
	return []Activation{
		IdentityActivation(), SigmoidActivation(), TanhActivation(), ReLUActivation(), LeakyReLUActivation(0.1), ELUActivation(0.7),
		{Name: "softplus", Func: func(z float64) float64 { return math.Log1p(math.Exp(z)) }, Derivative: Sigmoid},
	}
}

// equalNetworks fails the test unless all parameters agree to within tol.
func equalNetworks(t *testing.T, what string, got, want Network, tol float64) {
	t.Helper()
	g, w := got.parameters(), want.parameters()
	if len(g) != len(w) {
		t.Fatalf("%s: %d parameters, want %d", what, len(g), len(w))
	}
	for p := range w {
		if g[p].Name != w[p].Name || g[p].Shape != w[p].Shape {
			t.Fatalf("%s: parameter %d is %s %v, want %s %v", what, p, g[p].Name, g[p].Shape, w[p].Name, w[p].Shape)
		}
		for i := range w[p].Shape.Rows {
			for j := range w[p].Shape.Cols {
				if d := math.Abs(g[p].At(i, j) - w[p].At(i, j)); !(d <= tol) {
					t.Fatalf("%s: %s[%d,%d] = %v, want %v", what, w[p].Name, i, j, g[p].At(i, j), w[p].At(i, j))
				}
			}
		}
	}
}

// Training is the readable form, fast: after three epochs of three batches, the
// last of them smaller, all parameters agree to 1e-12, under each activation and
// both outputs, for narrow and wide layers.
func TestTrainEqualsReadableForm(t *testing.T) {
	const N, batch, epochs, alpha = 14, 5, 3, 0.2
	for _, g := range everyActivation() {
		for _, sizes := range [][]int{{3, 1}, {4, 3}, {3, 5, 2}, {20, 17, 18, 3}} {
			for _, output := range []Output{SigmoidOutput, SoftmaxOutput} {
				fast := NewMLP(sizes, g, output, Glorot, newRNG())
				readable := fast.Clone()
				X, Y := randomExamples(fast, N, 0.3)
				for _, err := range Train(fast, X, Y, NewGradientDescent(alpha), TrainOptions{epochs, batch}, nil) {
					if err != nil {
						t.Fatal(err)
					}
				}
				for range epochs {
					for first := 0; first < N; first += batch {
						x, y := columns(X, first, min(first+batch, N)), columns(Y, first, min(first+batch, N))
						readable.Descend(readable.BackpropagateBatch(x, y), alpha)
					}
				}
				equalNetworks(t, fmt.Sprint(g.Name, sizes, output), fast, readable, 1e-12)
			}
		}
	}
}

// columns copies the columns from first to before last.
func columns(X mat.Matrix, first, last int) *mat.Dense {
	m, _ := X.Dims()
	sub := mat.NewDense(m, last-first, nil)
	for j := first; j < last; j++ {
		sub.SetCol(j-first, mat.Col(nil, j, X))
	}
	return sub
}

// The loss and accuracy of the first epoch, with the whole set as one batch,
// are those of the network before the training.
func TestProgress(t *testing.T) {
	for _, net := range []*MLP{
		NewNW1(3, Xavier, newRNG()), NewNW2(3, 3, Xavier, newRNG()), NewNW3(3, 3, Xavier, newRNG()),
		NewNW4(3, 4, 3, TanhActivation(), Xavier, newRNG()),
	} {
		X, Y := randomExamples(net, 100, 0)
		wantLoss, wantAccuracy, err := Evaluate(net, X, Y)
		if err != nil {
			t.Fatal(err)
		}
		if readable := net.LossBatch(X, Y); math.Abs(readable-wantLoss) > 1e-12 {
			t.Errorf("Evaluate gives the loss %v, LossBatch %v", wantLoss, readable)
		}
		right := 0
		for n, class := range Classify(net, X) {
			y := mat.Col(nil, n, Y)
			if len(y) == 1 && float64(class) == y[0] || len(y) > 1 && y[class] == 1 {
				right++
			}
		}
		if wantAccuracy != float64(right)/100 {
			t.Errorf("Evaluate gives the accuracy %v, Classify %d of 100", wantAccuracy, right)
		}
		back := net.BackpropagateBatch(X, Y)
		for progress, err := range Train(net, X, Y, NewGradientDescent(1e-3), TrainOptions{Epochs: 1}, nil) {
			if err != nil {
				t.Fatal(err)
			}
			if progress.Epoch != 1 || math.Abs(progress.Loss-wantLoss) > 1e-12 || progress.Accuracy != wantAccuracy {
				t.Errorf("%+v, want the loss %v and the accuracy %v", progress, wantLoss, wantAccuracy)
			}
			for i, norm := range progress.GradientNorms {
				want := math.Hypot(mat.Norm(back.Weights[i+1], 2), mat.Norm(back.Bias[i+1], 2))
				if math.Abs(norm-want) > 1e-12 {
					t.Errorf("gradient norm of layer %d is %v, want %v", i+1, norm, want)
				}
			}
			if len(progress.GradientNorms) != net.Depth() {
				t.Errorf("%d gradient norms for %d layers", len(progress.GradientNorms), net.Depth())
			}
		}
	}
}

// Same seed, same bits; another seed, another result.
func TestTrainIsDeterministic(t *testing.T) {
	train := func(seed uint64) *MLP {
		net := NewNW4(3, 4, 3, TanhActivation(), Xavier, newRNG())
		X, Y := randomExamples(net, 50, 0)
		for _, err := range Train(net, X, Y, NewAdam(0.01), TrainOptions{5, 8}, rand.New(rand.NewPCG(seed, 0))) {
			if err != nil {
				t.Fatal(err)
			}
		}
		return net
	}
	a, b, c := train(1), train(1), train(2)
	equalNetworks(t, "same seed", a, b, 0)
	if mat.Equal(a.Layers[0].Weights, c.Layers[0].Weights) {
		t.Error("two orders of the examples gave the same weights")
	}
}

// Leaving the loop ends the training; what the caller changes within the loop
// is what training goes on with.
func TestTrainIsInTheCallersHands(t *testing.T) {
	net := NewNW1(2, Zero, nil)
	X, Y := mat.NewDense(2, 4, []float64{0, 0, 1, 1, 0, 1, 0, 1}), mat.NewDense(1, 4, []float64{0, 1, 1, 1})
	epochs := 0
	for range Train(net, X, Y, NewGradientDescent(1), TrainOptions{Epochs: 100}, nil) {
		epochs++
		if epochs == 2 {
			break
		}
		net.Layers[0].Weights.Zero()
		net.Layers[0].Bias.Zero()
	}
	once := NewNW1(2, Zero, nil)
	once.Descend(once.BackpropagateBatch(X, Y), 1)
	equalNetworks(t, "reset after the first epoch, left after the second", net, once, 1e-15)
}

// After the first batch a step allocates nothing.
func TestStepsDoNotAllocate(t *testing.T) {
	for _, optimizer := range []func() Optimizer{
		func() Optimizer { return NewGradientDescent(0.1) },
		func() Optimizer { return NewMomentum(0.1, 0.9) },
		func() Optimizer { return NewAdaGrad(0.1) },
		func() Optimizer { return NewRMSProp(0.1, 0.9) },
		func() Optimizer { return NewAdam(0.1) },
	} {
		for _, g := range everyActivation() {
			net := NewMLP([]int{20, 17, 3}, g, SoftmaxOutput, Xavier, newRNG())
			X, Y := randomExamples(net, 40, 0.5)
			tr, err := newTraining(net, X, Y, optimizer(), TrainOptions{1, 10}, newRNG())
			if err != nil {
				t.Fatal(err)
			}
			tr.step(0, 10)
			if allocs := testing.AllocsPerRun(10, func() { tr.step(10, 10) }); allocs != 0 {
				t.Errorf("%T, %s: %v allocations per step", tr.optimizer, g.Name, allocs)
			}
		}
	}
}

func TestTrainRefusesBadInput(t *testing.T) {
	X, Y := mat.NewDense(2, 2, []float64{1, 2, 3, 4}), mat.NewDense(3, 2, []float64{1, 0, 0, 1, 0, 0})
	changed := func(m *mat.Dense, i, j int, v float64) *mat.Dense {
		c := mat.DenseCopyOf(m)
		c.Set(i, j, v)
		return c
	}
	good, options := NewGradientDescent(0.1), TrainOptions{1, 1}
	for name, c := range map[string]struct {
		X, Y      mat.Matrix
		optimizer Optimizer
		options   TrainOptions
		words     string
	}{
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
	} {
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
		for range Train(net, X, Y, NewGradientDescent(1), TrainOptions{1, 1}, nil) {
		}
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
		"Loss":            {func() { net.Loss(X.ColView(0), X.ColView(0)) }, "CrossEntropyLogits", "y", "3×1"},
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
