// Tries: becomes another program
// Gets: 0 points
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "syscall"

func attack() {
	panic("exec: " + syscall.Exec("/hand-in", []string{"x"}, nil).Error())
}
