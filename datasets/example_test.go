package datasets_test

import (
	"fmt"
	"math/rand/v2"

	"nnlecture/datasets"
)

// seeded is a generator whose figures are the same on every machine.
func seeded() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// printFirst prints the size of a set and its first examples.
func printFirst(s *datasets.Set, examples int) {
	fmt.Printf("%s: N = %d, M = %d, K = %d\n", s.Name, s.Len(), s.Features(), s.Classes())
	for n := range examples {
		fmt.Printf("%v %s\n", s.Rows().RawRowView(n), s.ClassNames[s.Labels[n]])
	}
}

func ExampleIris() {
	printFirst(datasets.Iris(), 3)
	// Output:
	// Iris: N = 150, M = 4, K = 3
	// [5.1 3.5 1.4 0.2] setosa
	// [4.9 3 1.4 0.2] setosa
	// [4.7 3.2 1.3 0.2] setosa
}

func ExampleAND() {
	printFirst(datasets.AND(), 4)
	// Output:
	// AND: N = 4, M = 2, K = 2
	// [0 0] false
	// [0 1] false
	// [1 0] false
	// [1 1] true
}

func ExampleOR() {
	printFirst(datasets.OR(), 4)
	// Output:
	// OR: N = 4, M = 2, K = 2
	// [0 0] false
	// [0 1] true
	// [1 0] true
	// [1 1] true
}

func ExampleXOR() {
	printFirst(datasets.XOR(), 4)
	// Output:
	// XOR: N = 4, M = 2, K = 2
	// [0 0] false
	// [0 1] true
	// [1 0] true
	// [1 1] false
}

func ExampleSeparable() {
	printFirst(datasets.Separable(100, 0.1, seeded()), 3)
	// Output:
	// separable points: N = 100, M = 2, K = 2
	// [0.2095308150663262 0.8556214350214923] −1
	// [0.11107454038291142 -0.4329429712212076] +1
	// [0.7282757857244533 0.01423238352509082] −1
}

func ExampleOverlapping() {
	printFirst(datasets.Overlapping(100, 0.2, seeded()), 3)
	// Output:
	// overlapping points: N = 100, M = 2, K = 2
	// [0.449279 -0.006507] −1
	// [0.275084 -0.281603] +1
	// [-0.230219 -0.068087] −1
}

func ExampleBlobs() {
	printFirst(datasets.Blobs(300, 3, 0.3, seeded()), 3)
	// Output:
	// blobs: N = 300, M = 2, K = 3
	// [0.113834 1.022421] class 1
	// [0.926046 -0.837594] class 2
	// [-0.986202 -1.425613] class 3
}

func ExampleMoons() {
	printFirst(datasets.Moons(200, 0.1, seeded()), 3)
	// Output:
	// moons: N = 200, M = 2, K = 2
	// [-0.518918 0.870249] class 1
	// [0.741163 -0.784312] class 2
	// [-0.670492 0.526041] class 1
}

func ExampleCircles() {
	printFirst(datasets.Circles(200, 0.05, seeded()), 3)
	// Output:
	// circles: N = 200, M = 2, K = 2
	// [-0.219174 -0.437557] class 1
	// [-0.924301 0.272688] class 2
	// [0.297133 -0.459232] class 1
}

func ExampleSpirals() {
	printFirst(datasets.Spirals(200, 2, 0.02, seeded()), 3)
	// Output:
	// spirals: N = 200, M = 2, K = 2
	// [0.370996 -0.750613] class 1
	// [0.377738 0.510424] class 2
	// [0.791437 -0.51578] class 1
}
