// Tries: one huge allocation
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

var hold []byte

func attack() {
	hold = make([]byte, 1<<42)
	hold[1<<41] = 1
}
