// Tries: a flood of output before the first call
// Gets: 10 points
// Base: solution

package perceptron

func init() {
	for range 1 << 15 {
		println("\x00\x1b[2J a line that nobody has asked for")
	}
}
