package grade

import (
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
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
	fmt.Fprintln(os.Stderr, "sandbox:", err)
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

// environment is all that a worker is told: none of ours, in which secrets may
// stand. With two processors a hand-in can compute beside itself, not beside
// everybody.
var environment = []string{"PATH=/", "HOME=/", "TMPDIR=/", "GOMAXPROCS=2"}

// inner leaves itself with one file, the worker's binary, and becomes it. Kind
// says whether to go on where system calls cannot be limited.
func inner(kind, root, worker string, args []string) error {
	runtime.LockOSThread()
	closeInherited()
	for _, step := range []func() error{
		func() error { return unix.Sethostname([]byte("hand-in")) },
		func() error { return emptyRoot(root, worker) },
		setLimits,
		dropPrivileges,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	trial := len(args) > 0 && args[0] == nothing
	var lacks []string
	for _, m := range mayLack {
		err := m.set(trial)
		if trial && slices.Contains(args, m.missing.Error()) { // a test wants to see this
			err = m.missing
		}
		if err != nil && !errors.Is(err, m.missing) {
			return err
		}
		if err != nil {
			lacks = append(lacks, err.Error())
		}
	}
	if len(lacks) > 0 && kind != weak {
		return errors.New(strings.Join(lacks, "; "))
	}
	if trial {
		fmt.Println(sandboxWorks)
		os.Exit(0)
	}
	return syscall.Exec("/hand-in", append([]string{"/hand-in"}, args...), os.Environ())
}

// closeInherited keeps from the worker what whoever started the grader had
// open.
func closeInherited() {
	const beyondErrors = 3
	if unix.CloseRange(beyondErrors, math.MaxUint32, unix.CLOSE_RANGE_CLOEXEC) == nil {
		return
	}
	for fd := beyondErrors; fd < 1<<16; fd++ { // an old kernel
		unix.CloseOnExec(fd)
	}
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

// mayLack are the mechanisms that a weak sandbox can do without.
var mayLack = []struct {
	missing error
	set     func(trial bool) error
}{{errNoThreadLimit, limitThreads}, {errNoFilter, filterCalls}}

// errNoThreadLimit says that the machine cannot limit threads.
var errNoThreadLimit = errors.New("threads are not limited")

const mostThreads = 64 // several times what a Go program takes that only computes

// limitThreads bounds the threads of this sandbox. Older kernels count those of
// a user, wherever they are. In a trial it looks whether the limit holds.
func limitThreads(trial bool) error {
	var system unix.Utsname
	var major, minor int
	if err := unix.Uname(&system); err != nil {
		return err
	}
	fmt.Sscanf(unix.ByteSliceToString(system.Release[:]), "%d.%d", &major, &minor)
	if major < 5 || major == 5 && minor < 14 {
		return fmt.Errorf("%w: this kernel does not count them for each sandbox", errNoThreadLimit)
	}
	if trial {
		unix.Setrlimit(unix.RLIMIT_NPROC, &unix.Rlimit{Cur: 1, Max: mostThreads})
		if _, err := syscall.ForkExec("/hand-in", nil, nil); !errors.Is(err, syscall.EAGAIN) {
			return fmt.Errorf("%w: the limit does not hold for this user", errNoThreadLimit)
		}
	}
	return unix.Setrlimit(unix.RLIMIT_NPROC, &unix.Rlimit{Cur: mostThreads, Max: mostThreads})
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
