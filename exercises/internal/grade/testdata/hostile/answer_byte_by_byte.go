// Tries: answers so slowly that it never ends
// Gets: 0 points
// Says: no answer
// Base: stub
// Wall: down
// With: forger

package perceptron

import "os"
import "time"

func init() {
	mark, _ := question()
	os.Stdout.WriteString("\x00" + mark + "\x00\x00\x70\x00")
	for {
		os.Stdout.WriteString("\x00")
		time.Sleep(time.Millisecond)
	}
}
