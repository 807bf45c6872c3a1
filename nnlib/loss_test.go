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

func TestBinaryCrossEntropyByHand(t *testing.T) {
	near(t, "ℓ(1/4, 1)", nnlib.BinaryCrossEntropy(0.25, 1), math.Log(4), 1e-15)
	near(t, "ℓ(1/4, 0)", nnlib.BinaryCrossEntropy(0.25, 0), math.Log(4.0/3), 1e-15)
	near(t, "ℓ(1/2, 1/2)", nnlib.BinaryCrossEntropy(0.5, 0.5), math.Log(2), 1e-15)
	// ∂ℓ/∂ŷ at ŷ = 1/4: −1/(1/4) = −4 for y = 1, 1/(3/4) = 4/3 for y = 0.
	near(t, "ℓ′(1/4, 1)", nnlib.BinaryCrossEntropyDerivative(0.25, 1), -4, 0)
	near(t, "ℓ′(1/4, 0)", nnlib.BinaryCrossEntropyDerivative(0.25, 0), 4.0/3, 1e-15)
	near(t, "δ", nnlib.SigmoidCrossEntropyDelta(0.25, 1), -0.75, 0)
}

func TestBinaryCrossEntropyIsFinite(t *testing.T) {
	const most = 708.3964185322641 // 1022·log 2
	near(t, "ℓ(1, 1)", nnlib.BinaryCrossEntropy(1, 1), 0, 0)
	near(t, "ℓ(0, 0)", nnlib.BinaryCrossEntropy(0, 0), 0, 0)
	near(t, "ℓ(0, 1)", nnlib.BinaryCrossEntropy(0, 1), most, 1e-12)
	near(t, "ℓ(1, 0)", nnlib.BinaryCrossEntropy(1, 0), most, 1e-12)
	for _, yhat := range []float64{0, 1} {
		for _, y := range []float64{0, 1} {
			if d := nnlib.BinaryCrossEntropyDerivative(yhat, y); math.IsNaN(d) || math.IsInf(d, 0) {
				t.Errorf("derivative at ŷ = %v, y = %v is %v", yhat, y, d)
			}
		}
	}
	near(t, "on logits, z = 1000, y = 0", nnlib.BinaryCrossEntropyLogit(1000, 0), 1000, 0)
	near(t, "on logits, z = −1000, y = 1", nnlib.BinaryCrossEntropyLogit(-1000, 1), 1000, 0)
	near(t, "on logits, z = 1000, y = 1", nnlib.BinaryCrossEntropyLogit(1000, 1), 0, 0)
	near(t, "on logits, z = −40, y = 0", nnlib.BinaryCrossEntropyLogit(-40, 0), math.Exp(-40), 1e-32)
	if !math.IsNaN(nnlib.BinaryCrossEntropy(math.NaN(), 1)) || !math.IsNaN(nnlib.BinaryCrossEntropyLogit(math.NaN(), 1)) {
		t.Error("NaN must not be hidden by the replacement for 0")
	}
}

// Both forms agree, the gradients are those of differences, and the chain rule
// gives a − y.
func TestBinaryCrossEntropyProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for range 200 {
		z, y := 8*rng.Float64()-4, rng.Float64()
		a := nnlib.Sigmoid(z)
		near(t, "ℓ on logits", nnlib.BinaryCrossEntropyLogit(z, y), nnlib.BinaryCrossEntropy(a, y), 1e-13)
		d := nnlib.BinaryCrossEntropyDerivative(a, y)
		want := fd.Derivative(func(a float64) float64 { return nnlib.BinaryCrossEntropy(a, y) }, a, &fd.Settings{Formula: fd.Central, Step: 1e-6})
		near(t, "∂ℓ/∂a", d/want, 1, 1e-4)
		near(t, "(a − y)/(a(1 − a))", d*a*(1-a), a-y, 1e-14)
		delta := nnlib.SigmoidCrossEntropyDelta(a, y)
		near(t, "∂ℓ/∂a·∂a/∂z", d*nnlib.SigmoidDerivative(z), delta, 1e-14)
		want = fd.Derivative(func(z float64) float64 { return nnlib.BinaryCrossEntropyLogit(z, y) }, z, &fd.Settings{Formula: fd.Central})
		near(t, "δ", delta, want, 1e-8)
	}
}

