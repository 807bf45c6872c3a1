//go:build !js

package datasets

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"

	"gonum.org/v1/gonum/mat"
)

// maxClasses is how many classes labels without names may number.
const maxClasses = 1000

// LoadIDX reads a set from two files in the IDX format, packed with gzip or
// not: one with N pictures (N×height×width) or rows of features (N×M), one with
// N labels. Bytes become numbers from 0 to 1, elements of other kinds keep
// their value. Without class names, classes are named "0", "1", … up to the
// largest label.
//
// The error names the file and the byte where the two files, or the class
// names, do not fit.
func LoadIDX(features, labels string, classes ...string) (*Set, error) {
	x, err := openIDX(features)
	if err != nil {
		return nil, err
	}
	if len(x.dims) != 2 && len(x.dims) != 3 {
		return nil, fmt.Errorf("%s: byte 3: %d dimensions, want 3 (pictures) or 2 (rows of features)", features, len(x.dims))
	}
	y, err := openIDX(labels)
	if err != nil {
		return nil, err
	}
	if len(y.dims) != 1 {
		return nil, fmt.Errorf("%s: byte 3: %d dimensions, want 1: a label per example", labels, len(y.dims))
	}
	if x.dims[0] != y.dims[0] {
		return nil, fmt.Errorf("%s: byte 4: %d labels, want %d, one for each example in %s", labels, y.dims[0], x.dims[0], features)
	}
	classOf, classes, err := y.labels(classes)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", labels, err)
	}
	v, err := x.values()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", features, err)
	}
	name := filepath.Base(features)
	if len(x.dims) == 3 {
		return newPictures(name, "files in the IDX format", x.dims[1], x.dims[2], classes, v, classOf), nil
	}
	return newSet(name, "files in the IDX format", numberedNames(v.m), classes, v, classOf), nil
}

// values returns the elements with the first dimension as examples.
func (x *idx) values() (values, error) {
	n, m := x.dims[0], 1
	for _, dim := range x.dims[1:] {
		m *= dim
	}
	if x.kind == unsignedByte {
		return greys(n, m, x.data), nil
	}
	rows := make([]float64, n*m)
	for i := range rows {
		if rows[i] = x.number(i); math.IsNaN(rows[i]) || math.IsInf(rows[i], 0) {
			return values{}, fmt.Errorf("byte %d: element %d is %v, want a finite number", x.offset(i), i, rows[i])
		}
	}
	return numbers(mat.NewDense(n, m, rows)), nil
}

// labels returns the elements as classes, and the names of these: those given,
// or numbers up to the largest label.
func (x *idx) labels(names []string) ([]int, []string, error) {
	limit := len(names)
	if limit == 0 {
		limit = maxClasses
	}
	labels, largest := make([]int, x.dims[0]), 0
	for i := range labels {
		label := x.number(i)
		if !(label >= 0 && label < float64(limit)) || label != math.Trunc(label) {
			return nil, nil, fmt.Errorf("byte %d: label %d is %v, want a whole number in 0 … %d", x.offset(i), i, label, limit-1)
		}
		labels[i] = int(label)
		largest = max(largest, labels[i])
	}
	if len(names) > 0 {
		return labels, slices.Clone(names), nil
	}
	for k := range largest + 1 {
		names = append(names, strconv.Itoa(k))
	}
	return labels, names, nil
}

// offset is the place of element i in the file, unpacked.
func (x *idx) offset(i int) int { return 4 + 4*len(x.dims) + i*idxSize[x.kind] }

// numberedNames returns x1, x2, … for features without names.
func numberedNames(m int) []string {
	names := make([]string, m)
	for i := range names {
		names[i] = "x" + strconv.Itoa(i+1)
	}
	return names
}
