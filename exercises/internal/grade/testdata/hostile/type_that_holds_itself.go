// Tries: a type that the compiler could unfold without end
// Gets: 0 points
// Says: it does not compile
// Base: solution

package perceptron

type unfold[P any] struct{ next *unfold[unfold[P]] }

var u unfold[int]
