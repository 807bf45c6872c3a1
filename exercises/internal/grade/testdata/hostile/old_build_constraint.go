// Tries: hides from the build by the old form
// Gets: 0 points
// Says: //go:build
// Base: stub

//go:build ignore
// +build ignore

package perceptron
