// Tries: the same, with something else that never ends
// Gets: 0 points
// Says: no answer
// Base: stub

package perceptron

func init() {
	go func() {
		for {
			c := make(chan int, 1)
			c <- 1
			<-c
		}
	}()
	select {}
}
