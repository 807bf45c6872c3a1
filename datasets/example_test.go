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

// Two species and two lengths, as the perceptron's notebook uses them.
func ExampleSet_OnlyClasses() {
	s := datasets.Iris().OnlyClasses("setosa", "versicolor").OnlyFeatures("petal length [cm]", "petal width [cm]")
	printFirst(s, 1)
	fmt.Println(s.Signs()[49:51])
	// Output:
	// Iris: N = 100, M = 2, K = 2
	// [1.4 0.2] setosa
	// [-1 1]
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

// The letter L as the photocells saw it, one digit per pixel: tenths of ink.
func ExampleLetters() {
	s := datasets.Letters("LT", 7, seeded())
	fmt.Println(s.Len(), "pictures,", s.Height, "×", s.Width)
	picture := s.Picture(0)
	for r := range s.Height {
		for c := range s.Width {
			digit := " "
			if v := picture.At(r, c); v > 0 {
				digit = fmt.Sprint(int(9 * v))
			}
			fmt.Print(digit)
		}
		fmt.Println("|")
	}
	// Output:
	// 14 pictures, 20 × 20
	//                     |
	//                     |
	//      230            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      6931111110     |
	//      6999999994     |
	//      2333333331     |
	//                     |
	//                     |
}
