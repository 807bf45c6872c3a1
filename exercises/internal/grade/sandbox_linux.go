package grade

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

// Main runs the processes that lead to a worker, if this is one of them, and
// does not return from these. A program that grades calls it first.
//
//	judge ── sandbox ── first ── inner ⇒ worker
//
// The process "sandbox" makes the namespaces and waits. "First" is the first
// process in them: when it ends the kernel ends all others, whatever they have
// done to outlive it, and it ends with "sandbox", as that does with the judge.
// "Inner" takes everything away from itself and becomes the worker.
func Main() {
	if len(os.Args) < 3 {
		return
	}
	var err error
	switch os.Args[1] {
	case "sandbox:", weak:
		err = sandbox(os.Args[1], os.Args[2], os.Args[3:])
	case "first:":
		err = first(os.Args[2:])
	case "inner:":
		err = inner(os.Args[2], os.Args[3], os.Args[4], os.Args[5:])
	case "limited:":
		err = limited(os.Args[2:])
	default:
		return
	}
	fmt.Fprintln(os.Stderr, complaint+err.Error())
	os.Exit(125)
}

// sandbox starts inner in namespaces of its own: no network, no other
// processes, no files but those that inner leaves.
func sandbox(kind, worker string, args []string) error {
	if err := unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(unix.SIGKILL), 0, 0, 0); err != nil {
		return err
	}
	root := filepath.Join(filepath.Dir(worker), "root") // goes with the worker's folder
	if err := os.Mkdir(root, 0o755); err != nil && !os.IsExist(err) {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if err := os.Chmod(worker, 0o755); err != nil { // others than its owner run it
		return err
	}
	runtime.LockOSThread() // the death signal comes when this thread ends
	argv := append([]string{self, "first:", kind, root, worker}, args...)
	cmd := inNamespaces(argv, os.Getuid() == 0)
	if err := cmd.Start(); err != nil {
		cmd = inNamespaces(argv, false)
		if err := cmd.Start(); err != nil {
			return err
		}
	}
	return exitLike(cmd.Wait())
}

// Users in the namespace. No limit of threads holds for root, so where root
// grades there is another user for the worker.
const (
	owner  = 0
	nobody = 1

	nobodyOutside = 65534
)

// inNamespaces is a command in namespaces of its own, with one user in them or
// two.
func inNamespaces(argv []string, two bool) *exec.Cmd {
	users := []syscall.SysProcIDMap{{ContainerID: owner, HostID: os.Getuid(), Size: 1}}
	if two {
		users = append(users, syscall.SysProcIDMap{ContainerID: nobody, HostID: nobodyOutside, Size: 1})
	}
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = environment
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS | syscall.CLONE_NEWPID |
			syscall.CLONE_NEWNET | syscall.CLONE_NEWIPC | syscall.CLONE_NEWUTS,
		UidMappings: users,
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		Pdeathsig:   syscall.SIGKILL, // and with the first process all others end
		Setsid:      true,            // kill(0) reaches the process group, across namespaces
	}
	return cmd
}

// exitLike ends this process as the command did, if that could be started.
func exitLike(err error) error {
	if exit, ok := err.(*exec.ExitError); ok {
		os.Exit(max(exit.ExitCode(), 1))
	}
	if err != nil {
		return err
	}
	os.Exit(0)
	return nil
}

// first starts inner and waits for it. With this process all others end.
func first(args []string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, append([]string{"inner:"}, args...)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return exitLike(cmd.Run())
}
