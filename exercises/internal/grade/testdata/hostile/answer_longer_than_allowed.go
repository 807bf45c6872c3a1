// Tries: begins an answer of four billion bytes
// Gets: 0 points
// Says: The answer could not be read
// Base: stub
// Wall: down
// With: forger

package perceptron

import "os"

func init() {
	mark, _ := question()
	os.Stdout.WriteString("\x00" + mark + "\xff\xff\xff\xff")
	os.Stdout.Write(make([]byte, 64<<20))
	question()
}
