//go:build unix

package pack

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// takeTurns waits until no other build is at work in the folder: the next one
// then finds what took minutes. The lock ends with its holder, however that
// ends. Where a folder cannot be locked, builds at once only do the work twice.
func takeTurns(folder string) (done func(), err error) {
	file, err := os.OpenFile(filepath.Join(folder, "lock"), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	for errors.Is(syscall.Flock(int(file.Fd()), syscall.LOCK_EX), syscall.EINTR) {
	}
	return func() { file.Close() }, nil
}
