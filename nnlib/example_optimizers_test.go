package nnlib_test

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// steps makes three steps down the parabola J(θ) = θ², whose gradient is 2θ,
// from θ = 1.
func steps(o nnlib.Optimizer) {
	theta := []float64{1}
	for range 3 {
		o.Update(theta, []float64{2 * theta[0]})
		fmt.Printf("%.4f ", theta[0])
	}
	fmt.Println()
}

// With α = 0.1 each step leaves 1 − 2α = 0.8 of θ.
func ExampleNewGradientDescent() {
	steps(nnlib.NewGradientDescent(0.1))
	// Output: 0.8000 0.6400 0.5120
}

// The steps grow as long as they go the same way.
func ExampleNewMomentum() {
	steps(nnlib.NewMomentum(0.1, 0.9))
	// Output: 0.8000 0.4600 0.0620
}

// The first step has the length α whatever the gradient, the next ones get
// shorter: α/√2, α/√3 where the gradient does not change.
func ExampleNewAdaGrad() {
	o, theta := nnlib.NewAdaGrad(0.1), []float64{1}
	for range 3 {
		o.Update(theta, []float64{5})
		fmt.Printf("%.4f ", theta[0])
	}
	// Output: 0.9000 0.8293 0.7716
}

// The learning rate settles where the gradient does not change: α/|g|.
func ExampleNewRMSProp() {
	o, theta := nnlib.NewRMSProp(0.1, 0.9), []float64{0}
	for range 100 {
		o.Update(theta, []float64{5})
	}
	fmt.Printf("%.4f\n", o.LearningRates()[0])
	// Output: 0.0200
}

// The first steps have the length α, for Adam corrects its start from 0.
func ExampleNewAdam() {
	steps(nnlib.NewAdam(0.1))
	// Output: 0.9000 0.8004 0.7016
}

// An optimizer of your own needs two methods.
func ExampleOptimizer() {
	steps(signDescent{0.25})
	// Output: 0.7500 0.5000 0.2500
}

// signDescent goes by the direction of the gradient alone.
type signDescent struct{ alpha float64 }

func (o signDescent) Update(theta, gradient []float64) {
	for i, g := range gradient {
		theta[i] -= o.alpha * nnlib.Sign(g)
	}
}

func (o signDescent) Validate() error { return nil }

// spread prints the variance of many weights of a layer with 100
// inputs and 300 units.
func spread(init nnlib.Initializer) {
	rng, sum := nnlib.Rand(1), 0.0
	const n = 200000
	for range n {
		w := init(100, 300, rng)
		sum += w * w
	}
	fmt.Printf("%.4f\n", sum/n)
}

// The variance is 1/M_in = 1/100.
func ExampleXavierUniform() {
	spread(nnlib.XavierUniform)
	// Output: 0.0100
}

// The variance is 1/M_avg = 1/200.
func ExampleGlorotUniform() {
	spread(nnlib.GlorotUniform)
	// Output: 0.0050
}

// The variance is 2/M_avg = 1/100.
func ExampleHeUniform() {
	spread(nnlib.HeUniform)
	// Output: 0.0100
}

// The size of the layer does not matter.
func ExampleSmallNormal() {
	spread(nnlib.SmallNormal(0.1))
	// Output: 0.0100
}

// All hidden units get the same gradient and stay equal for ever.
func ExampleZero() {
	net := nnlib.NewNW4(2, 2, 2, nnlib.SigmoidActivation(), nnlib.Zero, nil)
	back := net.Backpropagate(vec(1, 2), vec(1, 0))
	fmt.Println(mat.Formatted(back.Weights[2]))
	// Output:
	// ⎡-0.25  -0.25⎤
	// ⎣ 0.25   0.25⎦
}

// The same seed gives the same numbers on every machine.
func ExampleRand() {
	fmt.Println(nnlib.Rand(7).IntN(1000) == nnlib.Rand(7).IntN(1000))
	// Output: true
}
