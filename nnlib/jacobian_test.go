package nnlib_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// f(x₁, x₂) = (x₁²x₂, 5x₁ + sin x₂), with its partial derivatives.
var (
	f1 = func(x mat.Vector) float64 { return x.AtVec(0) * x.AtVec(0) * x.AtVec(1) }
	f2 = func(x mat.Vector) float64 { return 5*x.AtVec(0) + math.Sin(x.AtVec(1)) }

	partials = [][]func(mat.Vector) float64{
		{func(x mat.Vector) float64 { return 2 * x.AtVec(0) * x.AtVec(1) }, func(x mat.Vector) float64 { return x.AtVec(0) * x.AtVec(0) }},
		{func(mat.Vector) float64 { return 5 }, func(x mat.Vector) float64 { return math.Cos(x.AtVec(1)) }},
	}
)

func TestJacobianByHand(t *testing.T) {
	f := nnlib.StackFunctions(f1, f2)
	nearMatrix(t, "f(3, 0)", f(vec(3, 0)), vec(0, 15), 0)
	// At (3, 0): 2·3·0 = 0, 3² = 9; 5, cos 0 = 1.
	J := nnlib.Jacobian(partials, vec(3, 0))
	nearMatrix(t, "J", J, dense(2, 2, 0, 9, 5, 1), 0)
	nearMatrix(t, "numeric", nnlib.NumericJacobian(f, vec(3, 0)), J, 1e-9)
}

func TestNumericJacobianAgainstGonum(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	f := nnlib.StackFunctions(f1, f2, func(x mat.Vector) float64 { return math.Exp(x.AtVec(0) - x.AtVec(1)) })
	for range 50 {
		x := vec(3*rng.NormFloat64(), 3*rng.NormFloat64())
		at := mat.VecDenseCopyOf(x)
		want := mat.NewDense(3, 2, nil)
		fd.Jacobian(want, func(y, x []float64) { copy(y, f(vec(x...)).RawVector().Data) }, x.RawVector().Data, &fd.JacobianSettings{Formula: fd.Central})
		scale := math.Max(1, mat.Norm(want, 2))
		nearMatrix(t, "J", nnlib.NumericJacobian(f, x), want, 1e-7*scale)
		nearMatrix(t, "x", x, at, 0) // is left alone
	}
}

// Far from 0 the step grows with x: a fixed one would drown in rounding.
func TestNumericJacobianFarOut(t *testing.T) {
	square := nnlib.StackFunctions(func(x mat.Vector) float64 { return x.AtVec(0) * x.AtVec(0) })
	near(t, "derivative of x² at 1e8", nnlib.NumericJacobian(square, vec(1e8)).At(0, 0)/2e8, 1, 1e-9)
	near(t, "derivative of x² at −1e8", nnlib.NumericJacobian(square, vec(-1e8)).At(0, 0)/-2e8, 1, 1e-9)
}

// A function that returns the same vector again and again is no trap.
func TestNumericJacobianOfReusedVector(t *testing.T) {
	reused := mat.NewVecDense(1, nil)
	f := func(x mat.Vector) *mat.VecDense { reused.SetVec(0, 3*x.AtVec(0)); return reused }
	nearMatrix(t, "J", nnlib.NumericJacobian(f, vec(2)), dense(1, 1, 3), 1e-9)
}

// The slide's example: f(x) = (x², 3x), g(f) = (f₁f₂, f₁ + f₂). At x = 2 the
// inner derivative is (4, 3)ᵀ and f = (4, 6), so the outer one is
// ((6, 4), (1, 1)) and the product (6·4 + 4·3, 4 + 3) = (36, 7): indeed
// g(f(x)) = (3x³, x² + 3x), with the derivatives 9x² = 36 and 2x + 3 = 7.
func TestChainRuleByHand(t *testing.T) {
	inner, outer := dense(2, 1, 4, 3), dense(2, 2, 6, 4, 1, 1)
	nearMatrix(t, "∂g/∂x", nnlib.ChainRule(outer, inner), dense(2, 1, 36, 7), 0)
	nearMatrix(t, "one factor", nnlib.ChainRule(inner), inner, 0)
	nearMatrix(t, "three factors", nnlib.ChainRule(dense(1, 2, 1, 10), outer, inner), dense(1, 1, 106), 0)
}

