package datasets

import (
	"fmt"

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
	Height       int      // of the picture that each example is; 0 where it is none
	Width        int      // likewise; M = Height·Width, stored row by row
	values       values
}

// New returns a Set over rows, N×M with an example per row, without copying.
// It panics if there are no examples, not N labels, not M feature names, or a
// label is outside 0 … K−1: whoever calls it has made the data.
func New(name, source string, features, classes []string, rows *mat.Dense, labels []int) *Set {
	return newSet(name, source, features, classes, numbers(rows), labels)
}

func newSet(name, source string, features, classes []string, v values, labels []int) *Set {
	if v.n == 0 || len(labels) != v.n || len(features) != v.m {
		panic(fmt.Sprintf("datasets.New: %s has %d×%d values, %d labels and %d feature names, want a label per row and a name per column",
			name, v.n, v.m, len(labels), len(features)))
	}
	for i, label := range labels {
		if label < 0 || label >= len(classes) {
			panic(fmt.Sprintf("datasets.New: label %d of %s is %d, want 0 … %d", i, name, label, len(classes)-1))
		}
	}
	return &Set{Name: name, Source: source, FeatureNames: features, ClassNames: classes, Labels: labels, values: v}
}

// NewPictures returns a Set whose examples are grey pictures, each a row of
// height·width pixels, row by row from the top left. Features are named after
// their pixel, as in "r3 c12". It panics as [New] does.
func NewPictures(name, source string, height, width int, classes []string, rows *mat.Dense, labels []int) *Set {
	return newPictures(name, source, height, width, classes, numbers(rows), labels)
}

func newPictures(name, source string, height, width int, classes []string, v values, labels []int) *Set {
	features := make([]string, 0, height*width)
	for r := range height {
		for c := range width {
			features = append(features, fmt.Sprintf("r%d c%d", r, c))
		}
	}
	s := newSet(name, source, features, classes, v, labels)
	s.Height, s.Width = height, width
	return s
}

// Len is N, the number of examples.
func (s *Set) Len() int { return len(s.Labels) }

// Features is M, the number of features.
func (s *Set) Features() int { return len(s.FeatureNames) }

// Classes is K, the number of classes.
func (s *Set) Classes() int { return len(s.ClassNames) }

// X is the lecture's data matrix, M×N with an example per column. It is the
// transpose of [Set.Rows].
func (s *Set) X() mat.Matrix { return s.Rows().T() }

// Rows is the matrix that X is the transpose of: N×M with an example per row,
// so that each example is contiguous in memory. Pictures from files become
// numbers at the first call, of 8 bytes a pixel: take a [Set.Subset] before
// where that is too much.
func (s *Set) Rows() *mat.Dense { return s.values.dense() }

// Example is xⁿ, the n-th column of X. It may share its memory with the set.
func (s *Set) Example(n int) *mat.VecDense {
	return mat.NewVecDense(s.Features(), s.values.row(n))
}

// Picture is example n as a picture, Height×Width with the top row first. It
// may share its memory with the set, and panics if the examples are not
// pictures.
func (s *Set) Picture(n int) *mat.Dense {
	if s.Height == 0 {
		panic(fmt.Sprintf("datasets: the examples of %s are not pictures", s.Name))
	}
	return mat.NewDense(s.Height, s.Width, s.values.row(n))
}

// Signs labels two classes as the perceptron wants them: −1 for class 0 and +1
// for class 1. It panics if the set does not have two classes.
func (s *Set) Signs() []float64 {
	s.needTwoClasses("Signs")
	signs := make([]float64, s.Len())
	for n, label := range s.Labels {
		signs[n] = float64(2*label - 1)
	}
	return signs
}

// Binary labels two classes as a single sigmoid output wants them: y, 1×N, with
// 0 for class 0 and 1 for class 1. It panics if the set does not have two
// classes.
func (s *Set) Binary() *mat.Dense {
	s.needTwoClasses("Binary")
	y := mat.NewDense(1, s.Len(), nil)
	for n, label := range s.Labels {
		y.Set(0, n, float64(label))
	}
	return y
}

func (s *Set) needTwoClasses(method string) {
	if s.Classes() != 2 {
		panic(fmt.Sprintf("datasets: %s needs two classes, %s has %d: choose two with OnlyClasses, or one with OneAgainstRest",
			method, s.Name, s.Classes()))
	}
}

// LabelNames is the name of each example's class, in the order of the examples:
// words to write under pictures.
func (s *Set) LabelNames() []string {
	names := make([]string, s.Len())
	for n, label := range s.Labels {
		names[n] = s.ClassNames[label]
	}
	return names
}

// OneHot is Y, K×N: column n holds a single 1, in the row of example n's class.
func (s *Set) OneHot() *mat.Dense {
	y := mat.NewDense(s.Classes(), s.Len(), nil)
	for n, label := range s.Labels {
		y.Set(label, n, 1)
	}
	return y
}
