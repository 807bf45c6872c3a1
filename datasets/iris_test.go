package datasets

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

// The means and deviations of Fisher's table, as Iris data are told from the
// many copies with errors in examples 35 and 38.
func TestIrisIsFishers(t *testing.T) {
	s := Iris()
	if got := perClass(s); !slices.Equal(got, []int{50, 50, 50}) {
		t.Fatalf("%v examples of the species, want 50 each", got)
	}
	want := [][2]float64{{5.843333, 0.828066}, {3.057333, 0.435866}, {3.758, 1.765298}, {1.199333, 0.762238}}
	for m, w := range want {
		mean, deviation := stat.MeanStdDev(mat.Col(nil, m, s.Rows()), nil)
		if math.Abs(mean-w[0]) > 1e-6 || math.Abs(deviation-w[1]) > 1e-6 {
			t.Errorf("%s: mean %.6f, deviation %.6f, want %v", s.FeatureNames[m], mean, deviation, w)
		}
	}
	if got := s.Rows().RawRowView(34); !slices.Equal(got, []float64{4.9, 3.1, 1.5, 0.2}) {
		t.Errorf("example 35 is %v, want 4.9 3.1 1.5 0.2 as Fisher has it", got)
	}
	if got := s.Rows().RawRowView(37); !slices.Equal(got, []float64{4.9, 3.6, 1.4, 0.1}) {
		t.Errorf("example 38 is %v, want 4.9 3.6 1.4 0.1 as Fisher has it", got)
	}
}

// The reader of foreign tables makes the same of the file as the short one here.
func TestIrisIsItsFile(t *testing.T) {
	got := Iris()
	want, err := ReadCSV(strings.NewReader(irisCSV), "species")
	if err != nil {
		t.Fatal(err)
	}
	if !mat.Equal(got.Rows(), want.Rows()) || !slices.Equal(got.Labels, want.Labels) ||
		!slices.Equal(got.FeatureNames, want.FeatureNames) || !slices.Equal(got.ClassNames, want.ClassNames) {
		t.Errorf("Iris is %v, its file holds %v", got, want)
	}
}

func TestIrisSeparability(t *testing.T) {
	petals := Iris().OnlyFeatures("petal length [cm]", "petal width [cm]")
	if !lineSeparates(petals.OnlyClasses("setosa", "versicolor")) {
		t.Error("no line separates setosa from versicolor by their petals")
	}
	if lineSeparates(petals.OnlyClasses("versicolor", "virginica")) {
		t.Error("a line separates versicolor from virginica by their petals")
	}
}
