// Tries: gives a function another signature
// Gets: 0 points
// Says: it does not compile
// Base: stub

package perceptron

func Sign(z float32) float32 { return z }
