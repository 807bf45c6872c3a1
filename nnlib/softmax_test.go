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
