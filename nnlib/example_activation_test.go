package nnlib_test

import (
	"fmt"

	"nnlecture/nnlib"
)

// table prints g and g′ at some pre-activations.
func table(g, derivative func(float64) float64, z ...float64) {
	for _, z := range z {
		fmt.Printf("g(%v) = %.4g, g′ = %.4g\n", z, g(z), derivative(z))
	}
}

func ExampleIdentity() {
	table(nnlib.Identity, nnlib.IdentityDerivative, -2, 3)
	// Output:
	// g(-2) = -2, g′ = 1
	// g(3) = 3, g′ = 1
}

func ExampleIdentityDerivative() {
	fmt.Println(nnlib.IdentityDerivative(-2), nnlib.IdentityDerivative(3))
	// Output: 1 1
}

// One half on the decision boundary, and σ(−z) = 1 − σ(z).
func ExampleSigmoid() {
	fmt.Printf("%.4f %.4f %.4f\n", nnlib.Sigmoid(0), nnlib.Sigmoid(2), nnlib.Sigmoid(-2))
	// Output: 0.5000 0.8808 0.1192
}

// The slope is 1/4 at most: each layer of sigmoids makes a gradient that
// passes through it at least four times smaller.
func ExampleSigmoidDerivative() {
	fmt.Printf("%.4f %.4f %.1e\n", nnlib.SigmoidDerivative(0), nnlib.SigmoidDerivative(2), nnlib.SigmoidDerivative(20))
	// Output: 0.2500 0.1050 2.1e-09
}

// tanh is the sigmoid, stretched: tanh(z) = 2σ(2z) − 1.
func ExampleTanh() {
	fmt.Printf("%.4f %.4f\n", nnlib.Tanh(1), 2*nnlib.Sigmoid(2)-1)
	// Output: 0.7616 0.7616
}

// At 0 the slope is four times that of the sigmoid.
func ExampleTanhDerivative() {
	fmt.Println(nnlib.TanhDerivative(0), nnlib.SigmoidDerivative(0))
	// Output: 1 0.25
}

func ExampleReLU() {
	table(nnlib.ReLU, nnlib.ReLUDerivative, -2, 0, 3)
	// Output:
	// g(-2) = 0, g′ = 0
	// g(0) = 0, g′ = 0
	// g(3) = 3, g′ = 1
}

// At 0 there is no derivative; the lecture takes 0.
func ExampleReLUDerivative() {
	fmt.Println(nnlib.ReLUDerivative(-1e-9), nnlib.ReLUDerivative(0), nnlib.ReLUDerivative(1e-9))
	// Output: 0 0 1
}

func ExampleLeakyReLU() {
	fmt.Println(nnlib.LeakyReLU(-2, 0.01), nnlib.LeakyReLU(3, 0.01))
	// Output: -0.02 3
}

// A unit whose z is negative can still learn.
func ExampleLeakyReLUDerivative() {
	fmt.Println(nnlib.LeakyReLUDerivative(-2, 0.01), nnlib.ReLUDerivative(-2))
	// Output: 0.01 0
}

func ExampleELU() {
	fmt.Printf("%.4f %.4f %v\n", nnlib.ELU(-1, 1), nnlib.ELU(-10, 1), nnlib.ELU(3, 1))
	// Output: -0.6321 -1.0000 3
}

// With α = 1 there is no kink at 0, with any other α there is.
func ExampleELUDerivative() {
	for _, alpha := range []float64{1, 0.5} {
		fmt.Printf("%.3f %.3f\n", nnlib.ELUDerivative(-1e-9, alpha), nnlib.ELUDerivative(1e-9, alpha))
	}
	// Output:
	// 1.000 1.000
	// 0.500 1.000
}

func ExampleIdentityActivation() {
	g := nnlib.IdentityActivation()
	show(g.Name, g.Apply(vec(-1, 0, 2)))
	// Output: identity 3×1: [-1 0 2]
}

func ExampleSigmoidActivation() {
	g := nnlib.SigmoidActivation()
	show(g.Name, g.Apply(vec(0)))
	show("derivative", g.ApplyDerivative(vec(0)))
	// Output:
	// sigmoid 1×1: [0.5]
	// derivative 1×1: [0.25]
}

func ExampleTanhActivation() {
	g := nnlib.TanhActivation()
	show(g.Name, g.Apply(vec(0)))
	show("derivative", g.ApplyDerivative(vec(0)))
	// Output:
	// tanh 1×1: [0]
	// derivative 1×1: [1]
}

func ExampleReLUActivation() {
	g := nnlib.ReLUActivation()
	show(g.Name, g.Apply(vec(-1, 0, 2)))
	show("derivative", g.ApplyDerivative(vec(-1, 0, 2)))
	// Output:
	// ReLU 3×1: [0 0 2]
	// derivative 3×1: [0 0 1]
}

func ExampleLeakyReLUActivation() {
	g := nnlib.LeakyReLUActivation(0.01)
	show(g.Name, g.Apply(vec(-1, 0, 2)))
	show("derivative", g.ApplyDerivative(vec(-1, 0, 2)))
	// Output:
	// leaky ReLU 3×1: [-0.01 0 2]
	// derivative 3×1: [0.01 0.01 1]
}

func ExampleELUActivation() {
	g := nnlib.ELUActivation(2)
	show("derivative of "+g.Name, g.ApplyDerivative(vec(0, 2)))
	// Output: derivative of ELU 2×1: [2 1]
}
