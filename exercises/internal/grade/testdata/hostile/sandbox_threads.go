// Tries: takes hundreds of threads
// Gets: 8 points
// Says: fatal error
// Base: solution
// In: Learn
// Wall: down

package perceptron

import "runtime"

func attack() {
	for range 1000 {
		go func() {
			runtime.LockOSThread()
			select {}
		}()
	}
	for {
		runtime.Gosched()
	}
}
