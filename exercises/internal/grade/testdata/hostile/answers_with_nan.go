// Tries: answers with NaN
// Gets: 0 points
// Base: stub

package perceptron

func Sign(z float64) float64 { return z * (1e308 * 10 * 0) }
