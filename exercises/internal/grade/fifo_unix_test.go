//go:build unix

package grade

import (
	"testing"

	"golang.org/x/sys/unix"
)

// fifo makes a file that whoever opens it waits for.
func fifo(t *testing.T, path string) {
	t.Helper()
	if err := unix.Mkfifo(path, 0o666); err != nil {
		t.Fatal(err)
	}
}
