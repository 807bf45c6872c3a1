package datasets

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

func TestStandardizeByHand(t *testing.T) {
	rows := mat.NewDense(4, 2, []float64{
		1, 0.1,
		3, 0.1,
		5, 0.1,
		7, 0.1,
	})
	s := New("s", "test", []string{"f", "constant"}, []string{"a"}, rows, make([]int, 4))
	st := FitStandardizer(s)
	// μ = 4, σ² = (9 + 1 + 1 + 9)/4 = 5
	if st.Mean[0] != 4 || math.Abs(st.Deviation[0]-math.Sqrt(5)) > 1e-15 {
		t.Errorf("μ = %v, σ = %v, want 4 and √5", st.Mean[0], st.Deviation[0])
	}
	other := New("s", "test", s.FeatureNames, s.ClassNames, mat.NewDense(1, 2, []float64{4 + 2*math.Sqrt(5), 0.1}), []int{0})
	got := st.Apply(other)
	if z := got.Rows().At(0, 0); math.Abs(z-2) > 1e-15 {
		t.Errorf("two deviations above the mean became %v, want 2", z)
	}
	if z := got.Rows().At(0, 1); z != 0 {
		t.Errorf("the constant feature became %v, want 0", z)
	}
	if other.Rows().At(0, 1) != 0.1 {
		t.Error("Apply changed the set it was given")
	}
}

func TestStandardizeIris(t *testing.T) {
	s := Iris()
	s = FitStandardizer(s).Apply(s)
	for m, name := range s.FeatureNames {
		mean, variance := stat.PopMeanVariance(mat.Col(nil, m, s.Rows()), nil)
		if math.Abs(mean) > 1e-13 || math.Abs(variance-1) > 1e-13 {
			t.Errorf("%s: mean %v and variance %v, want 0 and 1", name, mean, variance)
		}
	}
}

func TestStandardizeRefuses(t *testing.T) {
	st := FitStandardizer(Iris())
	wantPanic(t, "XOR has 2 features, the standardizer was fitted on 4", func() { st.Apply(XOR()) })
}
