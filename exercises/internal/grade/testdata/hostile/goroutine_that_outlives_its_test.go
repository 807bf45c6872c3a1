// Tries: goroutine that outlives its test
// Gets: 10 points
// Base: solution
// In: Learn
// Wall: down

package perceptron

import "time"
import "os"

func attack() {
	go func() {
		for {
			time.Sleep(time.Millisecond)
			os.Getpid()
		}
	}()
}
