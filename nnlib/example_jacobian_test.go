package nnlib_test

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// show prints a matrix in a line.
func show(name string, m mat.Matrix) {
	r, c := m.Dims()
	fmt.Printf("%s %d×%d: %v\n", name, r, c, mat.DenseCopyOf(m).RawMatrix().Data)
}

func ExampleStackFunctions() {
	f := nnlib.StackFunctions(
		func(x mat.Vector) float64 { return x.AtVec(0) * x.AtVec(1) },
		func(x mat.Vector) float64 { return x.AtVec(0) + x.AtVec(1) },
		func(x mat.Vector) float64 { return x.AtVec(1) },
	)
	show("f(2, 3)", f(vec(2, 3)))
	// Output: f(2, 3) 3×1: [6 5 3]
}

func ExampleJacobian() {
	// f(x₁, x₂) = (x₁x₂, x₁ + x₂)
	one := func(mat.Vector) float64 { return 1 }
	J := nnlib.Jacobian([][]func(mat.Vector) float64{
		{func(x mat.Vector) float64 { return x.AtVec(1) }, func(x mat.Vector) float64 { return x.AtVec(0) }},
		{one, one},
	}, vec(2, 3))
	show("∂f/∂x", J)
	// Output: ∂f/∂x 2×2: [3 2 1 1]
}

func ExampleChainRule() {
	outer := dense(2, 2, 6, 4, 1, 1) // ∂g/∂f
	inner := dense(2, 1, 4, 3)       // ∂f/∂x
	show("∂g/∂x", nnlib.ChainRule(outer, inner))
	// Output: ∂g/∂x 2×1: [36 7]
}

func ExampleLinearJacobian() {
	W := dense(2, 3, 1, 2, 3, 4, 5, 6)
	show("∂Wx/∂x", nnlib.LinearJacobian(W))
	show("∂xW/∂x", nnlib.RowLinearJacobian(W))
	// Output:
	// ∂Wx/∂x 2×3: [1 2 3 4 5 6]
	// ∂xW/∂x 3×2: [1 4 2 5 3 6]
}

func ExampleLinearJacobianEntry() {
	W := dense(2, 3, 1, 2, 3, 4, 5, 6)
	fmt.Println(nnlib.LinearJacobianEntry(W, 1, 2))
	// Output: 6
}

func ExampleIdentityJacobian() {
	show("∂x/∂x", nnlib.IdentityJacobian(2))
	// Output: ∂x/∂x 2×2: [1 0 0 1]
}

func ExampleKronecker() {
	fmt.Println(nnlib.Kronecker(1, 1), nnlib.Kronecker(1, 2))
	// Output: 1 0
}

func ExampleElementwiseJacobian() {
	show("∂σ(z)/∂z", nnlib.ElementwiseJacobian(nnlib.ReLUDerivative, vec(2, -1)))
	// Output: ∂σ(z)/∂z 2×2: [1 0 0 0]
}

func ExampleElementwiseJacobianEntry() {
	z := vec(2, -1)
	fmt.Println(nnlib.ElementwiseJacobianEntry(nnlib.ReLUDerivative, z, 0, 0), nnlib.ElementwiseJacobianEntry(nnlib.ReLUDerivative, z, 0, 1))
	// Output: 1 0
}

func ExampleWeightGradient() {
	delta, x := dense(1, 2, 1, 10), vec(2, 3, 4)
	show("∂ℓ/∂W", nnlib.WeightGradient(delta, x))
	// Output: ∂ℓ/∂W 2×3: [2 3 4 20 30 40]
}

func ExamplePreActivationByWeight() {
	x := vec(2, 3, 4)
	fmt.Println(nnlib.PreActivationByWeight(x, 1, 1, 2), nnlib.PreActivationByWeight(x, 0, 1, 2))
	// Output: 4 0
}

func ExamplePreActivationsByWeight() {
	show("∂z/∂w", nnlib.PreActivationsByWeight(2, vec(2, 3, 4), 1, 2))
	// Output: ∂z/∂w 2×1: [0 4]
}

func ExampleLossByWeight() {
	delta, x := dense(1, 2, 1, 10), vec(2, 3, 4)
	fmt.Println(nnlib.LossByWeight(delta, x, 1, 2))
	// Output: 40
}

func ExampleJacobianToGradient() {
	delta := dense(1, 3, 0.1, 0.2, 0.3)
	jacobian := nnlib.ChainRule(delta, nnlib.IdentityJacobian(3))
	show("∂ℓ/∂b in numerator layout", jacobian)
	show("gradient, in the shape of b", nnlib.JacobianToGradient(jacobian))
	// Output:
	// ∂ℓ/∂b in numerator layout 1×3: [0.1 0.2 0.3]
	// gradient, in the shape of b 3×1: [0.1 0.2 0.3]
}

func ExampleVector() {
	show("x", nnlib.Vector(3, 1))
	// Output: x 2×1: [3 1]
}

func ExampleStackWeights() {
	show("W", nnlib.StackWeights(vec(1, 2), vec(3, 4), vec(5, 6)))
	// Output: W 3×2: [1 2 3 4 5 6]
}

func ExampleStackBiases() {
	show("b", nnlib.StackBiases(0.1, 0.2, 0.3))
	// Output: b 3×1: [0.1 0.2 0.3]
}

func ExampleStackExamples() {
	show("X", nnlib.StackExamples(vec(1, 2), vec(3, 4), vec(5, 6)))
	// Output: X 2×3: [1 3 5 2 4 6]
}

func ExampleDerivativeShape() {
	loss, W := nnlib.Shape{Rows: 1, Cols: 1}, nnlib.Shape{Rows: 3, Cols: 2}
	for _, layout := range []nnlib.Layout{nnlib.NumeratorLayout, nnlib.DenominatorLayout} {
		shape, err := nnlib.DerivativeShape(layout, loss, W)
		fmt.Println(layout, shape, err)
	}
	// Output:
	// numerator layout 2×3 <nil>
	// denominator layout 3×2 <nil>
}