func TestJacobianToGradient(t *testing.T) {
	row := dense(1, 3, 1, 2, 3)
	gradient := nnlib.JacobianToGradient(row)
	nearMatrix(t, "bias", gradient, dense(3, 1, 1, 2, 3), 0)
	// ∂ℓ/∂W in numerator layout is L×D; for ℓ = Σ cᵢⱼwᵢⱼ its entry (j, i) is cᵢⱼ.
	nearMatrix(t, "weights", nnlib.JacobianToGradient(dense(2, 3, 1, 2, 3, 4, 5, 6)), dense(3, 2, 1, 4, 2, 5, 3, 6), 0)
	gradient.Set(0, 0, 9)
	near(t, "the argument", row.At(0, 0), 1, 0) // is left alone
}

func TestIdentitiesByHand(t *testing.T) {
	W := dense(2, 3, 1, 2, 3, 4, 5, 6)
	nearMatrix(t, "∂Wx/∂x", nnlib.LinearJacobian(W), W, 0)
	nearMatrix(t, "∂xW/∂x", nnlib.RowLinearJacobian(W), dense(3, 2, 1, 4, 2, 5, 3, 6), 0)
	nearMatrix(t, "∂x/∂x", nnlib.IdentityJacobian(2), dense(2, 2, 1, 0, 0, 1), 0)
	square := func(x float64) float64 { return 2 * x } // the derivative of x²
	nearMatrix(t, "∂f(x)/∂x", nnlib.ElementwiseJacobian(square, vec(3, -1)), dense(2, 2, 6, 0, 0, -2), 0)
	// δᵀxᵀ = (1, 10)ᵀ(2, 3, 4)
	nearMatrix(t, "∂ℓ/∂W", nnlib.WeightGradient(dense(1, 2, 1, 10), vec(2, 3, 4)), dense(2, 3, 2, 3, 4, 20, 30, 40), 0)
	nearMatrix(t, "∂z/∂w₁₂", nnlib.PreActivationsByWeight(3, vec(2, 3, 4), 1, 2), vec(0, 4, 0), 0)
	nearMatrix(t, "x ⊙ y", nnlib.Hadamard(vec(1, 2, 3), vec(4, 5, -6)), vec(4, 10, -18), 0)
}

// The identities against differences, and their proofs entry by entry.
func TestIdentitiesAgainstFiniteDifferences(t *testing.T) {
	rng := rand.New(rand.NewPCG(15, 16))
	for range 20 {
		D, L := 1+rng.IntN(4), 1+rng.IntN(4)
		W, x := randomMatrix(rng, D, L), mat.VecDenseCopyOf(randomMatrix(rng, L, 1).ColView(0))
		row := mat.VecDenseCopyOf(randomMatrix(rng, D, 1).ColView(0))
		linear := vectorFunc(func(y *mat.VecDense, x mat.Vector) { y.MulVec(W, x) })
		nearMatrix(t, "identity 1", nnlib.LinearJacobian(W), nnlib.NumericJacobian(linear, x), 1e-8)
		fromLeft := vectorFunc(func(y *mat.VecDense, x mat.Vector) { y.MulVec(W.T(), x) }) // (xW)ᵀ
		nearMatrix(t, "identity 1, rows", nnlib.RowLinearJacobian(W), nnlib.NumericJacobian(fromLeft, row), 1e-8)
		itself := vectorFunc(func(y *mat.VecDense, x mat.Vector) { y.CloneFromVec(x) })
		nearMatrix(t, "identity 2", nnlib.IdentityJacobian(L), nnlib.NumericJacobian(itself, x), 1e-8)
		J := nnlib.ElementwiseJacobian(nnlib.TanhDerivative, x)
		nearMatrix(t, "identity 3", J, nnlib.NumericJacobian(nnlib.TanhActivation().Apply, x), 1e-8)
		for i := range L {
			for j := range L {
				near(t, "Eq. (24)", nnlib.Kronecker(i, j), nnlib.IdentityJacobian(L).At(i, j), 0)
				near(t, "Eq. (26)", nnlib.ElementwiseJacobianEntry(nnlib.TanhDerivative, x, i, j), J.At(i, j), 0)
			}
		}
	}
}

