//go:build unix

package course

import (
	"os/exec"
	"syscall"
)

// inGroup gives a command a process group of its own, which ends with it when
// its context does. Otherwise Ctrl+C would reach the compiler before it reaches
// us, and a broken-off build would look like one that failed.
func inGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
