// Tries: nothing: an editor on Windows wrote it
// Gets: 10 points
// Base: solution

// MARK
package perceptron

var windows = 1
