// Tries: adds a key
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"
import "golang.org/x/sys/unix"

func attack() {
	_, _, errno := syscall.RawSyscall(unix.SYS_ADD_KEY, 0, 0, 0)
	panic("add_key: " + errno.Error())
}