func TestMeanLossesByHand(t *testing.T) {
	// (log 4 + log 4/3)/2 = log(16/3)/2.
	near(t, "NW1", nnlib.MeanBinaryCrossEntropy(vec(0.25, 0.25), vec(1, 0)), math.Log(16.0/3)/2, 1e-15)
	// Two outputs, two examples: log 4 + log 2 and log 4/3 + log 2, over 2.
	A, Y := dense(2, 2, 0.25, 0.25, 0.5, 0.5), dense(2, 2, 1, 0, 0, 1)
	near(t, "NW2", nnlib.SummedBinaryCrossEntropy(A, Y), (math.Log(16.0/3)+math.Log(4))/2, 1e-15)
	// −log 1/4 and −log 1/2, over 2.
	P := dense(2, 2, 0.25, 0.5, 0.75, 0.5)
	near(t, "NW3", nnlib.MeanCrossEntropy(P, dense(2, 2, 1, 0, 0, 1)), math.Log(8)/2, 1e-15)
	// The rows of a transposed matrix are examples just as well.
	near(t, "NW3, transposed", nnlib.MeanCrossEntropy(mat.DenseCopyOf(P.T()).T(), dense(2, 2, 1, 0, 0, 1)), math.Log(8)/2, 1e-15)
}

func TestCrossEntropyByHand(t *testing.T) {
	a, y := vec(0.125, 0.25, 0.625), vec(0, 1, 0)
	near(t, "ℓ", nnlib.CrossEntropy(a, y), math.Log(4), 1e-15)
	nearMatrix(t, "∂ℓ/∂a", nnlib.CrossEntropyGradient(a, y), dense(1, 3, 0, -4, 0), 0)
	nearMatrix(t, "δ", nnlib.SoftmaxCrossEntropyDelta(a, y), dense(1, 3, 0.125, -0.75, 0.625), 0)
	near(t, "ℓ(0, 1)", nnlib.CrossEntropy(vec(1, 0), vec(0, 1)), 708.3964185322641, 1e-12)
	near(t, "ℓ(1, 1)", nnlib.CrossEntropy(vec(1, 0), vec(1, 0)), 0, 0)
	near(t, "one class", nnlib.CrossEntropy(vec(1), vec(1)), 0, 0)
	near(t, "logits 1000, −1000", nnlib.CrossEntropyLogits(vec(1000, -1000), vec(0, 1)), 2000, 0)
	near(t, "logit −Inf of a class that is not true", nnlib.CrossEntropyLogits(vec(0, math.Inf(-1)), vec(1, 0)), 0, 0)
	if g := nnlib.CrossEntropyGradient(vec(1, 0), vec(0, 1)).At(0, 1); math.IsInf(g, 0) || g > -1e300 {
		t.Errorf("∂ℓ/∂a at a = 0 is %v, want huge and finite", g)
	}
}

// The long way, Eq. (35) times Eq. (36), equals the short one, Eq. (34), for
// labels whose sum is 1, and only for them.
func TestSoftmaxCrossEntropyLongAndShortWay(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for range 100 {
		K := 2 + rng.IntN(4)
		z, y := mat.NewVecDense(K, nil), mat.NewVecDense(K, nil)
		for k := range K {
			z.SetVec(k, 3*rng.NormFloat64())
		}
		y.SetVec(rng.IntN(K), 1)
		a := nnlib.Softmax(z)
		short := nnlib.SoftmaxCrossEntropyDelta(a, y)
		long := nnlib.ChainRule(nnlib.CrossEntropyGradient(a, y), nnlib.SoftmaxJacobian(a))
		nearMatrix(t, "long way", long, short, 1e-14)
		want := fd.Gradient(nil, func(z []float64) float64 { return nnlib.CrossEntropyLogits(vec(z...), y) }, z.RawVector().Data, &fd.Settings{Formula: fd.Central})
		nearMatrix(t, "δ", short, dense(1, K, want...), 1e-8)
		near(t, "ℓ on logits", nnlib.CrossEntropyLogits(z, y), nnlib.CrossEntropy(a, y), 1e-12)
	}
	a, twice := vec(0.25, 0.75), vec(0, 2)
	long := nnlib.ChainRule(nnlib.CrossEntropyGradient(a, twice), nnlib.SoftmaxJacobian(a))
	nearMatrix(t, "(Σy)aᵀ − yᵀ", long, dense(1, 2, 2*0.25, 2*0.75-2), 1e-15)
	if mat.EqualApprox(long, nnlib.SoftmaxCrossEntropyDelta(a, twice), 0.1) {
		t.Error("a − y should fail for labels whose sum is not 1")
	}
}