// vectorFunc makes a function out of one that fills its result.
func vectorFunc(f func(y *mat.VecDense, x mat.Vector)) nnlib.VectorFunc {
	return func(x mat.Vector) *mat.VecDense { var y mat.VecDense; f(&y, x); return &y }
}

// Identity 4 and its proof through single weights. ℓ = δz is linear in z, so
// that ∂ℓ/∂z = δ.
func TestIdentity4AgainstFiniteDifferences(t *testing.T) {
	rng := rand.New(rand.NewPCG(35, 36))
	for range 20 {
		D, L := 1+rng.IntN(4), 1+rng.IntN(4)
		W, x, delta := randomMatrix(rng, D, L), mat.VecDenseCopyOf(randomMatrix(rng, L, 1).ColView(0)), randomMatrix(rng, 1, D)
		gradient := nnlib.WeightGradient(delta, x)
		nearMatrix(t, "identity 4", gradient, differences(W, func() float64 { return nnlib.ChainRule(delta, W, x).At(0, 0) }), 1e-7)
		for i := range D {
			for j := range L {
				near(t, "Eq. (22)", nnlib.LinearJacobianEntry(W, i, j), W.At(i, j), 0)
				near(t, "Eq. (30)", nnlib.LossByWeight(delta, x, i, j), gradient.At(i, j), 1e-15)
				column := nnlib.PreActivationsByWeight(D, x, i, j)
				for k := range D {
					near(t, "Eq. (28)", nnlib.PreActivationByWeight(x, k, i, j), column.AtVec(k), 0)
				}
			}
		}
	}
}

// Multiplying by a diagonal matrix is the Hadamard product.
func TestHadamardIsDiagonalProduct(t *testing.T) {
	x, y := vec(1, 2, 3), vec(0.5, -1, 2)
	var product mat.VecDense
	product.MulVec(mat.NewDiagDense(3, []float64{0.5, -1, 2}), x)
	nearMatrix(t, "diag(y)x", nnlib.Hadamard(x, y), &product, 0)
}

// The table of the lecture, row by row, with D = 2, L = 3, P×Q = 4×5.
func TestDerivativeShape(t *testing.T) {
	number, x, y, X := nnlib.Shape{Rows: 1, Cols: 1}, nnlib.Shape{Rows: 2, Cols: 1}, nnlib.Shape{Rows: 3, Cols: 1}, nnlib.Shape{Rows: 4, Cols: 5}
	for _, row := range []struct {
		name                   string
		y, x                   nnlib.Shape
		numerator, denominator string
	}{
		{"number by number", number, number, "1×1", "1×1"},
		{"number by vector", number, x, "1×2", "2×1"},
		{"vector by number", y, number, "3×1", "1×3"},
		{"vector by vector", y, x, "3×2", "2×3"},
		{"number by matrix", number, X, "5×4", "4×5"},
		{"matrix by number", X, number, "4×5", "5×4"},
	} {
		for layout, want := range map[nnlib.Layout]string{nnlib.NumeratorLayout: row.numerator, nnlib.DenominatorLayout: row.denominator} {
			got, err := nnlib.DerivativeShape(layout, row.y, row.x)
			if err != nil || got.String() != want {
				t.Errorf("%s in %v: %v, %v; want %s", row.name, layout, got, err, want)
			}
		}
	}
	_, err := nnlib.DerivativeShape(nnlib.NumeratorLayout, y, X)
	wantDataError(t, err, "tensor", "3×1×4×5")
	_, err = nnlib.DerivativeShape(nnlib.DenominatorLayout, X, y)
	wantDataError(t, err, "tensor")
	if nnlib.NumeratorLayout.String() != "numerator layout" || nnlib.DenominatorLayout.String() != "denominator layout" || nnlib.Layout(7).String() != "Layout(7)" {
		t.Error("the layouts do not say their names")
	}
}

