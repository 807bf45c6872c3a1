//go:build unix

package course

import (
	"bufio"
	"context"
	"errors"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInGroup: what a terminal sends to our group does not reach a command,
// and when its context ends, so does what it has started.
func TestInGroup(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-c", "sleep 60 & echo $!; wait")
	inGroup(cmd)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Skip(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	sleeper, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		t.Fatal(err)
	}
	if group, err := syscall.Getpgid(sleeper); err != nil || group != cmd.Process.Pid {
		t.Errorf("the group is %d (%v), want %d", group, err, cmd.Process.Pid)
	}
	cancel()
	cmd.Wait()
	for deadline := time.Now().Add(time.Minute); !ended(t, sleeper); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			syscall.Kill(sleeper, syscall.SIGKILL)
			t.Fatal("what the command has started goes on")
		}
	}
}

// ended reports whether a process is gone, or a zombie that nobody fetches.
func ended(t *testing.T, pid int) bool {
	t.Helper()
	out, err := exec.Command("ps", "-o", "stat=", "-p", strconv.Itoa(pid)).Output()
	state := strings.TrimSpace(string(out))
	var exit *exec.ExitError
	if errors.As(err, &exit) && state == "" && len(exit.Stderr) == 0 {
		return true // ps knows no such process
	}
	if err != nil {
		t.Fatalf("ps cannot tell: %v", err)
	}
	return strings.HasPrefix(state, "Z")
}
