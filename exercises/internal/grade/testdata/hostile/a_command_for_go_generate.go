// Tries: a command for go generate
// Gets: 10 points
// Base: solution

package perceptron

//go:generate touch OUTSIDE/generated
