// Tries: an endless message of the compiler
// Gets: 0 points
// Says: … and more
// Base: solution

package perceptron

var long int = "LONG"
