package show

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
)

// finite reports whether all entries of m are; if not the figure remembers
// which one is at fault.
func (f *Figure) finite(what string, m mat.Matrix) bool {
	rows, cols := m.Dims()
	for i := range rows {
		for j := range cols {
			if v := m.At(i, j); math.IsNaN(v) || math.IsInf(v, 0) {
				f.fail("entry (%d, %d) of %s is %v, want a finite number: did training diverge?", i, j, what, v)
				return false
			}
		}
	}
	return true
}

// finiteValues is finite for a slice.
func (f *Figure) finiteValues(what string, values []float64) bool {
	if len(values) == 0 {
		f.fail("%s is empty: %w", what, errNothing)
		return false
	}
	return f.finite(what, mat.NewVecDense(len(values), values))
}

// plane checks that set has examples and two finite features.
func (f *Figure) plane(set *datasets.Set) bool {
	switch {
	case set == nil || set.Len() == 0:
		f.fail("the data set is empty: %w", errNothing)
	case set.Features() != 2:
		f.fail("%s has %d features, want 2 to draw it in the plane: choose two with OnlyFeatures(%q, …)",
			set.Name, set.Features(), set.FeatureNames[0])
	default:
		return f.finite("X", set.X())
	}
	return false
}

// weights checks that w and b are a boundary in the plane.
func (f *Figure) weights(w mat.Vector, b float64) bool {
	if w.Len() != 2 {
		f.fail("w is %d×1, want 2×1: one weight per axis", w.Len())
		return false
	}
	return f.finite("w", w) && f.finiteValues("b", []float64{b})
}
