package course

import (
	"os/exec"
	"runtime"
	"syscall"
)

// dieWithUs lets the kernel end a command when this process ends, however that
// comes about. The kernel goes by the thread that starts the command, so this is
// called by who waits for it, and release after that.
func dieWithUs(cmd *exec.Cmd) (release func()) {
	runtime.LockOSThread()
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Pdeathsig = syscall.SIGKILL
	return runtime.UnlockOSThread
}
