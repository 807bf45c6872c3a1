package grade

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"unsafe"

	"golang.org/x/sys/unix"
)

// dropPrivileges gives up what the first process of a user namespace has, for
// good.
func dropPrivileges() error {
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("giving up new privileges: %w", err)
	}
	const noRoot = 0b11 // root's number gives no privileges, and that is final
	if err := unix.Prctl(unix.PR_SET_SECUREBITS, noRoot, 0, 0, 0); err != nil {
		return fmt.Errorf("giving up root's privileges: %w", err)
	}
	if _, _, err := unix.RawSyscall(unix.SYS_SETUID, nobody, 0, 0); err != 0 && err != unix.EINVAL { // for which there is no such user
		return fmt.Errorf("becoming nobody: %w", err)
	}
	var none [2]unix.CapUserData
	if err := unix.Capset(&unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}, &none[0]); err != nil {
		return fmt.Errorf("dropping capabilities: %w", err)
	}
	return nil
}

// audit is how seccomp names the processors that are known here.
var audit = map[string]uint32{"amd64": unix.AUDIT_ARCH_X86_64, "arm64": unix.AUDIT_ARCH_AARCH64}

// needed are the system calls that a Go program makes which computes, starts
// threads, and reads and writes what it was given. Those that depend on their
// arguments stand in [rules]; those of one processor in its own file.
var needed = append([]uint32{
	unix.SYS_READ, unix.SYS_WRITE, unix.SYS_CLOSE, unix.SYS_FSTAT, unix.SYS_LSEEK, unix.SYS_PREAD64, unix.SYS_WRITEV, unix.SYS_READV,
	unix.SYS_OPENAT, unix.SYS_READLINKAT, unix.SYS_GETDENTS64, unix.SYS_GETCWD, unix.SYS_FCNTL, unix.SYS_PIPE2, unix.SYS_DUP3,
	unix.SYS_EPOLL_CREATE1, unix.SYS_EPOLL_CTL, unix.SYS_EPOLL_PWAIT, unix.SYS_EVENTFD2, unix.SYS_PPOLL,
	unix.SYS_MUNMAP, unix.SYS_MADVISE, unix.SYS_MINCORE, unix.SYS_BRK,
	unix.SYS_FUTEX, unix.SYS_SCHED_YIELD, unix.SYS_SCHED_GETAFFINITY, unix.SYS_NANOSLEEP, unix.SYS_CLOCK_NANOSLEEP,
	unix.SYS_CLOCK_GETTIME, unix.SYS_CLOCK_GETRES, unix.SYS_GETTIMEOFDAY, unix.SYS_SETITIMER, unix.SYS_TIMER_CREATE,
	unix.SYS_TIMER_SETTIME, unix.SYS_TIMER_DELETE, unix.SYS_RESTART_SYSCALL,
	unix.SYS_RT_SIGACTION, unix.SYS_RT_SIGPROCMASK, unix.SYS_RT_SIGRETURN, unix.SYS_SIGALTSTACK, unix.SYS_TGKILL,
	unix.SYS_GETPID, unix.SYS_GETPPID, unix.SYS_GETTID, unix.SYS_GETUID, unix.SYS_GETEUID, unix.SYS_GETGID, unix.SYS_GETEGID,
	unix.SYS_UNAME, unix.SYS_GETRANDOM, unix.SYS_SET_TID_ADDRESS, unix.SYS_SET_ROBUST_LIST, unix.SYS_RSEQ,
	unix.SYS_EXECVE, // how the worker begins; there is no other program in its file system
	unix.SYS_EXIT, unix.SYS_EXIT_GROUP,
}, neededHere...)

// rule allows a call if an argument has all bits of set and none of unset.
// Rules for the same call stand together, and all must hold.
type rule struct {
	call, argument, set, unset uint32
}

// rules are for calls that can do more than a worker needs. Memory that is
// shared is not counted by any limit; code is not made while a program runs;
// clone makes threads and no processes; limits are read and not set.
var rules = []rule{
	{unix.SYS_MMAP, 3, 0, unix.MAP_SHARED},
	{unix.SYS_MMAP, 2, 0, unix.PROT_EXEC},
	{unix.SYS_MPROTECT, 2, 0, unix.PROT_EXEC},
	{unix.SYS_CLONE, 0, unix.CLONE_THREAD, 0},
	{unix.SYS_PRLIMIT64, 2, 0, ^uint32(0)},
}

// errNoFilter says that the machine cannot limit system calls.
var errNoFilter = errors.New("system calls are not limited")

// filterCalls allows the system calls of the list and no others.
func filterCalls(bool) error {
	name, ok := audit[runtime.GOARCH]
	if !ok {
		return fmt.Errorf("%w: nobody has listed those of %s", errNoFilter, runtime.GOARCH)
	}
	program := filterProgram(name)
	filter := unix.SockFprog{Len: uint16(len(program)), Filter: &program[0]}
	err := unix.Prctl(unix.PR_SET_SECCOMP, unix.SECCOMP_MODE_FILTER, uintptr(unsafe.Pointer(&filter)), 0, 0)
	runtime.KeepAlive(program)
	if errors.Is(err, unix.EINVAL) {
		return fmt.Errorf("%w: this kernel has no filters", errNoFilter)
	}
	return err
}

const (
	load   = unix.BPF_LD | unix.BPF_W | unix.BPF_ABS
	equal  = unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K
	anyBit = unix.BPF_JMP | unix.BPF_JSET | unix.BPF_K
	result = unix.BPF_RET | unix.BPF_K

	deny = unix.SECCOMP_RET_ERRNO | uint32(unix.EPERM)
)

// filterProgram writes the list in the kernel's language.
func filterProgram(processor uint32) []unix.SockFilter {
	program := []unix.SockFilter{
		{Code: load, K: 4}, // the processor
		{Code: equal, Jt: 1, K: processor},
		{Code: result, K: unix.SECCOMP_RET_KILL_PROCESS},
		{Code: load, K: 0},                               // the number of the call
		{Code: equal, Jf: 1, K: uint32(unix.SYS_CLONE3)}, // its flags cannot be looked at; Go then uses clone
		{Code: result, K: unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS)},
	}
	for _, number := range slices.Compact(slices.Sorted(slices.Values(needed))) {
		program = append(program,
			unix.SockFilter{Code: equal, Jf: 1, K: number},
			unix.SockFilter{Code: result, K: unix.SECCOMP_RET_ALLOW})
	}
	for i, r := range rules {
		low := 16 + 8*r.argument // the half of the argument that flags stand in
		test := []unix.SockFilter{{Code: load, K: low}}
		for _, half := range []uint32{low, low + 4} {
			if half != low && r.unset != ^uint32(0) {
				break
			}
			if r.unset != 0 {
				test = append(test, unix.SockFilter{Code: load, K: half},
					unix.SockFilter{Code: anyBit, Jf: 1, K: r.unset}, unix.SockFilter{Code: result, K: deny})
			}
		}
		if r.set != 0 {
			test = append(test, unix.SockFilter{Code: anyBit, Jt: 1, K: r.set}, unix.SockFilter{Code: result, K: deny})
		}
		if i+1 < len(rules) && rules[i+1].call == r.call {
			test = append(test, unix.SockFilter{Code: load, K: 0})
		} else {
			test = append(test, unix.SockFilter{Code: result, K: unix.SECCOMP_RET_ALLOW})
		}
		program = append(program, unix.SockFilter{Code: equal, Jf: uint8(len(test)), K: r.call})
		program = append(program, test...)
	}
	return append(program, unix.SockFilter{Code: result, K: deny})
}
