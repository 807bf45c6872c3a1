// Tries: a variable that fills the disk
// Gets: 0 points
// Says: it does not compile
// Base: solution
// In: Learn

package perceptron

var big = [1 << 29]byte{1}

func attack() {
	big[0]++
}
