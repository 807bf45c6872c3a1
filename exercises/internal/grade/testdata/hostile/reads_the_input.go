// Tries: reads the calls from the standard input before the worker
// Gets: 0 points
// Base: stub
// In: Sign

package perceptron

import "fmt"

func attack() {
	var s string
	for range 1000 {
		fmt.Scan(&s)
	}
}
