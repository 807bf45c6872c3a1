// Tries: changes how the kernel treats it
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"
import "golang.org/x/sys/unix"

func attack() {
	_, _, errno := syscall.RawSyscall(unix.SYS_PERSONALITY, 0x0040000, 0, 0)
	panic("personality: " + errno.Error())
}
