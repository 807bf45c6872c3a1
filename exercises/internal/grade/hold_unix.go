//go:build unix

package grade

import (
	"os"

	"golang.org/x/sys/unix"
)

// hold takes a folder for this process until it releases it or ends, however
// it ends. It reports whether nobody else holds it.
func hold(dir string) (release func(), ok bool) {
	f, err := os.Open(dir)
	if err != nil {
		return func() {}, false
	}
	if unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) != nil {
		f.Close()
		return func() {}, false
	}
	return func() { f.Close() }, true
}

// share takes a folder for this process beside others that do the same, until it
// releases it or ends. If there are none it calls clean first.
func share(dir string, clean func()) (release func()) {
	f, err := os.Open(dir)
	if err != nil {
		return func() {}
	}
	if unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil {
		clean()
	}
	unix.Flock(int(f.Fd()), unix.LOCK_SH)
	return func() { f.Close() }
}

// nonBlocking opens a pipe without waiting for who writes into it.
const nonBlocking = unix.O_NONBLOCK
