// Tries: measures other programs
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"
import "golang.org/x/sys/unix"

func attack() {
	_, _, errno := syscall.RawSyscall(unix.SYS_PERF_EVENT_OPEN, 0, 0, 0)
	panic("perf_event_open: " + errno.Error())
}
