// Tries: looks for a descriptor that the grader left open (15)
// Gets: 0 points
// Says: 0 files open
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"
import "fmt"

func attack() {
	n := 0
	for fd := range 64 {
		var s syscall.Stat_t
		if fd > 2 && syscall.Fstat(fd, &s) == nil && s.Mode&syscall.S_IFMT == syscall.S_IFREG {
			n++
		}
	}
	panic(fmt.Sprint(n, " files open"))
}
