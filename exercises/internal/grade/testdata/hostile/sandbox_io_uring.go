// Tries: reaches the kernel by io_uring
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	_, _, errno := syscall.RawSyscall(425, 1, 0, 0)
	panic("io_uring: " + errno.Error())
}
