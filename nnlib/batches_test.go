package nnlib_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"nnlecture/nnlib"
)

// seeded is a generator whose figures are the same on every machine.
func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 2)) }

func TestBatchesAreEpochs(t *testing.T) {
	epoch := nnlib.Batches(10, 4, seeded(1))
	var first []int
	for e := range 3 {
		var sizes, all []int
		for batch := range epoch {
			sizes = append(sizes, len(batch))
			all = append(all, batch...)
		}
		if e == 0 {
			first = slices.Clone(all)
		} else if slices.Equal(all, first) {
			t.Errorf("epoch %d has the order of the first", e)
		}
		slices.Sort(all)
		if !slices.Equal(sizes, []int{4, 4, 2}) || !slices.Equal(all, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}) {
			t.Errorf("epoch %d has batches of %v with %v, want [4 4 2] with each index once", e, sizes, all)
		}
	}
}

func TestBatchesStopAndRefuse(t *testing.T) {
	count := 0
	for batch := range nnlib.Batches(100, 1000, seeded(1)) {
		count += len(batch)
	}
	if count != 100 {
		t.Errorf("a batch larger than the set has %d examples, want all 100", count)
	}
	for range nnlib.Batches(10, 1, seeded(1)) {
		break // must not panic
	}
	for range 2 { // without a generator in the given order, each time
		var all []int
		for batch := range nnlib.Batches(3, 2, nil) {
			all = append(all, batch...)
		}
		if !slices.Equal(all, []int{0, 1, 2}) {
			t.Errorf("order %v, want [0 1 2]", all)
		}
	}
	wantShapePanic(t, "Batches: size is 0, want at least 1", func() { nnlib.Batches(10, 0, seeded(1)) })
	wantShapePanic(t, "Batches: n is 0, want at least 1", func() { nnlib.Batches(0, 1, seeded(1)) })
}

// What is left is the body of the loop, which the compiler makes a function of.
func TestBatchesDoNotAllocatePerBatch(t *testing.T) {
	epoch := nnlib.Batches(1000, 10, seeded(1))
	sum := 0
	if allocs := testing.AllocsPerRun(20, func() {
		for batch := range epoch {
			sum += batch[0]
		}
	}); allocs > 2 {
		t.Errorf("%v allocations for 100 batches, want at most 2", allocs)
	}
}

func ExampleBatches() {
	rng := seeded(1)
	epoch := nnlib.Batches(10, 4, rng)
	for e := range 2 {
		fmt.Println("epoch", e+1)
		for batch := range epoch {
			fmt.Println(batch)
		}
	}
	// Output:
	// epoch 1
	// [4 2 3 6]
	// [9 1 8 0]
	// [5 7]
	// epoch 2
	// [9 5 0 6]
	// [7 4 8 3]
	// [1 2]
}
