package datasets

import (
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// numbered is a set whose only feature is the example's number, with the given
// number of examples in each class.
func numbered(perClass ...int) *Set {
	var labels []int
	var values []float64
	names := make([]string, len(perClass))
	for k, n := range perClass {
		names[k] = string(rune('a' + k))
		for range n {
			values = append(values, float64(len(values)))
			labels = append(labels, k)
		}
	}
	return New("numbered", "test", []string{"n"}, names, mat.NewDense(len(values), 1, values), labels)
}

// perClass counts the examples of each class.
func perClass(s *Set) []int {
	counts := make([]int, s.Classes())
	for _, label := range s.Labels {
		counts[label]++
	}
	return counts
}

// onlyFeature returns the only feature of every example.
func onlyFeature(s *Set) []float64 { return mat.Col(nil, 0, s.Rows()) }

func TestSplitKeepsProportions(t *testing.T) {
	s := numbered(50, 30, 2, 1)
	train, test := s.Split(0.2, seeded(1))
	if got := perClass(test); !slices.Equal(got, []int{10, 6, 1, 0}) {
		t.Errorf("the test set has %v examples of the classes, want [10 6 1 0]", got)
	}
	if got := perClass(train); !slices.Equal(got, []int{40, 24, 1, 1}) {
		t.Errorf("the training set has %v examples of the classes, want [40 24 1 1]", got)
	}
	all := append(onlyFeature(train), onlyFeature(test)...)
	if slices.IsSorted(all) {
		t.Error("the examples are still in their order")
	}
	slices.Sort(all)
	if !slices.Equal(all, onlyFeature(s)) {
		t.Errorf("together the two have %v, want each example once", all)
	}
	for n, v := range onlyFeature(test) {
		if test.Labels[n] != s.Labels[int(v)] {
			t.Fatalf("example %v has label %d, want %d", v, test.Labels[n], s.Labels[int(v)])
		}
	}
}

func TestSplitRefuses(t *testing.T) {
	wantPanic(t, "test share of 0,", func() { numbered(5, 5).Split(0, seeded(1)) })
	wantPanic(t, "test share of 1,", func() { numbered(5, 5).Split(1, seeded(1)) })
	wantPanic(t, "too few to split", func() { numbered(1).Split(0.5, seeded(1)) })
}

func TestSubset(t *testing.T) {
	s := numbered(60, 30, 10)
	for seed := range uint64(50) {
		for _, n := range []int{1, 7, 50, 99, 100} {
			sub := s.Subset(n, seeded(seed))
			got := onlyFeature(sub)
			if len(got) != n || !slices.IsSorted(got) || len(slices.Compact(slices.Clone(got))) != n {
				t.Fatalf("seed %d: a subset of %d is %v, want as many different examples in order", seed, n, got)
			}
			for k, count := range perClass(sub) {
				exact := float64(n) * []float64{0.6, 0.3, 0.1}[k]
				if d := float64(count) - exact; d <= -1 || d >= 1 {
					t.Errorf("seed %d: %d of %d are of class %d, want %v up to one", seed, count, n, k, exact)
				}
			}
		}
	}
	wantPanic(t, "want 1 … 100", func() { s.Subset(101, seeded(1)) })
	wantPanic(t, "want 1 … 100", func() { s.Subset(0, seeded(1)) })
}

func TestSubsetReachesEveryExample(t *testing.T) {
	s := numbered(5, 4)
	seen := map[float64]bool{}
	for seed := range uint64(100) {
		for _, v := range onlyFeature(s.Subset(2, seeded(seed))) {
			seen[v] = true
		}
	}
	if len(seen) != 9 {
		t.Errorf("subsets of 2 only ever have %d of 9 examples: %v", len(seen), seen)
	}
}
