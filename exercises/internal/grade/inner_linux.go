package grade

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

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
