package nnlib

import (
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib/internal/engine"
)

// The benchmarks measure one step, one epoch or one pass of work as users of
// Train meet it; all report their allocations, which are to be 0 per step.

func BenchmarkStep231OneExample(b *testing.B) {
	benchmarkSteps(b, NewMLP([]int{2, 3, 1}, SigmoidActivation(), SigmoidOutput, Xavier, newRNG()), 200, 1, 0, NewGradientDescent(0.1))
}

func BenchmarkStep231Batch200(b *testing.B) {
	benchmarkSteps(b, NewMLP([]int{2, 3, 1}, SigmoidActivation(), SigmoidOutput, Xavier, newRNG()), 200, 200, 0, NewGradientDescent(0.1))
}

func BenchmarkStepMNISTSparse(b *testing.B) {
	benchmarkSteps(b, NewMLP([]int{784, 128, 10}, ReLUActivation(), SoftmaxOutput, He, newRNG()), 640, 64, 0.81, NewRMSProp(0.001, 0.9))
}

func BenchmarkStepMNISTDense(b *testing.B) {
	benchmarkSteps(b, NewMLP([]int{784, 128, 10}, ReLUActivation(), SoftmaxOutput, He, newRNG()), 640, 64, 0, NewRMSProp(0.001, 0.9))
}

func newRNG() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// benchmarkSteps measures single steps, visiting the batches in turn.
func benchmarkSteps(b *testing.B, net Network, N, batch int, zeros float64, optimizer Optimizer) {
	X, Y := randomExamples(net, N, zeros)
	t, err := newTraining(net, X, Y, optimizer, TrainOptions{Epochs: 1, BatchSize: batch}, nil)
	if err != nil {
		b.Fatal(err)
	}
	var batches [][]int
	for batch := range t.batches {
		batches = append(batches, batch)
	}
	t.step(batches[0]) // the optimizer makes its memory
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		t.step(batches[i%len(batches)])
		i++
	}
}

// randomExamples have about the given share of zeros, in runs as in images, and
// random labels.
func randomExamples(net Network, N int, zeros float64) (X, Y mat.Matrix) {
	spec := net.spec()
	in, out := spec.Inputs, spec.Outputs
	rng := newRNG()
	x, y := mat.NewDense(N, in, nil), mat.NewDense(N, out, nil)
	for n := range N {
		dark := rng.Float64() < zeros
		for j := range in {
			if rng.Float64() < 0.2 {
				dark = rng.Float64() < zeros
			}
			if !dark {
				x.Set(n, j, rng.Float64())
			}
		}
		if out == 1 && spec.Output == engine.SigmoidOutput {
			y.Set(n, 0, float64(rng.IntN(2)))
		} else {
			y.Set(n, rng.IntN(out), 1)
		}
	}
	return x.T(), y.T()
}

func BenchmarkStepCNN(b *testing.B) {
	net, err := NewCNN(ImageShape{1, 28, 28}, []ConvSpec{{8, 3, 1, 0, Pooling{MaxPooling, 2, 2}}}, []int{10}, ReLUActivation(), SoftmaxOutput, He, newRNG())
	if err != nil {
		b.Fatal(err)
	}
	benchmarkSteps(b, net, 640, 64, 0.81, NewRMSProp(0.001, 0.9))
}
