package datasets

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Split divides the examples at random into a training and a test set. The
// test set gets the given share of each class, rounded, but at least one
// example of every class that has two or more, and so does the training set:
// both sets know all classes in the same proportions. Both are shuffled.
//
// It panics if testShare is not in (0, 1), or if one of the two would be empty.
func (s *Set) Split(testShare float64, rng *rand.Rand) (train, test *Set) {
	if !(testShare > 0 && testShare < 1) {
		panic(fmt.Sprintf("datasets: a test share of %v, want one between 0 and 1", testShare))
	}
	var training, testing []int
	for _, members := range s.shuffledByClass(rng) {
		cut := int(math.Round(testShare * float64(len(members))))
		if len(members) >= 2 {
			cut = min(max(cut, 1), len(members)-1)
		}
		testing = append(testing, members[:cut]...)
		training = append(training, members[cut:]...)
	}
	if len(training) == 0 || len(testing) == 0 {
		panic(fmt.Sprintf("datasets: %d examples of %s are too few to split", s.Len(), s.Name))
	}
	shuffle(training, rng)
	shuffle(testing, rng)
	return s.Choose(training), s.Choose(testing)
}

// Subset returns n examples drawn at random without repetition, in the order
// they have in s, for quick runs. Classes keep their proportions, up to one
// example each. It panics if n is not in 1 … N.
func (s *Set) Subset(n int, rng *rand.Rand) *Set {
	if n < 1 || n > s.Len() {
		panic(fmt.Sprintf("datasets: a subset of %d examples of %s, want 1 … %d", n, s.Name, s.Len()))
	}
	// Line up the classes one after the other and take n of these at even steps.
	lined := slices.Concat(s.shuffledByClass(rng)...)
	chosen := make([]int, n)
	start := rng.IntN(len(lined))
	for i := range chosen {
		chosen[i] = lined[(start+i*len(lined))/n%len(lined)]
	}
	slices.Sort(chosen)
	return s.Choose(chosen)
}

// shuffledByClass returns for each class the indices of its examples in random order.
func (s *Set) shuffledByClass(rng *rand.Rand) [][]int {
	members := make([][]int, s.Classes())
	for n, label := range s.Labels {
		members[label] = append(members[label], n)
	}
	for _, indices := range members {
		shuffle(indices, rng)
	}
	return members
}

func shuffle(indices []int, rng *rand.Rand) {
	rng.Shuffle(len(indices), func(i, j int) { indices[i], indices[j] = indices[j], indices[i] })
}
