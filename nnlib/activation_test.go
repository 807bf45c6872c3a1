package nnlib_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// Numbers by hand, to the digits of the exponential:
// σ(log 3) = 1/(1 + 1/3) = 0.75, tanh(log 2) = (2 − 1/2)/(2 + 1/2) = 0.6,
// ELU(−log 2) = α(1/2 − 1).
func TestActivationsByHand(t *testing.T) {
	log2, log3, inf := math.Log(2), math.Log(3), math.Inf(1)
	nearAll(t, []value{
		{"Identity(-3)", nnlib.Identity(-3), -3},
		{"IdentityDerivative(-3)", nnlib.IdentityDerivative(-3), 1},
		{"Sigmoid(0)", nnlib.Sigmoid(0), 0.5},
		{"Sigmoid(log 3)", nnlib.Sigmoid(log3), 0.75},
		{"Sigmoid(-log 3)", nnlib.Sigmoid(-log3), 0.25},
		{"SigmoidDerivative(0)", nnlib.SigmoidDerivative(0), 0.25},
		{"SigmoidDerivative(log 3)", nnlib.SigmoidDerivative(log3), 0.1875}, // 0.75·0.25
		{"Sigmoid(1000)", nnlib.Sigmoid(1000), 1},
		{"Sigmoid(-1000)", nnlib.Sigmoid(-1000), 0},
		{"Sigmoid(+Inf)", nnlib.Sigmoid(inf), 1},
		{"Sigmoid(-Inf)", nnlib.Sigmoid(-inf), 0},
		{"SigmoidDerivative(±1000)", nnlib.SigmoidDerivative(1000) + nnlib.SigmoidDerivative(-1000), 0},
	})
	nearAll(t, []value{
		{"Tanh(log 2)", nnlib.Tanh(log2), 0.6},
		{"TanhDerivative(log 2)", nnlib.TanhDerivative(log2), 0.64}, // 1 − 0.36
		{"Tanh(-1000)", nnlib.Tanh(-1000), -1},
		{"TanhDerivative(0)", nnlib.TanhDerivative(0), 1},
	})
}

func TestActivationsOfTheReLUFamilyByHand(t *testing.T) {
	log2, inf := math.Log(2), math.Inf(1)
	nearAll(t, []value{
		{"ReLU(2)", nnlib.ReLU(2), 2},
		{"ReLU(-2)", nnlib.ReLU(-2), 0},
		{"ReLUDerivative(2)", nnlib.ReLUDerivative(2), 1},
		{"ReLUDerivative(-2)", nnlib.ReLUDerivative(-2), 0},
		{"LeakyReLU(2)", nnlib.LeakyReLU(2, 0.1), 2},
		{"LeakyReLU(-2)", nnlib.LeakyReLU(-2, 0.1), -0.2},
		{"LeakyReLUDerivative(2)", nnlib.LeakyReLUDerivative(2, 0.1), 1},
		{"LeakyReLUDerivative(-2)", nnlib.LeakyReLUDerivative(-2, 0.1), 0.1},
		{"ELU(2)", nnlib.ELU(2, 3), 2},
		{"ELU(-log 2)", nnlib.ELU(-log2, 3), -1.5},
		{"ELU(-Inf)", nnlib.ELU(-inf, 3), -3},
		{"ELUDerivative(2)", nnlib.ELUDerivative(2, 3), 1},
		{"ELUDerivative(-log 2)", nnlib.ELUDerivative(-log2, 3), 1.5},
		// The conventions at 0: the left branch.
		{"ReLUDerivative(0)", nnlib.ReLUDerivative(0), 0},
		{"LeakyReLUDerivative(0)", nnlib.LeakyReLUDerivative(0, 0.1), 0.1},
		{"ELUDerivative(0)", nnlib.ELUDerivative(0, 3), 3},
		{"LeakyReLU(0)", nnlib.LeakyReLU(0, 0.1), 0},
		{"ELU(0)", nnlib.ELU(0, 3), 0},
	})
}

// value is a number that was computed, beside the one by hand.
type value struct {
	name      string
	got, want float64
}

func nearAll(t *testing.T, values []value) {
	t.Helper()
	for _, v := range values {
		near(t, v.name, v.got, v.want, 1e-15)
	}
}

