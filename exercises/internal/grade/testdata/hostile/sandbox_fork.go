// Tries: makes a process
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	_, _, errno := syscall.RawSyscall(syscall.SYS_FORK, 0, 0, 0)
	panic("fork: " + errno.Error())
}
