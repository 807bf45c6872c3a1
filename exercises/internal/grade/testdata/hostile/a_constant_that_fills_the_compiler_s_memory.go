// Tries: a constant that fills the compiler's memory
// Gets: 0 points
// Says: it does not compile
// Base: solution

package perceptron

//DOUBLED