// Far out, where 1/(1 + e⁻ᶻ) would be 0 or lose its digits, σ(z) is eᶻ.
func TestSigmoidKeepsItsDigits(t *testing.T) {
	for _, z := range []float64{-40, -200, -700} {
		near(t, "σ(z)/eᶻ", nnlib.Sigmoid(z)/math.Exp(z), 1, 1e-15)
	}
}

func activations() []nnlib.Activation {
	return []nnlib.Activation{
		nnlib.IdentityActivation(), nnlib.SigmoidActivation(), nnlib.TanhActivation(), nnlib.ReLUActivation(),
		nnlib.LeakyReLUActivation(0.1), nnlib.ELUActivation(1.5),
	}
}

func TestDerivativesAgainstFiniteDifferences(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, g := range activations() {
		for range 200 {
			z := 6*rng.Float64() - 3
			if math.Abs(z) < 1e-4 {
				continue // the kink
			}
			want := fd.Derivative(g.Func, z, &fd.Settings{Formula: fd.Central})
			near(t, g.Name+"′", g.Derivative(z), want, 1e-8)
		}
	}
}

func TestActivationsPassNaNOn(t *testing.T) {
	for _, g := range activations() {
		if !math.IsNaN(g.Func(math.NaN())) {
			t.Errorf("%s(NaN) = %v, want NaN", g.Name, g.Func(math.NaN()))
		}
		if g.Name != "identity" && !math.IsNaN(g.Derivative(math.NaN())) {
			t.Errorf("%s′(NaN) = %v, want NaN", g.Name, g.Derivative(math.NaN()))
		}
	}
}

func TestActivationOnVectorsAndBatches(t *testing.T) {
	names := map[string]bool{}
	for _, g := range activations() {
		names[g.Name] = true
		z := vec(-1.5, 0, 2)
		Z := dense(3, 2, -1.5, 1, 0, -1, 2, 0.5)
		a, d, A, D := g.Apply(z), g.ApplyDerivative(z), g.ApplyBatch(Z), g.ApplyDerivativeBatch(Z)
		for i := range 3 {
			near(t, g.Name, a.AtVec(i), g.Func(z.AtVec(i)), 0)
			near(t, g.Name+"′", d.AtVec(i), g.Derivative(z.AtVec(i)), 0)
			for n := range 2 {
				near(t, g.Name, A.At(i, n), g.Func(Z.At(i, n)), 0)
				near(t, g.Name+"′", D.At(i, n), g.Derivative(Z.At(i, n)), 0)
			}
		}
	}
	if len(names) != 6 {
		t.Errorf("the activations have the names %v, want six", names)
	}
}

func TestSigmoidVector(t *testing.T) {
	z := vec(0, math.Log(3), -math.Log(3))
	nearMatrix(t, "σ(z)", nnlib.SigmoidVector(z), vec(0.5, 0.75, 0.25), 1e-15)
	nearMatrix(t, "σ′(z)", nnlib.SigmoidVectorDerivative(z), vec(0.25, 0.1875, 0.1875), 1e-15)
}

func ExampleActivation() {
	for _, g := range []nnlib.Activation{nnlib.SigmoidActivation(), nnlib.TanhActivation(), nnlib.ReLUActivation(), nnlib.ELUActivation(1)} {
		fmt.Printf("%-7s g(-1) = %6.3f   g′(-1) = %.3f\n", g.Name, g.Func(-1), g.Derivative(-1))
	}
	// Output:
	// sigmoid g(-1) =  0.269   g′(-1) = 0.197
	// tanh    g(-1) = -0.762   g′(-1) = 0.420
	// ReLU    g(-1) =  0.000   g′(-1) = 0.000
	// ELU     g(-1) = -0.632   g′(-1) = 0.368
}

func ExampleSigmoidVector() {
	fmt.Printf("%.3f\n", mat.Formatted(nnlib.SigmoidVector(vec(-2, 0, 2))))
	// Output:
	// ⎡0.119⎤
	// ⎢0.500⎥
	// ⎣0.881⎦
}

func ExampleSigmoidVectorDerivative() {
	fmt.Printf("%.3f\n", mat.Formatted(nnlib.SigmoidVectorDerivative(vec(-2, 0, 2))))
	// Output:
	// ⎡0.105⎤
	// ⎢0.250⎥
	// ⎣0.105⎦
}
