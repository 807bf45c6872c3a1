package nnlib_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// Three points and w = (2, −1), b = 0.5, used throughout. By hand:
//
//	z¹ = 2·1 − 1·1 + 0.5 = 1.5,  z² = 2·0 − 1·2 + 0.5 = −1.5,  z³ = 2·(−1) − 1·1 + 0.5 = −2.5
//
// With the labels +1, +1, −1 only the second is answered wrongly.
var (
	threePoints = dense(2, 3, 1, 0, -1, 1, 2, 1)
	threeLabels = []float64{+1, +1, -1}
)

func TestSign(t *testing.T) {
	negativeZero := math.Copysign(0, -1)
	for z, want := range map[float64]float64{
		3: +1, -3: -1, 0: +1, negativeZero: +1,
		math.SmallestNonzeroFloat64: +1, -math.SmallestNonzeroFloat64: -1,
		math.Inf(+1): +1, math.Inf(-1): -1,
	} {
		if got := nnlib.Sign(z); got != want {
			t.Errorf("Sign(%v) = %v, want %v", z, got, want)
		}
	}
	if got := nnlib.Sign(math.NaN()); got != -1 {
		t.Errorf("Sign(NaN) = %v, want -1", got)
	}
}

func TestPerceptronPredict(t *testing.T) {
	p := perceptron(0.5, 2, -1)
	near(t, "PreActivation", p.PreActivation(vec(1, 1)), 1.5, 0)
	near(t, "PreActivation", p.PreActivation(vec(0, 2)), -1.5, 0)
	near(t, "Predict", p.Predict(vec(1, 1)), +1, 0)
	near(t, "Predict", p.Predict(vec(0, 2)), -1, 0)
	// On the boundary, 2·0 − 1·0.5 + 0.5 = 0, the answer is +1 by convention.
	near(t, "Predict on the boundary", p.Predict(vec(0, 0.5)), +1, 0)
}

func TestPerceptronCriterion(t *testing.T) {
	p := perceptron(0.5, 2, -1)
	if got := p.Misclassified(threePoints, threeLabels); !slices.Equal(got, []int{1}) {
		t.Errorf("Misclassified = %v, want [1]", got)
	}
	// J = −(+1)(−1.5) = 1.5;  ∂J/∂w = −(+1)(0, 2) = (0, −2);  ∂J/∂b = −1.
	near(t, "Criterion", p.Criterion(threePoints, threeLabels), 1.5, 0)
	nearMatrix(t, "WeightGradient", p.WeightGradient(threePoints, threeLabels), vec(0, -2), 0)
	near(t, "BiasGradient", p.BiasGradient(threePoints, threeLabels), -1, 0)

	// With all labels turned round the first and the third are wrong:
	// J = 1.5 + 2.5 = 4;  ∂J/∂w = +x¹ − x³ = (2, 0);  ∂J/∂b = +1 − 1 = 0.
	turned := []float64{-1, -1, +1}
	near(t, "Criterion", p.Criterion(threePoints, turned), 4, 0)
	nearMatrix(t, "WeightGradient", p.WeightGradient(threePoints, turned), vec(2, 0), 0)
	near(t, "BiasGradient", p.BiasGradient(threePoints, turned), 0, 0)

	if right := perceptron(-0.5, 1, 1); len(right.Misclassified(threePoints, threeLabels)) != 0 || right.Criterion(threePoints, threeLabels) != 0 {
		t.Error("where all answers are right ℳ must be empty and J = 0")
	}
}

// A positive example on the boundary is answered rightly although it does not
// satisfy y(w·x + b) > 0; a negative one there is answered wrongly and yet
// adds nothing to the criterion.
func TestMisclassifiedOnTheBoundary(t *testing.T) {
	p := nnlib.NewPerceptron(2)
	got := p.Misclassified(threePoints, threeLabels)
	if !slices.Equal(got, []int{2}) {
		t.Errorf("Misclassified at w = 0 is %v, want [2], the negative example", got)
	}
	near(t, "Criterion at w = 0", p.Criterion(threePoints, threeLabels), 0, 0)
}

func TestPerceptronGradientsAgainstFiniteDifferences(t *testing.T) {
	criterion := func(wb []float64) float64 {
		return perceptron(wb[2], wb[0], wb[1]).Criterion(threePoints, threeLabels)
	}
	for _, at := range [][]float64{{2, -1, 0.5}, {-1, 3, -0.25}, {-2, -1.5, 0.75}} {
		p := perceptron(at[2], at[0], at[1])
		want := fd.Gradient(nil, criterion, at, &fd.Settings{Formula: fd.Central})
		nearMatrix(t, "WeightGradient", p.WeightGradient(threePoints, threeLabels), vec(want[:2]...), 1e-8)
		near(t, "BiasGradient", p.BiasGradient(threePoints, threeLabels), want[2], 1e-8)
	}
}

