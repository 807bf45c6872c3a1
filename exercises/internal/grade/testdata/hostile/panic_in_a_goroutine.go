// Tries: panic in a goroutine
// Gets: 8 points
// Says: boo
// Base: solution
// In: Learn

package perceptron

func attack() {
	done := make(chan int)
	go func() { panic("boo") }()
	<-done
}
