// Tries: hides from the build, where no comment is refused
// Gets: 0 points
// Says: it does not compile
// Base: solution
// Wall: down

//go:build ignore

package perceptron

var x = 1
