// Tries: starts itself again, as a judge (44)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "os/exec"

func attack() {
	exec.Command("/proc/self/exe", "-test.run=.").Run()
}
