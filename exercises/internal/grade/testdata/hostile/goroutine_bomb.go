// Tries: goroutine bomb
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

func attack() {
	for {
		go func() { select {} }()
	}
}
