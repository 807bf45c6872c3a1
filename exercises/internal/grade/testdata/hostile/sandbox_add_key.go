// Tries: adds a key
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	_, _, errno := syscall.RawSyscall(248, 0, 0, 0)
	panic("add_key: " + errno.Error())
}
