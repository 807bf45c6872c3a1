package datasets

import (
	_ "embed"
	"strings"
)

//go:embed iris.csv
var irisCSV string

// Iris is Fisher's flower data: 150 flowers of three species, 50 each, with
// four lengths in centimetres. Setosa is linearly separable from the others;
// versicolor and virginica are not separable from each other.
//
// Source: R. A. Fisher, "The use of multiple measurements in taxonomic
// problems", Annals of Eugenics 7 (1936), with the figures as printed there;
// measured by E. Anderson. The UCI repository offers the data under CC BY 4.0.
func Iris() *Set {
	s, err := ReadCSV(strings.NewReader(irisCSV), "species")
	if err != nil {
		panic(err) // the embedded file is damaged
	}
	s.Name, s.Source = "Iris", "R. A. Fisher, 1936 (UCI repository, CC BY 4.0)"
	return s
}
