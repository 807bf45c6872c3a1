package datasets

import (
	"fmt"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Set is a data set for classification: examples with features, each of one
// class. Treat it as read-only; every method that changes something returns a
// new Set.
type Set struct {
	Name         string
	Source       string   // where the data come from, and their licence
	FeatureNames []string // M names, with units where there are any
	ClassNames   []string // K names
	Labels       []int    // the class of each example, 0 … K−1
	rows         *mat.Dense
}

// New returns a Set over rows, N×M with an example per row, without copying.
// It panics if there are not N labels, not M feature names, or a label is
// outside 0 … K−1: whoever calls it has made the data.
func New(name, source string, features, classes []string, rows *mat.Dense, labels []int) *Set {
	n, m := rows.Dims()
	if len(labels) != n || len(features) != m {
		panic(fmt.Sprintf("datasets.New: %s has %d×%d values, %d labels and %d feature names, want a label per row and a name per column",
			name, n, m, len(labels), len(features)))
	}
	for i, label := range labels {
		if label < 0 || label >= len(classes) {
			panic(fmt.Sprintf("datasets.New: label %d of %s is %d, want 0 … %d", i, name, label, len(classes)-1))
		}
	}
	return &Set{name, source, features, classes, labels, rows}
}

// Len is N, the number of examples.
func (s *Set) Len() int { return len(s.Labels) }

// Features is M, the number of features.
func (s *Set) Features() int { return len(s.FeatureNames) }

// Classes is K, the number of classes.
func (s *Set) Classes() int { return len(s.ClassNames) }

// X is the lecture's data matrix, M×N with an example per column. It is the
// transpose of a matrix that holds each example contiguously.
func (s *Set) X() mat.Matrix { return s.rows.T() }

// Rows is the matrix that X is the transpose of, N×M with an example per row.
func (s *Set) Rows() *mat.Dense { return s.rows }

// Example is xⁿ, the n-th column of X. It shares its memory with the set.
func (s *Set) Example(n int) *mat.VecDense { return s.rows.RowView(n).(*mat.VecDense) }

// Signs labels two classes as the perceptron wants them: −1 for class 0 and +1
// for class 1. It panics if the set does not have two classes.
func (s *Set) Signs() []float64 {
	if s.Classes() != 2 {
		panic(fmt.Sprintf("datasets: Signs needs two classes, %s has %d: choose two with OnlyClasses", s.Name, s.Classes()))
	}
	signs := make([]float64, s.Len())
	for n, label := range s.Labels {
		signs[n] = float64(2*label - 1)
	}
	return signs
}

// OneHot is Y, K×N: column n holds a single 1, in the row of example n's class.
func (s *Set) OneHot() *mat.Dense {
	y := mat.NewDense(s.Classes(), s.Len(), nil)
	for n, label := range s.Labels {
		y.Set(label, n, 1)
	}
	return y
}

// Choose returns the examples with the given indices, in that order.
func (s *Set) Choose(examples []int) *Set {
	rows := mat.NewDense(len(examples), s.Features(), nil)
	labels := make([]int, len(examples))
	for i, n := range examples {
		rows.SetRow(i, s.rows.RawRowView(n))
		labels[i] = s.Labels[n]
	}
	return New(s.Name, s.Source, s.FeatureNames, s.ClassNames, rows, labels)
}

// OnlyClasses keeps the examples of the named classes and renumbers these in
// the order given. It panics if there is no class of a name.
func (s *Set) OnlyClasses(names ...string) *Set {
	renumbered := make(map[int]int, len(names))
	for i, name := range names {
		renumbered[s.index("class", name, s.ClassNames)] = i
	}
	var keep []int
	for n, label := range s.Labels {
		if _, ok := renumbered[label]; ok {
			keep = append(keep, n)
		}
	}
	kept := s.Choose(keep)
	for i, label := range kept.Labels {
		kept.Labels[i] = renumbered[label]
	}
	kept.ClassNames = names
	return kept
}

// OnlyFeatures keeps the named features, in the order given. It panics if
// there is no feature of a name.
func (s *Set) OnlyFeatures(names ...string) *Set {
	rows := mat.NewDense(s.Len(), len(names), nil)
	for j, name := range names {
		rows.SetCol(j, mat.Col(nil, s.index("feature", name, s.FeatureNames), s.rows))
	}
	return New(s.Name, s.Source, names, s.ClassNames, rows, slices.Clone(s.Labels))
}

// index finds name among names and panics with the choice there is if it is missing.
func (s *Set) index(kind, name string, names []string) int {
	i := slices.Index(names, name)
	if i < 0 {
		panic(fmt.Sprintf("datasets: %s has no %s %q, only %q", s.Name, kind, name, names))
	}
	return i
}
