// Tries: more privileges
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	if err := syscall.Sethostname([]byte("mine")); err != nil {
		panic(err.Error())
	}
}
