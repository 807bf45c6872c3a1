// Tries: panics before any call
// Gets: 0 points
// Says: first
// Base: stub

package perceptron

func init() { panic("first") }
