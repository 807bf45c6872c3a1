package nnlib

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// Each kernel gives the products of the readable form, whatever it would be
// chosen for, and each is chosen where it is meant to be.
func TestDenseKernels(t *testing.T) {
	const N = 19
	net := NewMLP([]int{37, 18}, IdentityActivation(), SoftmaxOutput, Xavier, newRNG())
	X, Y := randomExamples(net, N, 0.5)
	W, b := net.Layers[0].Weights, net.Layers[0].Bias
	wantZ, wantG, wantX := BatchPreActivation(W, X, b), BatchWeightGradient(Y.T(), X), new(mat.Dense)
	wantX.Mul(Y.T(), W)
	for name, kernel := range map[string]*denseKernel{"tiny": &tinyKernel, "sparse": &sparseKernel, "BLAS": &blasKernel} {
		p := net.pipeline(N, nil)
		p.load()
		s := p.stages[0].(*denseStage)
		s.forward(contiguousColumns(X), N)
		clear(s.z)
		kernel.multiply(s, s.z, N)
		kernel.gradient(s, contiguousColumns(Y), N)
		kernel.inputGradient(s, s.dx, contiguousColumns(Y), N)
		z, g, dx := mat.NewDense(N, 18, s.z), mat.NewDense(37, 18, s.gwt), mat.NewDense(N, 37, s.dx)
		if !mat.EqualApprox(z.T(), wantZ, 1e-14) || !mat.EqualApprox(g.T(), wantG, 1e-14) || !mat.EqualApprox(dx, wantX, 1e-14) {
			t.Errorf("the %s kernel gives other products", name)
		}
	}
	for zeros, want := range map[int]*denseKernel{0: &blasKernel, 60: &blasKernel, 61: &sparseKernel, 91: &sparseKernel} {
		s := &denseStage{in: 91, out: 10} // two thirds of 91 are 60.7
		x := make([]float64, 91)
		for i := range x[zeros:] {
			x[zeros+i] = 1
		}
		if s.chooseKernel(x) != want {
			t.Errorf("the wrong kernel for %d zeros of 91", zeros)
		}
	}
	if (&denseStage{in: 9, out: 7}).chooseKernel(make([]float64, 9)) != &tinyKernel || (&denseStage{in: 8, out: 8}).chooseKernel(make([]float64, 8)) == &tinyKernel {
		t.Error("the tiny kernel is for fewer than 64 weights")
	}
}

// Both ways to find the largest of four agree, NaN and equals included.
func TestLargestOfFour(t *testing.T) {
	values := []float64{0, 1, 2, math.NaN()}
	for i := range 256 {
		a := []float64{values[i%4], values[i/4%4], 9, values[i/16%4], values[i/64]} // rows 3 apart
		if got, want := largestOfFour(a, 0, 3, 1), largestOf(a, 0, 3, 1, 2); got != want {
			t.Errorf("the largest of %v is at %d, want %d", a, got, want)
		}
	}
}

// The fused end of a step equals loss and error gradient of the readable form,
// far out as well, and for more units than logarithms are drawn together for.
func TestFinishEqualsReadableForm(t *testing.T) {
	values := []float64{0, 1, -1, 40, -40, 709, -709, 1000, -1000, 0.3}
	for _, output := range []Output{SigmoidOutput, SoftmaxOutput} {
		for _, K := range []int{1, 3} {
			const N = 700
			z, y := make([]float64, N*K), make([]float64, N*K)
			var wantLoss float64
			var wantDelta []float64
			for n := range N {
				for k := range K {
					z[n*K+k] = values[(n+3*k+n/10*k)%len(values)]
				}
				y[n*K+n%K] = 1
				if output == SigmoidOutput && n%3 == 0 {
					y[n*K+n%K] = 0
				}
				zn, yn := mat.NewVecDense(K, z[n*K:(n+1)*K]), mat.NewVecDense(K, y[n*K:(n+1)*K])
				wantLoss += output.Loss(zn, yn)
				wantDelta = append(wantDelta, output.Delta(output.Activate(zn), yn).RawMatrix().Data...)
			}
			if loss := output.finish(z, y, K, 0.5); math.Abs(loss-wantLoss) > 1e-12*max(1, wantLoss) {
				t.Errorf("%v, K = %d: the losses have the sum %v, want %v", output, K, loss, wantLoss)
			}
			for i, want := range wantDelta {
				if math.Abs(z[i]-0.5*want) > 1e-12 {
					t.Fatalf("%v, K = %d: δ[%d] = %v, want %v", output, K, i, z[i], 0.5*want)
				}
			}
		}
	}
}
