// Tries: makes a segment of shared memory
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	_, _, errno := syscall.RawSyscall(syscall.SYS_SHMGET, 0, 1<<20, 0o1600)
	panic("shmget: " + errno.Error())
}
