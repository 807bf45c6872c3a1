// Tries: ends the first process of its sandbox, by a call that is allowed for threads
// Gets: 0 points
// Says: still here
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	syscall.RawSyscall(syscall.SYS_TGKILL, 1, 1, 9)
	syscall.RawSyscall(syscall.SYS_TGKILL, 1, 1, 19)
	panic("still here")
}