// The same numbers whichever way the examples lie in memory.
func TestPerceptronAcceptsAnyMatrix(t *testing.T) {
	p := perceptron(0.5, 2, -1)
	rows := mat.DenseCopyOf(threePoints.T())
	for name, X := range map[string]mat.Matrix{
		"columns":     threePoints,
		"transposed":  rows.T(),
		"other types": mat.NewDiagDense(2, []float64{1, 1}),
	} {
		labels := threeLabels
		if name == "other types" {
			labels = labels[:2]
		}
		_, n := X.Dims()
		for j := range n {
			x := mat.NewVecDense(2, mat.Col(nil, j, X))
			if wrong := slices.Contains(p.Misclassified(X, labels), j); wrong != (p.Predict(x) != labels[j]) {
				t.Errorf("%s: example %d judged differently in X and alone", name, j)
			}
		}
	}
}

func TestPerceptronShapes(t *testing.T) {
	p := nnlib.NewPerceptron(2)
	wantShapePanic(t, "NewPerceptron: m is 0, want at least 1", func() { nnlib.NewPerceptron(0) })
	wantShapePanic(t, "Perceptron.PreActivation: x is 1×1, want 2×1", func() { p.PreActivation(vec(1)) })
	wantShapePanic(t, "Perceptron.PreActivation: x is 3×1, want 2×1", func() { p.Predict(vec(1, 2, 3)) })
	wantShapePanic(t, "Perceptron.Criterion: X is 3×2, want 2×N, one example per column", func() { p.Criterion(threePoints.T(), threeLabels) })
	wantShapePanic(t, "Perceptron.WeightGradient: y is 2 labels, want 3, one per column of X", func() { p.WeightGradient(threePoints, threeLabels[:2]) })
	wantShapePanic(t, "Perceptron.BiasGradient: y is 0 labels, want 3, one per column of X", func() { p.BiasGradient(threePoints, nil) })
	wantShapePanic(t, "Perceptron.Update: x is 1×1, want 2×1", func() { p.Update(vec(1), 1, 1) })
	wantShapePanic(t, "Perceptron.UnitUpdate: x is 1×1, want 2×1", func() { p.UnitUpdate(vec(1), 1) })
	wantShapePanic(t, "Perceptron.Margin: X is 3×2, want 2×N, one example per column", func() { p.Margin(threePoints.T(), threeLabels) })
	wantShapePanic(t, "Perceptron.Train: X is 3×2, want 2×N, one example per column", func() { p.Train(threePoints.T(), threeLabels, 1, 1, nil) })
	wantShapePanic(t, "UpdatedInnerProduct: x is 2×1, want 1×1", func() { nnlib.UpdatedInnerProduct(vec(1), vec(1, 2)) })
}

func TestPerceptronClone(t *testing.T) {
	p := perceptron(0.5, 2, -1)
	clone := p.Clone()
	p.Update(vec(1, 1), 1, 1)
	if clone.Bias != 0.5 || clone.Weights.AtVec(0) != 2 {
		t.Error("updating a perceptron changed its clone")
	}
}

func ExamplePerceptron_Predict() {
	p := &nnlib.Perceptron{Weights: vec(2, -1), Bias: 0.5}
	fmt.Println(p.Predict(vec(1, 1)), p.Predict(vec(0, 2)))
	// Output: 1 -1
}

func ExampleSign() {
	fmt.Println(nnlib.Sign(0.3), nnlib.Sign(0), nnlib.Sign(-0.3))
	// Output: 1 1 -1
}

func ExamplePerceptron_Criterion() {
	p := &nnlib.Perceptron{Weights: vec(2, -1), Bias: 0.5}
	X := mat.NewDense(2, 3, []float64{
		1, 0, -1,
		1, 2, 1,
	})
	y := []float64{+1, +1, -1}
	fmt.Println("misclassified:", p.Misclassified(X, y))
	fmt.Println("criterion:", p.Criterion(X, y))
	// Output:
	// misclassified: [1]
	// criterion: 1.5
}

func ExamplePerceptron_WeightGradient() {
	p := &nnlib.Perceptron{Weights: vec(2, -1), Bias: 0.5}
	fmt.Println(mat.Formatted(p.WeightGradient(threePoints, threeLabels)))
	// Output:
	// ⎡ 0⎤
	// ⎣-2⎦
}

func ExamplePerceptron_BiasGradient() {
	p := &nnlib.Perceptron{Weights: vec(2, -1), Bias: 0.5}
	fmt.Println(p.BiasGradient(threePoints, threeLabels))
	// Output: -1
}
