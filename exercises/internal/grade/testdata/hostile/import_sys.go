// Tries: calls the system by names
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "golang.org/x/sys/unix"

func attack() {
	unix.Getpid()
}
