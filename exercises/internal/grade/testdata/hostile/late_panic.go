// Tries: panics in a goroutine after its answer
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

func attack() {
	go func() {
		for range 1000 {
		}
		panic("late")
	}()
}
