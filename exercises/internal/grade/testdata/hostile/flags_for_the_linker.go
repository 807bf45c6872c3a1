// Tries: flags for the linker
// Gets: 0 points
// Says: without C
// Base: solution

package perceptron

//go:cgo_ldflag "-lm"
