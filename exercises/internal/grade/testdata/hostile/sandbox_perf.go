// Tries: measures other programs
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	_, _, errno := syscall.RawSyscall(298, 0, 0, 0)
	panic("perf_event_open: " + errno.Error())
}
