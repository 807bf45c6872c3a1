// Tries: other processes
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "os"

func attack() {
	_, err := os.StartProcess("/hand-in", []string{"/hand-in"}, &os.ProcAttr{})
	panic("starting: " + err.Error())
}
