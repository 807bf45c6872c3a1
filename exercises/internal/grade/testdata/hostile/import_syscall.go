// Tries: calls the system by number (12)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "syscall"

func attack() {
	syscall.RawSyscall(syscall.SYS_MPROTECT, 0, 0, 0)
}
