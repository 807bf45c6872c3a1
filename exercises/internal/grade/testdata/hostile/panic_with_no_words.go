// Tries: panics with bytes that are no UTF-8, a mark of the byte order and a null
// Gets: 8 points
// Says: It panicked
// Base: solution
// In: Learn

package perceptron

func attack() { panic("\xff\xfe\ufeff\x00\u2028\u2066") }
