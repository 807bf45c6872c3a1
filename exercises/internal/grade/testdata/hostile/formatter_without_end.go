// Tries: panics with a value that prints itself for ever
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

import "fmt"

type talker struct{}

func (talker) Format(s fmt.State, verb rune) {
	for {
		fmt.Fprint(s, "and more ")
	}
}

func attack() { panic(talker{}) }
