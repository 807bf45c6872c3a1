// Tries: sets how the runtime works, where no comment is refused
// Gets: 0 points
// Base: stub
// Wall: down

//go:debug panicnil=1

package perceptron

var x = 1
