// Tries: never gets to its first call, by a variable
// Gets: 0 points
// Base: stub

package perceptron

var x = func() int {
	for {
	}
}()
