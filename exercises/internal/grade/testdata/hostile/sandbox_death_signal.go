// Tries: clears the signal with which it dies with its judge (09)
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	_, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, 1, 0, 0)
	panic("prctl: " + errno.Error())
}
