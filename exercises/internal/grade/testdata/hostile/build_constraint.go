// Tries: build constraint
// Gets: 0 points
// Says: //go:build
// Base: solution

//go:build ignore

package perceptron
