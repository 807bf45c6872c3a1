// Tries: reads the memory of another process (13)
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"
import "golang.org/x/sys/unix"

func attack() {
	_, _, errno := syscall.RawSyscall6(unix.SYS_PROCESS_VM_READV, 1, 0, 0, 0, 0, 0)
	panic("process_vm_readv: " + errno.Error())
}
