// Tries: sets timers and signals to its own death
// Gets: 8 points
// Base: solution
// In: Learn
// Wall: down

package perceptron

import "syscall"
import "unsafe"

func attack() {
	syscall.RawSyscall(syscall.SYS_SETITIMER, 0, uintptr(unsafe.Pointer(&[4]int64{0, 1000, 0, 1000})), 0)
	select {}
}
