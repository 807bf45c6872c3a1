package nnlib_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

func TestUpdatedInnerProduct(t *testing.T) {
	// ⟨(1,−2),(3,1)⟩ = 1, ‖(3,1)‖² = 10, ⟨(4,−1),(3,1)⟩ = 11.
	after, before, squared := nnlib.UpdatedInnerProduct(vec(1, -2), vec(3, 1))
	near(t, "after", after, 11, 0)
	near(t, "before", before, 1, 0)
	near(t, "squared length", squared, 10, 0)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		w, x := vec(rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64()), vec(rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64())
		after, before, squared := nnlib.UpdatedInnerProduct(w, x)
		near(t, "⟨w+x,x⟩ − ⟨w,x⟩ − ‖x‖²", after-before-squared, 0, 1e-13)
		if after < before {
			t.Errorf("⟨w + x, x⟩ = %v < %v = ⟨w, x⟩", after, before)
		}
	}
}

func TestMarginAndRadius(t *testing.T) {
	// Points (3,0) and (−1,0), w = (3,0), b = 4: z = 13 and 1, ‖(3,0,4)‖ = 5.
	X, p := dense(2, 2, 3, -1, 0, 0), perceptron(4, 3, 0)
	near(t, "Margin", p.Margin(X, []float64{+1, +1}), 1.0/5, 1e-16)
	near(t, "Margin, one wrong", p.Margin(X, []float64{+1, -1}), -1.0/5, 1e-16)
	near(t, "DataRadius", nnlib.DataRadius(X), math.Sqrt(10), 1e-15)           // ‖(3,0,1)‖
	near(t, "Bound", nnlib.PerceptronBound(p, X, []float64{1, 1}), 250, 1e-12) // 10 / (1/25)

	if got := nnlib.PerceptronBound(p, X, []float64{+1, -1}); !math.IsInf(got, +1) {
		t.Errorf("the bound of a perceptron that does not separate is %v, want +Inf", got)
	}
	zero := nnlib.NewPerceptron(2)
	if got := zero.Margin(X, []float64{1, 1}); !math.IsNaN(got) {
		t.Errorf("margin at w = 0 is %v, want NaN", got)
	}
	if got := nnlib.PerceptronBound(zero, X, []float64{1, 1}); !math.IsInf(got, +1) {
		t.Errorf("bound at w = 0 is %v, want +Inf", got)
	}
	if got := p.Margin(&mat.Dense{}, nil); !math.IsInf(got, +1) {
		t.Errorf("margin without examples is %v, want +Inf", got)
	}
}

// Novikoff's theorem on random separable data: never more updates than (R/γ)²,
// with γ measured by the separator that made the labels.
func TestUpdatesNeverExceedTheBound(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for trial := range 50 {
		truth := perceptron(0.2*rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64())
		X, y := mat.NewDense(2, 30, nil), make([]float64, 30)
		for n := range y {
			for {
				x := vec(2*rng.Float64()-1, 2*rng.Float64()-1)
				if math.Abs(truth.PreActivation(x)) > 0.1 {
					X.SetCol(n, x.RawVector().Data)
					y[n] = truth.Predict(x)
					break
				}
			}
		}
		bound := nnlib.PerceptronBound(truth, X, y)
		p, updates := nnlib.NewPerceptron(2), 0
		for _, err := range p.Train(X, y, 1, 100000, rng) {
			if err != nil {
				t.Fatal(err)
			}
			updates++
		}
		if float64(updates) > bound || updates == 0 && len(p.Misclassified(X, y)) > 0 {
			t.Errorf("trial %d: %d updates, the bound is %.1f", trial, updates, bound)
		}
		if left := p.Misclassified(X, y); left != nil {
			t.Errorf("trial %d: examples %v are still wrong", trial, left)
		}
	}
}

func ExampleUpdatedInnerProduct() {
	after, before, squared := nnlib.UpdatedInnerProduct(vec(1, -2), vec(3, 1))
	fmt.Println(after, "=", before, "+", squared)
	// Output: 11 = 1 + 10
}

func ExamplePerceptronBound() {
	X := mat.NewDense(1, 2, []float64{2, -2})
	y := []float64{+1, -1}
	separator := &nnlib.Perceptron{Weights: vec(1)}
	fmt.Printf("R² = %.0f, γ = %.0f, so at most %.2f updates\n",
		math.Pow(nnlib.DataRadius(X), 2), separator.Margin(X, y), nnlib.PerceptronBound(separator, X, y))
	// Output: R² = 5, γ = 2, so at most 1.25 updates
}
