// Tries: changes a setting of the runtime (75)
// Gets: 0 points
// Says: //go:debug
// Base: stub

//go:debug panicnil=1

package perceptron
