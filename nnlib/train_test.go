package nnlib

import (
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
	g, w := got.Parameters(), want.Parameters()
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
	for _, g := range everyActivation() {
		trainBothForms(t, g, 0.3)
		trainBothForms(t, g, 0.9) // black images: another kernel
	}
}

func trainBothForms(t *testing.T, g Activation, zeros float64) {
	t.Helper()
	const N, batch, epochs, alpha = 14, 5, 3, 0.2
	for _, sizes := range [][]int{{3, 1}, {4, 3}, {3, 5, 2}, {20, 17, 18, 3}} {
		for _, output := range []Output{SigmoidOutput, SoftmaxOutput} {
			fast := NewMLP(sizes, g, output, Glorot, newRNG())
			readable := fast.Clone()
			X, Y := randomExamples(fast, N, zeros)
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
		right := rightAnswers(net, X, Y)
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

// The gradient norms of an epoch are means over its updates. With a learning
// rate that changes nothing those of the batches can be computed one by one.
func TestGradientNormsAreMeans(t *testing.T) {
	net := NewNW4(3, 4, 3, TanhActivation(), Xavier, newRNG())
	X, Y := randomExamples(net, 10, 0)
	var want float64
	for _, first := range []int{0, 4, 8} {
		back := net.BackpropagateBatch(columns(X, first, min(first+4, 10)), columns(Y, first, min(first+4, 10)))
		want += math.Hypot(mat.Norm(back.Weights[2], 2), mat.Norm(back.Bias[2], 2)) / 3
	}
	for progress, err := range Train(net, X, Y, NewGradientDescent(1e-300), TrainOptions{1, 4}, nil) {
		if err != nil || math.Abs(progress.GradientNorms[1]-want) > 1e-12 {
			t.Errorf("the norm of layer 2 is %v, want %v (%v)", progress.GradientNorms, want, err)
		}
	}
}

// rightAnswers counts them by Classify.
func rightAnswers(net Network, X, Y mat.Matrix) (right int) {
	for n, class := range Classify(net, X) {
		y := mat.Col(nil, n, Y)
		if len(y) == 1 && float64(class) == y[0] || len(y) > 1 && y[class] == 1 {
			right++
		}
	}
	return right
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
			batch := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 39}
			tr.step(batch)
			if allocs := testing.AllocsPerRun(10, func() { tr.step(batch) }); allocs != 0 {
				t.Errorf("%T, %s: %v allocations per step", tr.optimizer, g.Name, allocs)
			}
		}
	}
}

// With a single class softmax has nothing to decide: it is always right, has no
// loss and learns nothing.
func TestOneClass(t *testing.T) {
	net := NewNW3(2, 1, Xavier, newRNG())
	net.Layers[0].Bias.SetVec(0, -3)
	start := net.Clone()
	X, Y := mat.NewDense(2, 2, []float64{1, 2, 3, 4}), mat.NewDense(1, 2, []float64{1, 1})
	for progress, err := range Train(net, X, Y, NewGradientDescent(1), TrainOptions{Epochs: 1}, nil) {
		if err != nil || progress.Loss != 0 || progress.Accuracy != 1 {
			t.Errorf("%+v, %v; want no loss and the accuracy 1", progress, err)
		}
	}
	equalNetworks(t, "one class", net, start, 0)
	Y.Set(0, 1, 0)
	if _, _, err := Evaluate(net, X, Y); err == nil || !strings.Contains(err.Error(), "one-hot") {
		t.Errorf("%v, want an error: the only class must be the true one", err)
	}
}
