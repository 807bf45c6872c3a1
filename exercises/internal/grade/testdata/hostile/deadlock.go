// Tries: waits for nobody
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

func attack() {
	select {}
}
