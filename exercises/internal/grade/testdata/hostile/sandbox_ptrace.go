// Tries: looks into another process
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	panic("ptrace: " + syscall.PtraceAttach(1).Error())
}
