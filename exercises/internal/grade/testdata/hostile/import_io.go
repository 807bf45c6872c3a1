// Tries: reads the standard input
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "io"

func attack() {
	_ = io.EOF
}
