//go:build !linux

package course

import "os/exec"

// dieWithUs does nothing here: a judge whose grader was killed goes on to the
// end of its steps.
func dieWithUs(*exec.Cmd) (release func()) { return func() {} }
