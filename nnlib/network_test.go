package nnlib_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

func TestParameters(t *testing.T) {
	net, _ := mlp231()
	var names string
	for _, p := range net.Parameters() {
		names += fmt.Sprint(p.Name, " ", p.Shape, " ")
	}
	if names != "W1 3×2 b1 3×1 W2 1×3 b2 1×1 " {
		t.Errorf("the parameters are %s", names)
	}
	near(t, "W1[2,0]", net.Parameters()[0].At(2, 0), -1, 0)
	near(t, "b1[1]", net.Parameters()[1].At(1, 0), -1.5, 0)
}

// Parameters are matrices that reach into the network, and one column of
// numbers, θ, that comes back as it went.
func TestParametersAreTheNetworks(t *testing.T) {
	mlp, _ := mlp231()
	cnn, err := nnlib.NewCNN(nnlib.ImageShape{Channels: 2, Height: 5, Width: 5}, []nnlib.ConvSpec{{Filters: 3, Kernel: 2, Stride: 1}},
		[]int{2}, nnlib.ReLUActivation(), nnlib.SoftmaxOutput, nnlib.He, rand.New(rand.NewPCG(1, 1)))
	if err != nil {
		t.Fatal(err)
	}
	for _, net := range []nnlib.Model{mlp, cnn} {
		parameters := net.Parameters()
		theta := parameters.Values()
		if len(theta) != parameters.Count() || len(theta) != nnlib.ParameterCount(net) {
			t.Fatalf("%T: %d values, Count says %d and ParameterCount %d", net, len(theta), parameters.Count(), nnlib.ParameterCount(net))
		}
		for i := range theta {
			theta[i] = float64(i)
		}
		parameters.SetValues(theta)
		i := 0.0
		for _, p := range net.Parameters() {
			rows, cols := p.Dims()
			for r := range rows {
				for c := range cols {
					near(t, p.Name, p.At(r, c), i, 0)
					near(t, p.Name+" transposed", p.T().At(c, r), i, 0)
					i++
				}
			}
		}
		wantShapePanic(t, fmt.Sprintf("ParameterList.SetValues: theta is %d numbers, want %d, one per entry", len(theta)-1, len(theta)), func() { parameters.SetValues(theta[1:]) })
	}
	near(t, "W2[0,1] of the network", mlp.Layers[1].Weights.At(0, 1), 10, 0)
	near(t, "F1[2][1](1,0) of the network", cnn.Blocks[0].Conv.Filters[2][1].At(1, 0), 22, 0)
	mlp.Parameters()[3].Set(0, 0, 7)
	near(t, "b2[0] of the network", mlp.Layers[1].Bias.AtVec(0), 7, 0)
}

func TestEvaluateRefusesBadInput(t *testing.T) {
	net, _ := mlp231()
	_, _, err := nnlib.Evaluate(net, dense(2, 1, 1, math.NaN()), dense(1, 1, 1))
	wantDataError(t, err, "Evaluate", "feature 1 of example 0 is NaN")
	_, _, err = nnlib.Evaluate(net, dense(2, 1, 1, 1), dense(1, 1, 0.5))
	wantDataError(t, err, "label 0 of example 0 is 0.5")
	_, _, err = nnlib.Evaluate(net, &mat.Dense{}, &mat.Dense{})
	wantDataError(t, err, "no examples")
}

// A single output answers 1 from one half on; of equal outputs the first wins.
func TestPredictedClasses(t *testing.T) {
	if got := fmt.Sprint(nnlib.PredictedClasses(dense(1, 3, 0.49, 0.5, 0.51))); got != "[0 1 1]" {
		t.Errorf("one output: classes %s, want [0 1 1]", got)
	}
	A := dense(4, 3, 0.1, 0.4, 0.25, 0.4, 0.4, 0.25, 0.4, 0.1, 0.25, 0.1, 0.1, 0.25)
	if got := fmt.Sprint(nnlib.PredictedClasses(A)); got != "[1 0 0]" {
		t.Errorf("four outputs: classes %s, want [1 0 0]", got)
	}
	if got := fmt.Sprint(nnlib.PredictedClasses(A.T())); got != "[1 0 0 2]" {
		t.Errorf("three outputs: classes %s, want [1 0 0 2]", got)
	}
}

// The network answers with the class of its probabilities.
func TestClassify(t *testing.T) {
	one := &nnlib.MLP{Layers: []nnlib.Layer{{Weights: dense(1, 1, 1), Bias: vec(0)}}, Output: nnlib.SigmoidOutput}
	if got := fmt.Sprint(nnlib.Classify(one, dense(1, 3, -0.1, 0, 0.1))); got != "[0 1 1]" {
		t.Errorf("classes %s, want [0 1 1]", got)
	}
	three := &nnlib.MLP{Layers: []nnlib.Layer{{Weights: dense(3, 1, 1, 2, 2), Bias: vec(0, 0, 0)}}, Output: nnlib.SoftmaxOutput}
	if got := fmt.Sprint(nnlib.Classify(three, dense(1, 3, -1, 0, 1))); got != "[0 0 1]" {
		t.Errorf("classes %s, want [0 0 1]", got)
	}
}

