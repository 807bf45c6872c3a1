// Tries: a function in assembly
// Gets: 0 points
// Says: missing function body
// Base: solution

package perceptron

func stolen() bool
