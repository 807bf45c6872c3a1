//go:build unix

package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience is when something that does not come is given up, on the slowest machine.
const patience = 2 * time.Minute

// stubborn is a command that will not be asked to end.
const stubborn = `trap "" HUP INT TERM; echo running; while :; do sleep 1; done`

var keeper string // the command under test

func TestMain(m *testing.M) {
	// Started by nohup, we ignore SIGHUP, and so would all that we start. What is
	// caught is not handed down.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP)
	os.Exit(func() int {
		folder, err := os.MkdirTemp("", "keeper-")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(folder)
		keeper = filepath.Join(folder, "keeper")
		if out, err := exec.Command("go", "build", "-o", keeper, ".").CombinedOutput(); err != nil {
			panic(string(out))
		}
		return m.Run()
	}())
}

// job is a command in a group of its own, with pipes to it and from it.
type job struct {
	*exec.Cmd
	t    *testing.T
	to   io.WriteCloser
	from *bufio.Reader
}

// start runs a command until the test ends.
func start(t *testing.T, args ...string) *job {
	t.Helper()
	j := &job{Cmd: exec.Command(args[0], args[1:]...), t: t}
	j.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	in, err := j.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	// Wait must not close what is still to be read, as with StdoutPipe.
	out, end, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	j.Stdout, j.to, j.from = end, in, bufio.NewReader(out)
	if err := j.Start(); err != nil {
		t.Fatal(err)
	}
	end.Close()
	out.SetReadDeadline(time.Now().Add(patience))
	t.Cleanup(func() {
		syscall.Kill(-j.Process.Pid, syscall.SIGKILL)
		out.Close()
	})
	return j
}

// wants reads a line.
func (j *job) wants(line string) {
	j.t.Helper()
	if got, err := j.from.ReadString('\n'); err != nil || got != line+"\n" {
		j.t.Fatalf("read %q (%v), want %q", got, err, line)
	}
}

// wantsEnd waits until nobody is left that could write to the pipe: neither the
// command nor anything that it has started.
func (j *job) wantsEnd() {
	j.t.Helper()
	if rest, err := io.ReadAll(j.from); err != nil || len(rest) > 0 {
		j.t.Fatalf("read %q (%v), want that all have ended", rest, err)
	}
}

func (j *job) status() int {
	status, _ := statusOf(j.Wait())
	return status
}

func TestKeeperEndsAsItsCommandDoes(t *testing.T) {
	for _, c := range []struct {
		args []string
		want int
		says string
	}{
		{[]string{"sh", "-c", "exit 0"}, 0, ""},
		{[]string{"sh", "-c", "exit 7"}, 7, ""},
		{[]string{"sh", "-c", "kill -KILL $$"}, 128 + 9, ""},
		{[]string{"no-such-command"}, 127, `keeper: exec: "no-such-command"`},
		{nil, 2, "usage: keeper"},
		{[]string{"-group"}, 2, "usage: keeper"},
	} {
		cmd := exec.Command(keeper, c.args...)
		var said bytes.Buffer
		cmd.Stderr = &said
		status, _ := statusOf(cmd.Run())
		if status != c.want || !strings.HasPrefix(said.String(), c.says) {
			t.Errorf("keeper %q ends with %d, says %q; want %d, %q", c.args, status, said.String(), c.want, c.says)
		}
	}
}

func TestToldToEndItAsksTheCommand(t *testing.T) {
	for _, told := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM} {
		t.Run(told.String(), func(t *testing.T) {
			t.Parallel()
			j := start(t, keeper, "sh", "-c", `trap "echo asked; exit 5" TERM; echo running; while :; do sleep 0.1; done`)
			j.wants("running")
			j.Process.Signal(told)
			j.wants("asked")
			j.wantsEnd()
			if got := j.status(); got != 5 {
				t.Errorf("keeper ends with %d, want the command's 5", got)
			}
		})
	}
}

func TestAfterAWhileItUsesForce(t *testing.T) {
	t.Parallel()
	j := start(t, "sh", "-c", stubborn)
	j.wants("running")
	done := make(chan error, 1)
	go func() { done <- j.Wait() }()
	if status, err := statusOf(end(j.Process, done, time.Millisecond)); status != 128+9 || err != nil {
		t.Errorf("the command ends with %d (%v), want %d", status, err, 128+9)
	}
}

// A terminal sends Ctrl+C to keeper and to the command, which may go on.
func TestInterruptIsLeftToTheCommand(t *testing.T) {
	t.Parallel()
	j := start(t, keeper, "cat")
	io.WriteString(j.to, "running\n")
	j.wants("running")
	j.Process.Signal(syscall.SIGINT)
	io.WriteString(j.to, "still running\n")
	j.wants("still running")
	j.to.Close()
	j.wantsEnd()
	if got := j.status(); got != 0 {
		t.Errorf("keeper ends with %d, want the command's 0", got)
	}
}

// orphan starts keeper from a shell, which is killed once the command runs.
func orphan(t *testing.T, before string, args ...string) *job {
	t.Helper()
	j := start(t, append([]string{"sh", "-c", before + ` "$@" & wait`, "sh", keeper}, args...)...)
	j.wants("running")
	j.Process.Kill()
	j.Wait()
	return j
}

func TestParentThatIsKilled(t *testing.T) {
	const nohup = `trap "" HUP;`
	for _, c := range []struct {
		name, before string
		args         []string
		outlives     bool
	}{
		{"its command ends", "", nil, false},
		{"but not after nohup", nohup, nil, true},
		{"a kernel ends all the same", nohup, []string{"-group"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			naps := "600" // of a tenth of a second: keeper looks each second, on a busy machine later
			if c.outlives {
				naps = "30"
			}
			j := orphan(t, c.before, append(c.args, "sh", "-c", `echo running; for i in $(seq `+naps+`); do sleep 0.1; done; echo outlived`)...)
			if c.outlives {
				syscall.Kill(-j.Process.Pid, syscall.SIGHUP) // as the terminal does it
				j.wants("outlived")
			}
			j.wantsEnd()
		})
	}
}

func TestGroupLeavesNothing(t *testing.T) {
	t.Parallel()
	j := start(t, keeper, "-group", "sh", "-c", `(`+stubborn+`) & exec cat`)
	j.wants("running")
	j.to.Close() // cat ends
	j.wantsEnd()
}
