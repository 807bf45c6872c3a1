package datasets

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/gonum/mat"
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
//
// The file is plain enough to be taken apart here: with the reader of foreign
// tables, the WebAssembly module of the slides would be a twentieth larger.
func Iris() *Set {
	lines := strings.Split(strings.TrimSpace(irisCSV), "\n")
	names := strings.Split(lines[0], ",")
	features := names[:len(names)-1]
	rows, labels, classes := mat.NewDense(len(lines)-1, len(features), nil), []int{}, []string{}
	for n, line := range lines[1:] {
		fields := strings.Split(line, ",")
		for m := range features {
			number, err := strconv.ParseFloat(fields[m], 64)
			if err != nil {
				panic(err) // the embedded file is damaged
			}
			rows.Set(n, m, number)
		}
		if species := fields[len(features)]; !slices.Contains(classes, species) {
			classes = append(classes, species)
		}
		labels = append(labels, len(classes)-1) // species stand one after the other
	}
	return New("Iris", "R. A. Fisher, 1936 (UCI repository, CC BY 4.0)", features, classes, rows, labels)
}
