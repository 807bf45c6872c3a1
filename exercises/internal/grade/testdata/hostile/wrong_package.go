// Tries: belongs to another package
// Gets: 0 points
// Says: package
// Base: stub

package perceptron

//PACKAGE main
