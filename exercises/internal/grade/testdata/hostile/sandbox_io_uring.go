// Tries: reaches the kernel by io_uring
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"
import "golang.org/x/sys/unix"

func attack() {
	_, _, errno := syscall.RawSyscall(unix.SYS_IO_URING_SETUP, 1, 0, 0)
	panic("io_uring: " + errno.Error())
}
