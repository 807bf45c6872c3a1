// Tries: receives from a channel that is not there
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

func attack() {
	var c chan int
	<-c
}