func TestLossShapes(t *testing.T) {
	empty := &mat.Dense{}
	one := vec(1)
	wantShapePanic(t, "CrossEntropy: y is 1×1, want 2×1", func() { nnlib.CrossEntropy(vec(1, 0), one) })
	wantShapePanic(t, "CrossEntropyLogits: y is 1×1, want 2×1", func() { nnlib.CrossEntropyLogits(vec(1, 0), one) })
	wantShapePanic(t, "CrossEntropyGradient: y is 1×1, want 2×1", func() { nnlib.CrossEntropyGradient(vec(1, 0), one) })
	wantShapePanic(t, "SoftmaxCrossEntropyDelta: y is 1×1, want 2×1", func() { nnlib.SoftmaxCrossEntropyDelta(vec(1, 0), one) })
	wantShapePanic(t, "MeanBinaryCrossEntropy: y is 1×1, want 2×1", func() { nnlib.MeanBinaryCrossEntropy(vec(1, 0), one) })
	wantShapePanic(t, "MeanBinaryCrossEntropy: a is 0, want at least 1", func() { nnlib.MeanBinaryCrossEntropy(&mat.VecDense{}, one) })
	wantShapePanic(t, "SummedBinaryCrossEntropy: A is 0×0, want K×N with at least one example", func() { nnlib.SummedBinaryCrossEntropy(empty, empty) })
	wantShapePanic(t, "MeanCrossEntropy: A is 0×0, want K×N with at least one example", func() { nnlib.MeanCrossEntropy(empty, empty) })
	wantShapePanic(t, "MeanCrossEntropy: Y is 3×2, want 2×3", func() { nnlib.MeanCrossEntropy(dense(2, 3, make([]float64, 6)...), dense(3, 2, make([]float64, 6)...)) })
}

func ExampleBinaryCrossEntropy() {
	for _, yhat := range []float64{0.9, 0.5, 0.1} {
		fmt.Printf("ŷ = %.1f, y = 1: %.4f\n", yhat, nnlib.BinaryCrossEntropy(yhat, 1))
	}
	// Output:
	// ŷ = 0.9, y = 1: 0.1054
	// ŷ = 0.5, y = 1: 0.6931
	// ŷ = 0.1, y = 1: 2.3026
}

func ExampleMeanBinaryCrossEntropy() {
	fmt.Printf("%.4f\n", nnlib.MeanBinaryCrossEntropy(vec(0.9, 0.2), vec(1, 0)))
	// Output: 0.1643
}

func ExampleSummedBinaryCrossEntropy() {
	A := dense(3, 1, 0.8, 0.3, 0.1)
	fmt.Printf("%.4f\n", nnlib.SummedBinaryCrossEntropy(A, dense(3, 1, 1, 0, 0)))
	// Output: 0.6852
}

func ExampleMeanCrossEntropy() {
	A := dense(3, 2,
		0.7, 0.1,
		0.2, 0.3,
		0.1, 0.6)
	Y := dense(3, 2,
		1, 0,
		0, 0,
		0, 1)
	fmt.Printf("%.4f\n", nnlib.MeanCrossEntropy(A, Y))
	// Output: 0.4338
}

func ExampleCrossEntropyGradient() {
	fmt.Println(mat.Formatted(nnlib.CrossEntropyGradient(vec(0.5, 0.25, 0.25), vec(0, 1, 0))))
	// Output: [ 0  -4   0]
}

// The long way through both Jacobians and the short way give the same.
func ExampleSoftmaxCrossEntropyDelta() {
	a, y := vec(0.5, 0.25, 0.25), vec(0, 1, 0)
	fmt.Println(mat.Formatted(nnlib.ChainRule(nnlib.CrossEntropyGradient(a, y), nnlib.SoftmaxJacobian(a))))
	fmt.Println(mat.Formatted(nnlib.SoftmaxCrossEntropyDelta(a, y)))
	// Output:
	// [  0.5  -0.75   0.25]
	// [  0.5  -0.75   0.25]
}
