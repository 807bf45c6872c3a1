// Tries: reads the session keyring of the instructor (14)
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"
import "golang.org/x/sys/unix"

func attack() {
	_, _, errno := syscall.RawSyscall(unix.SYS_KEYCTL, 0, 0xfffffffd, 0)
	panic("keyctl: " + errno.Error())
}
