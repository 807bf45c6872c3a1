// Tries: looks for the judge on all stacks of its process
// Gets: 0 points
// Says: no judge on any stack
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "runtime"
import "strings"

func attack() {
	buf := make([]byte, 1<<20)
	stacks := string(buf[:runtime.Stack(buf, true)])
	for _, known := range []string{"verdict.", "check.", "testing.", "plain."} {
		if strings.Contains(stacks, known) {
			panic("found " + known)
		}
	}
	panic("no judge on any stack")
}
