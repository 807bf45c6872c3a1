package grade

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// Main runs the processes that lead to a worker, if this is one of them, and
// does not return from these. A program that grades calls it first.
//
//	judge ── sandbox ── inner ⇒ worker
//
// The process "sandbox" makes the namespaces and waits; "inner" is the first
// process in them, takes everything away from itself, and becomes the worker.
func Main() {
	if len(os.Args) < 3 {
		return
	}
	var err error
	switch os.Args[1] {
	case "sandbox:":
		err = sandbox(os.Args[2], os.Args[3:])
	case "inner:":
		err = inner(os.Args[2], os.Args[3], os.Args[4:])
	case "limited:":
		err = limited(os.Args[2:])
	default:
		return
	}
	fmt.Fprintln(os.Stderr, "sandbox:", err)
	os.Exit(125)
}

// sandbox starts inner in namespaces of its own: no network, no other
// processes, no files but those that inner leaves.
func sandbox(worker string, args []string) error {
	if err := prctl(syscall.PR_SET_PDEATHSIG, uintptr(syscall.SIGKILL)); err != nil {
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
	cmd := exec.Command(self, append([]string{"inner:", root, worker}, args...)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = onlyOurs(os.Environ())
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS | syscall.CLONE_NEWPID |
			syscall.CLONE_NEWNET | syscall.CLONE_NEWIPC | syscall.CLONE_NEWUTS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		Pdeathsig:   syscall.SIGKILL, // and with the first process all others end
		Setsid:      true,            // kill(0) reaches the process group, across namespaces
	}
	runtime.LockOSThread() // the death signal comes when this thread ends
	err = cmd.Run()
	if exit, ok := err.(*exec.ExitError); ok {
		os.Exit(max(exit.ExitCode(), 1))
	}
	if err != nil {
		return err
	}
	os.Exit(0)
	return nil
}

// onlyOurs drops the environment, in which secrets may stand, except for what
// the judge tells the worker.
func onlyOurs(environ []string) []string {
	var kept []string
	for _, variable := range environ {
		if strings.HasPrefix(variable, "NNLECTURE_WORKER=") || strings.HasPrefix(variable, "GORACE=") {
			kept = append(kept, variable)
		}
	}
	return append(kept, "PATH=/", "HOME=/", "TMPDIR=/")
}

// inner leaves itself with one file, the worker's binary, and becomes it.
func inner(root, worker string, args []string) error {
	runtime.LockOSThread()
	if err := emptyRoot(root, worker); err != nil {
		return err
	}
	if err := setLimits(); err != nil {
		return err
	}
	if err := dropPrivileges(); err != nil {
		return err
	}
	if err := filterCalls(); err != nil {
		return err
	}
	if len(args) == 1 && args[0] == "nothing:" {
		fmt.Println(sandboxWorks)
		os.Exit(0)
	}
	return syscall.Exec("/hand-in", append([]string{"/hand-in"}, args...), os.Environ())
}

// emptyRoot makes a file system in memory, with the worker and nothing else,
// the root, and makes it read-only.
func emptyRoot(root, worker string) error {
	file := filepath.Join(root, "hand-in")
	const readOnly = syscall.MS_RDONLY | syscall.MS_NOSUID | syscall.MS_NODEV
	for _, step := range []func() error{
		func() error { return syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, "") },
		func() error {
			return syscall.Mount("none", root, "tmpfs", syscall.MS_NOSUID|syscall.MS_NODEV, "size=64k,mode=755")
		},
		func() error { return os.WriteFile(file, nil, 0o755) },
		func() error { return syscall.Mount(worker, file, "", syscall.MS_BIND, "") },
		func() error { return syscall.Chdir(root) },
		func() error { return syscall.PivotRoot(".", ".") },
		func() error { return syscall.Unmount(".", syscall.MNT_DETACH) },
		func() error { return syscall.Chdir("/") },
		func() error {
			return syscall.Mount("", "/hand-in", "", syscall.MS_BIND|syscall.MS_REMOUNT|readOnly|mountFlags("/hand-in"), "")
		},
		func() error { return syscall.Mount("", "/", "", syscall.MS_REMOUNT|readOnly, "size=64k,mode=755") },
	} {
		if err := step(); err != nil {
			return fmt.Errorf("making an empty file system: %w", err)
		}
	}
	return nil
}

// mountFlags are the flags that a bind mount has inherited and must keep.
func mountFlags(path string) uintptr {
	var stat syscall.Statfs_t
	if syscall.Statfs(path, &stat) != nil {
		return 0
	}
	const kept = syscall.MS_NOEXEC | syscall.MS_NOATIME | syscall.MS_NODIRATIME | syscall.MS_RELATIME
	return uintptr(stat.Flags) & kept
}

const (
	gib           = 1 << 30
	workerSeconds = 300
)

// setLimits bounds memory, time, files and core dumps of this process and of
// what it becomes.
func setLimits() error {
	for resource, limit := range map[int]uint64{
		syscall.RLIMIT_DATA:   3 * gib / 2,
		syscall.RLIMIT_CPU:    workerSeconds,
		syscall.RLIMIT_FSIZE:  0,
		syscall.RLIMIT_NOFILE: 64,
		syscall.RLIMIT_CORE:   0,
	} {
		if err := syscall.Setrlimit(resource, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
			return fmt.Errorf("setting limit %d: %w", resource, err)
		}
	}
	return nil
}

// limited runs a command, the compiler, with bounds on memory and time but
// with its files: compiling executes nothing of the hand-in.
func limited(argv []string) error {
	path, err := exec.LookPath(argv[0])
	if err != nil {
		return err
	}
	for resource, limit := range map[int]uint64{
		syscall.RLIMIT_DATA:  3 * gib,
		syscall.RLIMIT_CPU:   120,
		syscall.RLIMIT_FSIZE: gib / 8, // of each file: a huge variable would fill disk and cache
		syscall.RLIMIT_CORE:  0,
	} {
		if err := syscall.Setrlimit(resource, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
			return err
		}
	}
	return syscall.Exec(path, argv, os.Environ())
}
