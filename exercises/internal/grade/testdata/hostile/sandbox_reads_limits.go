// Tries: reads how much memory it may have
// Gets: 0 points
// Says: 1610612736 bytes
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "fmt"
import "syscall"

func attack() {
	var limit syscall.Rlimit
	syscall.Getrlimit(syscall.RLIMIT_DATA, &limit)
	panic(fmt.Sprint(limit.Max, " bytes"))
}
