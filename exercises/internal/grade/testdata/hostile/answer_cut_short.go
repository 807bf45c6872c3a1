// Tries: ends in the middle of its answer, and waits
// Gets: 0 points
// Says: no answer
// Base: stub
// Wall: down
// With: forger

package perceptron

import "os"

func init() {
	mark, _ := question()
	os.Stdout.WriteString("\x00" + mark + "\x00\x10\x00\x00\x00\x01")
	question()
}
