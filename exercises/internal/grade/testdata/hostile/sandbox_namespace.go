// Tries: makes namespaces of its own
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	panic("unshare: " + syscall.Unshare(syscall.CLONE_NEWUSER).Error())
}
