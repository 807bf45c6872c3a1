// Package must keeps the handling of errors out of a notebook's cells without
// losing an error: what fails ends the cell with the error's own words.
//
//	steps := must.All(p.Train(X, y, 1, 100, nil))
//	for progress := range must.Each(nnlib.Train(net, X, Y, rule, options, rng)) { … }
//	set := must.Get(datasets.ReadCSV("mine.csv"))
package must

import "iter"

// Get returns a value that came without an error, and panics with the error
// otherwise.
func Get[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// Each passes on what a sequence yields, and panics with the first error in it.
func Each[T any](values iter.Seq2[T, error]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for value, err := range values {
			if !yield(Get(value, err)) {
				return
			}
		}
	}
}

// All returns everything that a sequence yields, training to its end for
// example, and panics with the first error in it.
func All[T any](values iter.Seq2[T, error]) []T {
	var all []T
	for value := range Each(values) {
		all = append(all, value)
	}
	return all
}
