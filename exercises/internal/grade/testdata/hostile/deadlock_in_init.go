// Tries: waits before any call for what never comes
// Gets: 0 points
// Says: asleep
// Base: stub

package perceptron

func init() { select {} }
