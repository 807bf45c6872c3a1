// Tries: leaves a function out
// Gets: 0 points
// Says: it does not compile
// Base: stub

package perceptron

//DROP Sign
