// Tries: never gets to its first call
// Gets: 0 points
// Says: loop
// Base: stub

package perceptron

func init() {
	for {
	}
}
