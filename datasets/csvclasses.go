package datasets

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// separator is whichever of tab, semicolon and comma the first line has most
// of, the comma if it has none.
func separator(text []byte) rune {
	first, _, _ := bytes.Cut(bytes.TrimLeft(text, "\r\n"), []byte("\n"))
	best, most := ',', 0
	for _, candidate := range []rune{'\t', ';', ','} {
		if count := bytes.Count(first, []byte(string(candidate))); count > most {
			best, most = candidate, count
		}
	}
	return best
}

// numberClasses numbers the different labels in the order of their names, or
// of their values if all are numbers.
func numberClasses(labels []string) (classOf []int, classes []string) {
	numberOf := make(map[string]int)
	for _, label := range labels {
		numberOf[label] = 0
	}
	for label := range numberOf {
		classes = append(classes, label)
	}
	slices.Sort(classes) // a map has no order
	if values, ok := asNumbers(classes); ok {
		slices.SortStableFunc(classes, func(a, b string) int { return cmp.Compare(values[a], values[b]) })
	}
	for k, label := range classes {
		numberOf[label] = k
	}
	classOf = make([]int, len(labels))
	for n, label := range labels {
		classOf[n] = numberOf[label]
	}
	return classOf, classes
}

// asNumbers returns the values of names that are all numbers.
func asNumbers(names []string) (map[string]float64, bool) {
	values := make(map[string]float64, len(names))
	for _, name := range names {
		value, err := strconv.ParseFloat(name, 64)
		if err != nil {
			return nil, false
		}
		values[name] = value
	}
	return values, true
}

// cleaned puts an error of the CSV reader as the other messages are put.
func cleaned(err error) error {
	var at *csv.ParseError
	if errors.As(err, &at) {
		return fmt.Errorf("line %d, character %d: %w", at.Line, at.Column, at.Err)
	}
	return err
}
