// Tries: a file that does not compile
// Gets: 0 points
// Says: it does not compile
// Base: solution

package perceptron

func broken() { return 1 }
