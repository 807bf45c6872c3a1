// Tries: ends the runtime by closing a channel twice in a goroutine
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

func attack() {
	c := make(chan int)
	go func() {
		close(c)
		close(c)
	}()
	select {}
}
