package nnlib_test

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// What NumPy does silently with Z = W @ X + b.
func ExampleBroadcast() {
	show("B", nnlib.Broadcast(vec(1, 2), 3))
	// Output: B 2×3: [1 1 1 2 2 2]
}

// Each column is the PreActivation of its example.
func ExampleBatchPreActivation() {
	W, b := dense(1, 2, 1, -2), vec(0.5)
	X := dense(2, 3,
		3, 0, 1,
		1, 0, 1)
	show("Z", nnlib.BatchPreActivation(W, X, b))
	show("z of the first", nnlib.PreActivation(W, vec(3, 1), b))
	// Output:
	// Z 1×3: [1.5 0.5 -0.5]
	// z of the first 1×1: [1.5]
}

func ExamplePreActivation() {
	W1, b1, _, _, x := net231()
	show("z", nnlib.PreActivation(W1, x, b1)) // (3×2)(2×1) + 3×1
	// Output: z 3×1: [0 0 0]
}

// Two examples: the factor 1/N of the mean loss is 1/2.
func ExampleBatchOutputDelta() {
	A, Y := dense(1, 2, 0.75, 0.5), dense(1, 2, 1, 0)
	show("Δ", nnlib.BatchOutputDelta(A, Y))
	// Output: Δ 2×1: [-0.125 0.25]
}

// An example per row: each is the HiddenDelta of its example.
func ExampleBatchHiddenDelta() {
	DeltaNext, W2 := dense(2, 1, -0.25, 0.5), dense(1, 3, 1, 2, -3)
	gPrime := mat.NewDense(3, 2, nil)
	gPrime.Apply(func(_, _ int, _ float64) float64 { return 0.25 }, gPrime)
	fmt.Println(mat.Formatted(nnlib.BatchHiddenDelta(DeltaNext, W2, gPrime)))
	// Output:
	// ⎡-0.0625   -0.125   0.1875⎤
	// ⎣  0.125     0.25   -0.375⎦
}

// The product sums over the examples: 1·10 + 2·20 + 3·30.
func ExampleBatchWeightGradient() {
	show("∂J/∂W", nnlib.BatchWeightGradient(dense(3, 1, 1, 2, 3), dense(1, 3, 10, 20, 30)))
	// Output: ∂J/∂W 1×1: [140]
}

// δᵀ, in the shape of the bias.
func ExampleBiasGradient() {
	show("∂ℓ/∂b", nnlib.BiasGradient(dense(1, 2, 0.5, -0.25)))
	// Output: ∂ℓ/∂b 2×1: [0.5 -0.25]
}

// Which input the loss of the 2-3-1 network is sensitive to: δ¹W¹.
func ExampleInputGradient() {
	W1, _, _, _, _ := net231()
	show("∂ℓ/∂x", nnlib.InputGradient(dense(1, 3, -0.0625, -0.125, 0.1875), W1))
	// Output: ∂ℓ/∂x 1×2: [-0.3125 0.1875]
}

func ExampleHadamard() {
	show("x ⊙ y", nnlib.Hadamard(vec(1, 2, 3), vec(10, 20, 30)))
	// Output: x ⊙ y 3×1: [10 40 90]
}

// A row that is multiplied from the left has the transposed matrix as its
// derivative.
func ExampleRowLinearJacobian() {
	fmt.Println(mat.Formatted(nnlib.RowLinearJacobian(dense(1, 2, 5, 7))))
	// Output:
	// ⎡5⎤
	// ⎣7⎦
}

// A derivation is checked without trusting it: f(x) = (x₁x₂, x₁ + x₂).
func ExampleNumericJacobian() {
	f := nnlib.StackFunctions(
		func(x mat.Vector) float64 { return x.AtVec(0) * x.AtVec(1) },
		func(x mat.Vector) float64 { return x.AtVec(0) + x.AtVec(1) },
	)
	fmt.Printf("%.6f\n", mat.Formatted(nnlib.NumericJacobian(f, vec(2, 3))))
	// Output:
	// ⎡3.000000  2.000000⎤
	// ⎣1.000000  1.000000⎦
}

// The shape of a gradient is that of its parameter, the transpose of the shape
// in numerator layout.
func ExampleShapeOf() {
	W := nnlib.ShapeOf(dense(3, 2, 1, 2, 3, 4, 5, 6))
	fmt.Println(W, W.T())
	// Output: 3×2 2×3
}

func ExampleLayout() {
	number, column := nnlib.Shape{Rows: 1, Cols: 1}, nnlib.Shape{Rows: 3, Cols: 1}
	for _, layout := range []nnlib.Layout{nnlib.NumeratorLayout, nnlib.DenominatorLayout} {
		shape, _ := nnlib.DerivativeShape(layout, number, column)
		fmt.Println(layout, shape)
	}
	// Output:
	// numerator layout 1×3
	// denominator layout 3×1
}
