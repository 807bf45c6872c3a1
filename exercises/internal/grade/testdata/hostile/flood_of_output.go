// Tries: flood of output
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

import "fmt"
import "strings"

func attack() {
	for {
		fmt.Println(strings.Repeat("flood", 10000))
	}
}
