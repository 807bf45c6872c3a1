// Tries: kills all that it can see
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	err := syscall.Kill(-1, syscall.SIGKILL)
	panic("kill: " + err.Error())
}
