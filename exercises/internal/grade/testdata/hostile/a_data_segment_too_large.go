// Tries: a data segment too large
// Gets: 0 points
// Says: it does not compile
// Base: solution
// In: Learn

package perceptron

var big = [1 << 34]byte{1}

func attack() {
	big[0]++
}
