// Tries: calls the system by the other numbering of amd64
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	_, _, errno := syscall.RawSyscall(0x40000000+syscall.SYS_GETPID, 0, 0, 0)
	panic("x32: " + errno.Error())
}
