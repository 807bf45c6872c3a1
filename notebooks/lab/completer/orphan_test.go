//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// GoNB and keeper may be killed in the moment that the completer starts, before
// it could see who its parent is.
func TestEndsThoughItsParentWasNeverSeen(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The completer starts when the shell, its parent and the leader of its group, is gone.
	script := `(while kill -0 $$; do :; done; exec "$0") >/dev/null 2>&1 & echo $!; kill -9 $$`
	cmd := exec.Command("sh", "-c", script, self)
	cmd.Env = append(os.Environ(), "COMPLETER_TEST_ADDRESS=unix;"+filepath.Join(t.TempDir(), "socket"))
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	output, err := cmd.Output()
	if err == nil {
		t.Fatal("the shell lives, so the test tests nothing")
	}
	completer, err := strconv.Atoi(strings.TrimSpace(string(output)))
	if err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); syscall.Kill(completer, 0) == nil; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			_ = syscall.Kill(completer, syscall.SIGKILL)
			t.Fatal("the completer outlives its parent by a minute")
		}
	}
}