func TestAccuracy(t *testing.T) {
	X, right := dense(1, 4, -0.1, 0, 0.1, 0.2), []int{0, 1, 1, 1}
	one := &nnlib.MLP{Layers: []nnlib.Layer{{Weights: dense(1, 1, 1), Bias: vec(0)}}, Output: nnlib.SigmoidOutput}
	near(t, "all right", nnlib.Accuracy(one, X, right), 1, 0)
	near(t, "one of four", nnlib.Accuracy(one, X, []int{1, 0, 1, 0}), 0.25, 0)
	wantShapePanic(t, "Accuracy: labels is 3, want 4, one per example", func() { nnlib.Accuracy(one, X, right[:3]) })
}

// The batches in which many examples are evaluated leave no example out and
// count none twice; 64 are computed at a time.
func TestEvaluateInBatches(t *testing.T) {
	rng := rand.New(rand.NewPCG(41, 42))
	net := nnlib.NewNW4(2, 4, 3, nnlib.TanhActivation(), nnlib.Xavier, rng)
	for _, N := range []int{1, 63, 64, 65, 200} {
		X, Y := randomMatrix(rng, 2, N), mat.NewDense(3, N, nil)
		for n := range N {
			Y.Set(rng.IntN(3), n, 1)
		}
		loss, accuracy, err := nnlib.Evaluate(net, X, Y)
		if err != nil {
			t.Fatal(err)
		}
		right := 0.0
		for n, k := range nnlib.Classify(net, X) {
			right += Y.At(k, n)
		}
		near(t, "loss", loss, net.LossBatch(X, Y), 1e-13)
		near(t, "accuracy", accuracy, right/float64(N), 1e-15)
		nearMatrix(t, "PredictBatch", nnlib.PredictBatch(net, X), net.ForwardBatch(X).A[2], 1e-14)
	}
}

// However the examples lie in memory, the answers are the same.
func TestEvaluateAcceptsAnyMatrix(t *testing.T) {
	rng := rand.New(rand.NewPCG(43, 44))
	net := nnlib.NewNW1(3, nnlib.Xavier, rng)
	X := randomMatrix(rng, 3, 5)
	rows := mat.DenseCopyOf(X.T())
	wide := mat.NewDense(5, 4, nil) // its rows lie 4 apart
	wide.Slice(0, 5, 0, 3).(*mat.Dense).Copy(rows)
	symmetric := mat.NewSymDense(3, []float64{1, 2, 3, 2, 4, 5, 3, 5, 6})
	for name, X := range map[string]mat.Matrix{
		"columns": X, "rows, transposed": rows.T(), "part of something wider": wide.Slice(0, 5, 0, 3).T(), "symmetric": symmetric,
	} {
		nearMatrix(t, name, nnlib.PredictBatch(net, X), net.ForwardBatch(mat.DenseCopyOf(X)).A[1], 1e-15)
	}
}

// XOR, which no network without a hidden layer can answer.
func ExampleTrain() {
	X := mat.NewDense(2, 4, []float64{
		0, 0, 1, 1,
		0, 1, 0, 1,
	})
	Y := mat.NewDense(2, 4, []float64{
		1, 0, 0, 1, // class 0: equal
		0, 1, 1, 0, // class 1: different
	})
	rng := rand.New(rand.NewPCG(1, 2))
	net := nnlib.NewNW4(2, 4, 2, nnlib.TanhActivation(), nnlib.Xavier, rng)
	options := nnlib.TrainOptions{Epochs: 200}
	for progress, err := range nnlib.Train(net, X, Y, nnlib.NewAdam(0.05), options, rng) {
		if err != nil {
			fmt.Println(err)
			return
		}
		if progress.Epoch%100 == 0 {
			fmt.Printf("epoch %d: accuracy %.2f\n", progress.Epoch, progress.Accuracy)
		}
	}
	fmt.Println(nnlib.Classify(net, X))
	// Output:
	// epoch 100: accuracy 1.00
	// epoch 200: accuracy 1.00
	// [0 1 1 0]
}

func ExampleNewNW4() {
	rng := rand.New(rand.NewPCG(1, 2))
	net := nnlib.NewNW4(2, 4, 3, nnlib.SigmoidActivation(), nnlib.Xavier, rng)
	for _, p := range net.Parameters() {
		fmt.Println(p.Name, p.Shape)
	}
	fmt.Println(nnlib.ParameterCount(net), "parameters")
	// Output:
	// W1 4×2
	// b1 4×1
	// W2 3×4
	// b2 3×1
	// 27 parameters
}
