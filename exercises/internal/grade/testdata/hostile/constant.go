// Tries: answers the same whatever is asked
// Gets: 0 points
// Base: stub

package perceptron

func Sign(z float64) float64 { return 1 }
