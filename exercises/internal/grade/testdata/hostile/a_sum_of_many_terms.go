// Tries: an expression as long as a file may be
// Gets: 10 points
// Base: solution

package perceptron

var sum = TERMS
