// Tries: a variable on the stack larger than the machine
// Gets: 8 points
// Says: memory
// Base: solution
// In: Learn

package perceptron

func attack() {
	var a [1 << 40]byte
	a[1<<39] = 1
}
