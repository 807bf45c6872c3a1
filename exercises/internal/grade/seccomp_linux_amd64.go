package grade

import "golang.org/x/sys/unix"

// neededHere are the calls that only this processor has.
var neededHere = []uint32{unix.SYS_ARCH_PRCTL, unix.SYS_NEWFSTATAT, unix.SYS_EPOLL_WAIT, unix.SYS_POLL}
