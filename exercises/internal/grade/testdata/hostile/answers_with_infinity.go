// Tries: answers with infinity
// Gets: 0 points
// Base: stub

package perceptron

func Sign(z float64) float64 { x := 1e308; return x * x }
