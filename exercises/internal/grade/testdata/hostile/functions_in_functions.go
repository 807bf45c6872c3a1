// Tries: functions in functions, three thousand deep
// Gets: 10 points
// Base: solution

package perceptron

var deep = FUNCTIONS
