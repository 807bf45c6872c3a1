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
	for _, c := range []struct {
		name      string
		got, want float64
	}{
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
		{"Tanh(log 2)", nnlib.Tanh(log2), 0.6},
		{"TanhDerivative(log 2)", nnlib.TanhDerivative(log2), 0.64}, // 1 − 0.36
		{"Tanh(-1000)", nnlib.Tanh(-1000), -1},
		{"TanhDerivative(0)", nnlib.TanhDerivative(0), 1},
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
	} {
		near(t, c.name, c.got, c.want, 1e-15)
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

func TestSoftmaxByHand(t *testing.T) {
	// exp(0), exp(log 2), exp(log 5) = 1, 2, 5 with the sum 8.
	z := vec(0, math.Log(2), math.Log(5))
	nearMatrix(t, "ζ(z)", nnlib.Softmax(z), vec(1.0/8, 2.0/8, 5.0/8), 1e-15)
	near(t, "log Σ exp", nnlib.LogSumExp(z), math.Log(8), 1e-15)
	nearMatrix(t, "one class", nnlib.Softmax(vec(-3)), vec(1), 0)
	nearMatrix(t, "equal", nnlib.Softmax(vec(7, 7)), vec(0.5, 0.5), 0)
	Z := dense(2, 2, 0, 7, math.Log(3), 7)
	nearMatrix(t, "batch", nnlib.SoftmaxBatch(Z), dense(2, 2, 0.25, 0.5, 0.75, 0.5), 1e-15)
	near(t, "the argument", z.AtVec(1), math.Log(2), 0) // is left alone
}

func TestSoftmaxAtExtremes(t *testing.T) {
	inf := math.Inf(1)
	nearMatrix(t, "±1000", nnlib.Softmax(vec(1000, -1000, 1000)), vec(0.5, 0, 0.5), 0)
	nearMatrix(t, "−1000 alone", nnlib.Softmax(vec(-1000, -1000)), vec(0.5, 0.5), 0)
	nearMatrix(t, "−Inf", nnlib.Softmax(vec(-inf, 0)), vec(0, 1), 0)
	near(t, "LogSumExp(1000, 1000)", nnlib.LogSumExp(vec(1000, 1000)), 1000+math.Log(2), 1e-12)
	near(t, "LogSumExp(−1000)", nnlib.LogSumExp(vec(-1000)), -1000, 0)
	for _, z := range []*mat.VecDense{vec(math.NaN(), 0), vec(inf, 0), vec(-inf, -inf)} {
		for k, a := range nnlib.Softmax(z).RawVector().Data {
			if !math.IsNaN(a) {
				t.Errorf("ζ%d of %v is %v, want NaN", k, z.RawVector().Data, a)
			}
		}
	}
	if got := nnlib.LogSumExp(vec(-inf, -inf)); !math.IsInf(got, -1) {
		t.Errorf("LogSumExp(−Inf, −Inf) = %v", got)
	}
	if got := nnlib.LogSumExp(vec(inf, 0)); !math.IsInf(got, +1) {
		t.Errorf("LogSumExp(+Inf, 0) = %v", got)
	}
}

// Properties on random input: the sum is 1, a shift changes nothing, the order
// stays, and the rows and columns of the Jacobian have the sum 0.
func TestSoftmaxProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		K := 1 + rng.IntN(6)
		z, shifted := mat.NewVecDense(K, nil), mat.NewVecDense(K, nil)
		shift := 100 * rng.NormFloat64()
		for k := range K {
			z.SetVec(k, 10*rng.NormFloat64())
			shifted.SetVec(k, z.AtVec(k)+shift)
		}
		a := nnlib.Softmax(z)
		near(t, "sum", mat.Sum(a), 1, 1e-14)
		nearMatrix(t, "shifted", nnlib.Softmax(shifted), a, 1e-12)
		J := nnlib.SoftmaxJacobian(a)
		for k := range K {
			near(t, "row sum", mat.Sum(J.RowView(k)), 0, 1e-14)
			for j := range K {
				near(t, "symmetry", J.At(k, j), J.At(j, k), 0)
				if z.AtVec(k) > z.AtVec(j) && a.AtVec(k) < a.AtVec(j) {
					t.Errorf("the order of %v and %v is not kept", z.AtVec(k), z.AtVec(j))
				}
			}
		}
		want := mat.NewDense(K, K, nil)
		f := func(y, x []float64) { copy(y, nnlib.Softmax(vec(x...)).RawVector().Data) }
		fd.Jacobian(want, f, z.RawVector().Data, &fd.JacobianSettings{Formula: fd.Central})
		nearMatrix(t, "Jacobian", J, want, 1e-8)
	}
}

func TestSoftmaxJacobianByHand(t *testing.T) {
	// a = (1/4, 3/4): a₁(1−a₁) = 3/16, −a₁a₂ = −3/16.
	nearMatrix(t, "Jacobian", nnlib.SoftmaxJacobian(vec(0.25, 0.75)), dense(2, 2, 3.0/16, -3.0/16, -3.0/16, 3.0/16), 0)
	nearMatrix(t, "one class", nnlib.SoftmaxJacobian(vec(1)), dense(1, 1, 0), 0)
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

func ExampleSoftmax() {
	fmt.Printf("%.3f\n", mat.Formatted(nnlib.Softmax(vec(1, 2, 3))))
	// Output:
	// ⎡0.090⎤
	// ⎢0.245⎥
	// ⎣0.665⎦
}

func ExampleSoftmaxJacobian() {
	fmt.Println(mat.Formatted(nnlib.SoftmaxJacobian(vec(0.5, 0.25, 0.25))))
	// Output:
	// ⎡   0.25   -0.125   -0.125⎤
	// ⎢ -0.125   0.1875  -0.0625⎥
	// ⎣ -0.125  -0.0625   0.1875⎦
}
