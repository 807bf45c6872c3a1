// Tries: reads how much memory the machine has
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	var s syscall.Sysinfo_t
	panic("sysinfo: " + syscall.Sysinfo(&s).Error())
}
