// Tries: makes a file in memory, which no limit counts (10)
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"
import "golang.org/x/sys/unix"

func attack() {
	_, _, errno := syscall.RawSyscall(unix.SYS_MEMFD_CREATE, 0, 0, 0)
	panic("memfd_create: " + errno.Error())
}
