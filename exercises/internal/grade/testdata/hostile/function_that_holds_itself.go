// Tries: a generic function that calls itself with ever larger types
// Gets: 0 points
// Says: it does not compile
// Base: solution

package perceptron

func grow[P any](n int) int { return grow[[2]P](n + 1) }

var n = grow[int](0)