// What the code computes has the shapes of the table.
func TestJacobiansHaveTheShapeOfTheTable(t *testing.T) {
	f := nnlib.StackFunctions(f1, f2, f1)
	J := nnlib.NumericJacobian(f, vec(1, 2))
	want, err := nnlib.DerivativeShape(nnlib.NumeratorLayout, nnlib.Shape{Rows: 3, Cols: 1}, nnlib.Shape{Rows: 2, Cols: 1})
	if got := nnlib.ShapeOf(J); err != nil || got != want || got.String() != "3×2" {
		t.Errorf("J is %v, the table says %v", got, want)
	}
}

// A vector keeps its entries when the slice they came from changes.
func TestVectorIsACopy(t *testing.T) {
	entries := []float64{1, 2}
	x := nnlib.Vector(entries...)
	entries[0] = 9
	nearMatrix(t, "x", x, vec(1, 2), 0)
}

func TestStack(t *testing.T) {
	nearMatrix(t, "W", nnlib.StackWeights(vec(1, 2), vec(3, 4), vec(5, 6)), dense(3, 2, 1, 2, 3, 4, 5, 6), 0)
	nearMatrix(t, "b", nnlib.StackBiases(1, 2, 3), vec(1, 2, 3), 0)
	nearMatrix(t, "X", nnlib.StackExamples(vec(1, 2), vec(3, 4), vec(5, 6)), dense(2, 3, 1, 3, 5, 2, 4, 6), 0)
}

func TestJacobianShapes(t *testing.T) {
	row, x := dense(1, 2, 1, 2), vec(1, 2)
	wantShapePanic(t, "StackFunctions: f is 0, want at least 1", func() { nnlib.StackFunctions() })
	wantShapePanic(t, "Jacobian: partial is 0, want at least 1", func() { nnlib.Jacobian(nil, x) })
	wantShapePanic(t, "Jacobian: partial[1] is 1 derivatives, want 2, one per entry of x", func() { nnlib.Jacobian([][]func(mat.Vector) float64{partials[0], partials[1][:1]}, x) })
	wantShapePanic(t, "ChainRule: inner[1] is 2×1, want 1×1", func() { nnlib.ChainRule(row, dense(2, 1, 1, 1), row.T()) })
	wantShapePanic(t, "IdentityJacobian: D is 0, want at least 1", func() { nnlib.IdentityJacobian(0) })
	wantShapePanic(t, "PreActivationsByWeight: D is 0, want at least 1", func() { nnlib.PreActivationsByWeight(0, x, 0, 0) })
	wantShapePanic(t, "WeightGradient: delta is 2×1, want 1×1", func() { nnlib.WeightGradient(row.T(), x) })
	wantShapePanic(t, "LossByWeight: delta is 2×1, want 1×1", func() { nnlib.LossByWeight(row.T(), x, 0, 0) })
	wantShapePanic(t, "Vector: entries is 0, want at least 1", func() { nnlib.Vector() })
	wantShapePanic(t, "Hadamard: y is 1×1, want 2×1", func() { nnlib.Hadamard(x, vec(1)) })
	wantShapePanic(t, "StackWeights: w is 0, want at least 1", func() { nnlib.StackWeights() })
	wantShapePanic(t, "StackWeights: w[1] is 1×1, want 2×1", func() { nnlib.StackWeights(x, vec(1)) })
	wantShapePanic(t, "StackBiases: b is 0, want at least 1", func() { nnlib.StackBiases() })
	wantShapePanic(t, "StackExamples: x[2] is 1×1, want 2×1", func() { nnlib.StackExamples(x, x, vec(1)) })
}
