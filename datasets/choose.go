package datasets

import (
	"fmt"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Choose returns copies of the examples with the given indices, in that order;
// an index may come more than once. It panics if there is no index at all or
// one is outside 0 … N−1.
func (s *Set) Choose(examples []int) *Set {
	if len(examples) == 0 {
		panic(fmt.Sprintf("datasets: no example of %s is chosen, want at least one", s.Name))
	}
	labels := make([]int, len(examples))
	for i, n := range examples {
		if n < 0 || n >= s.Len() {
			panic(fmt.Sprintf("datasets: %s has no example %d, only 0 … %d", s.Name, n, s.Len()-1))
		}
		labels[i] = s.Labels[n]
	}
	return s.with(s.values.choose(examples), labels)
}

// OnlyClasses keeps the examples of the named classes and renumbers these in
// the order given. It panics if there is no class of a name, a name comes
// twice, or nothing is kept.
func (s *Set) OnlyClasses(names ...string) *Set {
	renumbered := make(map[int]int, len(names))
	for i, name := range names {
		k := s.index("class", name, s.ClassNames)
		if _, twice := renumbered[k]; twice {
			panic(fmt.Sprintf("datasets: class %q of %s is named twice in %q", name, s.Name, names))
		}
		renumbered[k] = i
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
	kept.ClassNames = slices.Clone(names)
	return kept
}

// OneAgainstRest makes two classes of many: class 1 is the named one, class 0
// all others together. It panics if there is no class of that name.
func (s *Set) OneAgainstRest(name string) *Set {
	one := s.index("class", name, s.ClassNames)
	labels := make([]int, s.Len())
	for n, label := range s.Labels {
		if label == one {
			labels[n] = 1
		}
	}
	divided := s.with(s.values, labels)
	divided.ClassNames = []string{"not " + name, name}
	return divided
}

// OnlyFeatures keeps the named features, in the order given. It panics if no
// feature is named or there is none of a name.
func (s *Set) OnlyFeatures(names ...string) *Set {
	if len(names) == 0 {
		panic(fmt.Sprintf("datasets: no feature of %s is named, want at least one of %q", s.Name, s.FeatureNames))
	}
	rows := mat.NewDense(s.Len(), len(names), nil)
	for j, name := range names {
		rows.SetCol(j, mat.Col(nil, s.index("feature", name, s.FeatureNames), s.Rows()))
	}
	// What is left of a picture is no picture, so Height and Width stay behind.
	return New(s.Name, s.Source, slices.Clone(names), s.ClassNames, rows, slices.Clone(s.Labels))
}

// with returns a set that describes other examples of the same kind.
func (s *Set) with(v values, labels []int) *Set {
	other := *s
	other.values, other.Labels = v, labels
	return &other
}

// index finds name among names and panics with the choice there is if it is missing.
func (s *Set) index(kind, name string, names []string) int {
	i := slices.Index(names, name)
	if i < 0 {
		panic(fmt.Sprintf("datasets: %s has no %s %q, only %q", s.Name, kind, name, names))
	}
	return i
}
