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
func Iris() *Set {
	lines := strings.Split(strings.TrimSpace(irisCSV), "\n")
	header, lines := strings.Split(lines[0], ","), lines[1:]
	features := header[:len(header)-1]
	classes := []string{"setosa", "versicolor", "virginica"}
	rows := mat.NewDense(len(lines), len(features), nil)
	labels := make([]int, len(lines))
	for n, line := range lines {
		fields := strings.Split(line, ",")
		for m := range features {
			value, err := strconv.ParseFloat(fields[m], 64)
			if err != nil {
				panic(err) // the embedded file is damaged
			}
			rows.Set(n, m, value)
		}
		labels[n] = slices.Index(classes, fields[len(features)]) // New panics on −1
	}
	return New("Iris", "R. A. Fisher, 1936 (UCI repository, CC BY 4.0)", features, classes, rows, labels)
}
