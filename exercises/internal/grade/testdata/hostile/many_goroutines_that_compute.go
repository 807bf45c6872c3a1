// Tries: takes all processors
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

func attack() {
	for range 64 {
		go func() {
			for {
			}
		}()
	}
	for {
	}
}
