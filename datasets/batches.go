package datasets

import (
	"fmt"
	"iter"
	"math/rand/v2"
)

// Batches goes through the indices 0 … n−1 once in random order, size of them
// at a time; the last batch has what is left. Each time it is ranged over is
// one epoch, in a new order:
//
//	epoch := datasets.Batches(train.Len(), 64, rng)
//	for range epochs {
//		for batch := range epoch {
//			// batch holds the indices of up to 64 examples
//		}
//	}
//
// It makes one slice for all epochs. A batch is a window on this slice: copy
// what has to outlive the step.
//
// It panics if n < 1 or size < 1.
//
// Slide "Training the Network in Batches".
func Batches(n, size int, rng *rand.Rand) iter.Seq[[]int] {
	if n < 1 || size < 1 {
		panic(fmt.Sprintf("datasets.Batches: n = %d, size = %d, want both ≥ 1", n, size))
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return func(yield func([]int) bool) {
		shuffle(order, rng)
		for from := 0; from < n; from += size {
			to := min(from+size, n)
			if !yield(order[from:to:to]) {
				return
			}
		}
	}
}
