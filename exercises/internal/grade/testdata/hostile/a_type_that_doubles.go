// Tries: a type whose description fills the disk
// Gets: 0 points
// Says: it does not compile
// Base: solution

package perceptron

//ALIASES
