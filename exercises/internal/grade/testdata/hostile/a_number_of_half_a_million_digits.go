// Tries: a constant that takes long to read
// Gets: 0 points
// Says: it does not compile
// Base: solution

package perceptron

const long = LONGDIGITS
