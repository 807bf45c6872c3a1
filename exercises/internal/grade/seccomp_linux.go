package grade

import (
	"errors"
	"fmt"
	"runtime"
	"syscall"
	"unsafe"
)

// Numbers of prctl(2), capset(2) and seccomp(2) that package syscall does not name.
const (
	prSetSeccomp    = 22
	prSetSecurebits = 28
	prSetNoNewPrivs = 38
	seccompFilter   = 2

	secureNoRoot = 0b11 // root's number gives no privileges, and that is final

	capabilityVersion = 0x20080522

	retAllow = 0x7fff0000
	retErrno = 0x00050000
	retKill  = 0x80000000
)

// dropPrivileges gives up what the first process of a user namespace has, for
// good.
func dropPrivileges() error {
	if err := prctl(prSetNoNewPrivs, 1); err != nil {
		return fmt.Errorf("giving up new privileges: %w", err)
	}
	if err := prctl(prSetSecurebits, secureNoRoot); err != nil {
		return fmt.Errorf("giving up root's privileges: %w", err)
	}
	header := struct {
		version uint32
		pid     int32
	}{version: capabilityVersion}
	var none [2]struct{ effective, permitted, inheritable uint32 }
	_, _, errno := syscall.RawSyscall(syscall.SYS_CAPSET, uintptr(unsafe.Pointer(&header)), uintptr(unsafe.Pointer(&none[0])), 0)
	if errno != 0 {
		return fmt.Errorf("dropping capabilities: %w", errno)
	}
	return nil
}

func prctl(option, value uintptr) error {
	if _, _, errno := syscall.RawSyscall6(syscall.SYS_PRCTL, option, value, 0, 0, 0, 0); errno != 0 {
		return errno
	}
	return nil
}

// machine holds the numbers of system calls that differ between processors.
type machine struct {
	audit  uint32   // how seccomp names the processor
	clone  uint32   // makes threads, which Go needs, and processes
	denied []uint32 // what a worker has no need for
}

var machines = map[string]machine{
	// fork, vfork, ptrace, mount, socket, socketpair, unshare, setns, bpf, userfaultfd, io_uring_setup
	"amd64": {0xC000003E, 56, []uint32{57, 58, 101, 165, 41, 53, 272, 308, 321, 323, 425}},
	// ptrace, mount, socket, socketpair, unshare, setns, bpf, userfaultfd, io_uring_setup
	"arm64": {0xC00000B7, 220, []uint32{117, 40, 198, 199, 97, 268, 280, 282, 425}},
}

const (
	clone3      = 435     // on all processors; its flags cannot be looked at
	cloneThread = 0x10000 // CLONE_THREAD
)

// filterCalls forbids new processes, sockets and a few calls that only attacks
// need. Threads are allowed. On processors it does not know it does nothing:
// the namespaces and limits hold there, too.
func filterCalls() error {
	m, ok := machines[runtime.GOARCH]
	if !ok {
		return nil
	}
	const (
		load    = syscall.BPF_LD | syscall.BPF_W | syscall.BPF_ABS
		equal   = syscall.BPF_JMP | syscall.BPF_JEQ | syscall.BPF_K
		anyBit  = syscall.BPF_JMP | syscall.BPF_JSET | syscall.BPF_K
		atLeast = syscall.BPF_JMP | syscall.BPF_JGE | syscall.BPF_K
		ret     = syscall.BPF_RET | syscall.BPF_K
	)
	program := []syscall.SockFilter{
		{Code: load, K: 4}, // the processor
		{Code: equal, Jt: 1, K: m.audit},
		{Code: ret, K: retKill},
		{Code: load, K: 0},                    // the number of the call
		{Code: atLeast, Jf: 1, K: 0x40000000}, // another numbering, on amd64
		{Code: ret, K: retErrno | uint32(syscall.EPERM)},
		{Code: equal, Jf: 1, K: clone3},
		{Code: ret, K: retErrno | uint32(syscall.ENOSYS)},
	}
	for _, number := range m.denied {
		program = append(program,
			syscall.SockFilter{Code: equal, Jf: 1, K: number},
			syscall.SockFilter{Code: ret, K: retErrno | uint32(syscall.EPERM)})
	}
	program = append(program,
		syscall.SockFilter{Code: equal, Jf: 3, K: m.clone},
		syscall.SockFilter{Code: load, K: 16}, // its flags
		syscall.SockFilter{Code: anyBit, Jt: 1, K: cloneThread},
		syscall.SockFilter{Code: ret, K: retErrno | uint32(syscall.EPERM)},
		syscall.SockFilter{Code: ret, K: retAllow})
	filter := syscall.SockFprog{Len: uint16(len(program)), Filter: &program[0]}
	_, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, prSetSeccomp, seccompFilter, uintptr(unsafe.Pointer(&filter)))
	runtime.KeepAlive(program)
	if errno != 0 && !errors.Is(errno, syscall.EINVAL) { // a kernel without filters
		return fmt.Errorf("filtering system calls: %w", errno)
	}
	return nil
}
