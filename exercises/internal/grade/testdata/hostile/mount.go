// Tries: mount
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	panic(syscall.Mount("none", "/", "tmpfs", 0, "").Error())
}
