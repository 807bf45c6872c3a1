package datasets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// wantPanic runs f and wants it to panic with a message that contains part.
func wantPanic(t *testing.T, part string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if message := fmt.Sprint(recover()); !strings.Contains(message, part) {
			t.Errorf("panic: %s\nwant one that says %q", message, part)
		}
	}()
	f()
}

// small is a set of three classes with features that tell where they come from.
func small() *Set {
	rows := mat.NewDense(4, 3, []float64{
		0, 1, 2,
		10, 11, 12,
		20, 21, 22,
		30, 31, 32,
	})
	return New("small", "test", []string{"f", "g", "h"}, []string{"a", "b", "c"}, rows, []int{0, 2, 1, 2})
}

func TestSetShapes(t *testing.T) {
	s := small()
	if r, c := s.X().Dims(); r != 3 || c != 4 {
		t.Errorf("X is %d×%d, want M×N = 3×4", r, c)
	}
	if s.Len() != 4 || s.Features() != 3 || s.Classes() != 3 {
		t.Errorf("N, M, K = %d, %d, %d, want 4, 3, 3", s.Len(), s.Features(), s.Classes())
	}
	if got := s.Example(2).AtVec(1); got != 21 || s.X().At(1, 2) != 21 {
		t.Errorf("feature 1 of example 2 is %v and %v in X, want 21", got, s.X().At(1, 2))
	}
}

func TestOneHot(t *testing.T) {
	want := mat.NewDense(3, 4, []float64{
		1, 0, 0, 0,
		0, 0, 1, 0,
		0, 1, 0, 1,
	})
	if got := small().OneHot(); !mat.Equal(got, want) {
		t.Errorf("Y =\n%v\nwant\n%v", mat.Formatted(got), mat.Formatted(want))
	}
}

func TestChooseCopies(t *testing.T) {
	s := small()
	chosen := s.Choose([]int{3, 0, 3})
	if !slices.Equal(chosen.Labels, []int{2, 0, 2}) || chosen.Rows().At(0, 2) != 32 {
		t.Errorf("chosen labels %v and first row %v", chosen.Labels, chosen.Rows().RawRowView(0))
	}
	chosen.Rows().Set(0, 0, 99)
	if s.Rows().At(3, 0) != 30 {
		t.Error("a change of the chosen examples reached the set they come from")
	}
}

func TestOnlyClassesRenumbers(t *testing.T) {
	names := []string{"c", "a"}
	s := small().OnlyClasses(names...)
	names[0] = "changed"
	if !slices.Equal(s.Labels, []int{1, 0, 0}) || !slices.Equal(s.ClassNames, []string{"c", "a"}) {
		t.Errorf("labels %v of %q, want [1 0 0] of [c a]", s.Labels, s.ClassNames)
	}
	if got := s.Signs(); !slices.Equal(got, []float64{1, -1, -1}) {
		t.Errorf("signs %v, want [1 -1 -1]", got)
	}
	if got := s.Rows().RawRowView(1); !slices.Equal(got, []float64{10, 11, 12}) {
		t.Errorf("second row %v, want that of example 1", got)
	}
}

func TestOneAgainstRest(t *testing.T) {
	many := small()
	s := many.OneAgainstRest("c")
	if want := mat.NewDense(1, 4, []float64{0, 1, 0, 1}); !mat.Equal(s.Binary(), want) {
		t.Errorf("y = %v, want [0 1 0 1]", mat.Formatted(s.Binary()))
	}
	if got := s.LabelNames(); !slices.Equal(got, []string{"not c", "c", "not c", "c"}) {
		t.Errorf("the examples are called %q", got)
	}
	if got := many.LabelNames(); !slices.Equal(got, []string{"a", "c", "b", "c"}) {
		t.Errorf("the examples it was made from are called %q, want a, c, b, c", got)
	}
}

func TestOnlyFeaturesReorders(t *testing.T) {
	s := small().OnlyFeatures("h", "f")
	if got := s.Rows().RawRowView(1); !slices.Equal(got, []float64{12, 10}) || s.Features() != 2 {
		t.Errorf("second row %v, want [12 10]", got)
	}
}

func TestPicturesKeepTheirShape(t *testing.T) {
	rows := mat.NewDense(2, 6, []float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
	s := NewPictures("p", "test", 2, 3, []string{"a"}, rows, []int{0, 0}).Choose([]int{1})
	if got := s.Picture(0); got.At(1, 0) != 9 || s.FeatureNames[3] != "r1 c0" {
		t.Errorf("pixel %s = %v, want r1 c0 = 9", s.FeatureNames[3], got.At(1, 0))
	}
	one := s.OnlyFeatures("r1 c0")
	wantPanic(t, "not pictures", func() { one.Picture(0) })
}

func TestSetRefuses(t *testing.T) {
	one := mat.NewDense(1, 1, nil)
	names := []string{"only"}
	wantPanic(t, "want a label per row", func() { New("s", "", names, names, one, []int{0, 0}) })
	wantPanic(t, "want a label per row", func() { New("s", "", nil, names, one, []int{0}) })
	wantPanic(t, "want a label per row", func() { New("s", "", nil, names, &mat.Dense{}, nil) })
	wantPanic(t, "label 0 of s is 1", func() { New("s", "", names, names, one, []int{1}) })
	wantPanic(t, "label 0 of s is -1", func() { New("s", "", names, names, one, []int{-1}) })
	wantPanic(t, "two classes, small has 3", func() { small().Signs() })
	wantPanic(t, "Binary needs two classes, small has 3", func() { small().Binary() })
	wantPanic(t, `no class "d"`, func() { small().OneAgainstRest("d") })
	wantPanic(t, "no example of small", func() { small().Choose(nil) })
	wantPanic(t, "no example 4", func() { small().Choose([]int{4}) })
	wantPanic(t, `no class "d", only ["a" "b" "c"]`, func() { small().OnlyClasses("d") })
	wantPanic(t, "twice", func() { small().OnlyClasses("a", "a") })
	wantPanic(t, `no feature "x"`, func() { small().OnlyFeatures("x") })
	wantPanic(t, "no feature of small", func() { small().OnlyFeatures() })
}
