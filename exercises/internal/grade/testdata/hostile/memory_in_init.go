// Tries: eats all memory before any call
// Gets: 0 points
// Base: stub

package perceptron

var hold [][]byte

func init() {
	for {
		hold = append(hold, make([]byte, 1<<26))
	}
}
