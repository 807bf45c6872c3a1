// Tries: reads the calls before the worker does
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "bufio"

func attack() {
	bufio.NewReader(nil)
}
