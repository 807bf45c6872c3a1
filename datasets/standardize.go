package datasets

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

// Standardizer shifts and scales each feature to mean 0 and standard deviation
// 1. Fit it on the training set and apply the same figures to every other set:
// a test set that were standardized by its own figures would have told the
// model something about itself.
type Standardizer struct {
	Mean      []float64 // μ, M of them
	Deviation []float64 // σ, M of them
}

// FitStandardizer measures mean and standard deviation of each feature.
//
//	μₘ = 1/N Σₙ Xₘₙ        σₘ² = 1/N Σₙ (Xₘₙ − μₘ)²
//
// Special case: a feature that never changes gets σ = 1, so that it becomes 0.
func FitStandardizer(train *Set) *Standardizer {
	m := train.Features()
	st := &Standardizer{make([]float64, m), make([]float64, m)}
	column := make([]float64, train.Len())
	for i := range m {
		mat.Col(column, i, train.Rows())
		mean, variance := stat.PopMeanVariance(column, nil)
		st.Mean[i], st.Deviation[i] = mean, math.Sqrt(variance)
		if constant(column) {
			st.Mean[i], st.Deviation[i] = column[0], 1
		}
	}
	return st
}

// Apply returns the set with every feature x replaced by
//
//	(x − μ) / σ
//
// It panics if the set does not have the features that were measured.
func (st *Standardizer) Apply(s *Set) *Set {
	if s.Features() != len(st.Mean) {
		panic(fmt.Sprintf("datasets: %s has %d features, the standardizer was fitted on %d", s.Name, s.Features(), len(st.Mean)))
	}
	rows := mat.DenseCopyOf(s.Rows())
	rows.Apply(func(_, i int, x float64) float64 { return (x - st.Mean[i]) / st.Deviation[i] }, rows)
	return s.with(numbers(rows), s.Labels)
}

// constant reports whether all values are the same. A variance is no judge of
// that: the mean of equal values may differ from them in the last bit.
func constant(values []float64) bool {
	for _, v := range values {
		if v != values[0] {
			return false
		}
	}
	return true
}
