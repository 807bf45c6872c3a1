// Tries: memory bomb
// Gets: 8 points
// Says: memory
// Base: solution
// In: Learn

package perceptron

var hold [][]byte

func attack() {
	for {
		hold = append(hold, make([]byte, 1<<26))
	}
}
