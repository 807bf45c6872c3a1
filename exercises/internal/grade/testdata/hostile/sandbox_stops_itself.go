// Tries: stops its own threads by a signal that nobody can catch
// Gets: 8 points
// Base: solution
// In: Learn
// Wall: down

package perceptron

import "syscall"

func attack() {
	syscall.RawSyscall(syscall.SYS_TGKILL, uintptr(syscall.Getpid()), uintptr(syscall.Gettid()), 19)
	select {}
}
