// Tries: makes a socket
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	_, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	panic("socket: " + err.Error())
}
