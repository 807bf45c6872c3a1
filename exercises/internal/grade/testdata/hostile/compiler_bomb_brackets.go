// Tries: brackets a hundred thousand deep (55)
// Gets: 10 points
// Base: solution

package perceptron

var deep = BRACKETS
