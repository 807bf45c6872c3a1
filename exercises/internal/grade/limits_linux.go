package grade

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

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
