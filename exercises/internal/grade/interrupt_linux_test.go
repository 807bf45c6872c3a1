package grade

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

var (
	kills    = flag.Int("kills", 3, "how often TestKilledAndResumed breaks a run off")
	killSeed = flag.Uint64("killseed", 1, "draw the moments from this seed")
)

// expected are hand-ins of a small class, by the attacks that they are, with
// the points that they must get whatever happens to the grader.
var expected = map[string]string{"anna": "10", "bert": "0", "panic": "7", "goexit_by_panic_nil": "8", "changes_its_arguments": "8",
	"compile_error": "0", "forged_lines": "0", "zoe": "10"}

// class writes the hand-ins into a folder.
func class(t *testing.T, root string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	bases := map[string]hostile{"anna": {base: "solution"}, "bert": {base: "stub"}, "zoe": {base: "solution", text: "package perceptron\n\nvar zoe = 26\n"}}
	for _, h := range hostiles(t) {
		bases[h.name] = h
	}
	for student := range expected {
		h := bases[student]
		if h.text == "" {
			h.text = "package perceptron\n"
		}
		dir := filepath.Join(folder, student)
		if err := errors.Join(os.Mkdir(dir, 0o777), os.WriteFile(filepath.Join(dir, "perceptron.go"), h.source(t, root, ""), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// run is a grader in a process of its own.
type run struct {
	*exec.Cmd
	screen bytes.Buffer
	temp   string // its temporary folder
	out    string
}

const runMark = "NNLECTURE_TEST_RUN=" // in the environment of a run and of all that it starts

// newRun makes a run of command on folder, with temporary files and results of
// its own.
func newRun(command, root, folder, temp, out string, flags ...string) *run {
	args := append([]string{"grade", "-only", "01", "-out", out}, flags...)
	r := &run{Cmd: exec.Command(command, append(args, folder)...), temp: temp, out: out}
	r.Dir, r.Stdout, r.Stderr = root, &r.screen, &r.screen
	r.Env = append(os.Environ(), "TMPDIR="+temp, runMark+temp)
	return r
}

// exercisesCommand builds what an instructor runs.
func exercisesCommand(t *testing.T, root string) string {
	t.Helper()
	command := filepath.Join(t.TempDir(), "exercises")
	cmd := exec.Command("go", "build", "-o", command, ".")
	cmd.Dir = filepath.Join(root, "exercises")
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return command
}

// TestKilledAndResumed breaks a run off at random moments, by the signals that
// a terminal, a system and a machine that fails send, and starts it again: in the
// end every row is right, and nothing is left behind.
func TestKilledAndResumed(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	_, root := newGrader(t)
	folder, command, temp := class(t, root), exercisesCommand(t, root), t.TempDir()
	started := time.Now()
	whole := newRun(command, root, folder, temp, t.TempDir())
	if err := whole.Run(); err != nil {
		t.Fatalf("%v\n%s", err, &whole.screen)
	}
	lasts := time.Since(started)
	whole.check(t, true)
	random := rand.New(rand.NewPCG(*killSeed, 1))
	for i := range *kills {
		signal := []syscall.Signal{syscall.SIGINT, syscall.SIGKILL, syscall.SIGTERM}[i%3]
		moment := time.Duration(0.7 * random.Float64() * float64(lasts)) // later ones are as quick, and may have ended
		r := newRun(command, root, folder, temp, t.TempDir())
		if err := r.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(moment)
		r.Process.Signal(signal)
		r.Wait()
		t.Logf("%v after %v of %v: %v", signal, moment.Round(time.Millisecond), lasts.Round(time.Millisecond), r.ProcessState)
		r.brokenOff(t, signal)
		again := newRun(command, root, folder, temp, r.out)
		if err := again.Run(); err != nil {
			t.Fatalf("%v\n%s", err, &again.screen)
		}
		again.check(t, true)
		again.leavesNothing(t)
	}
}

// brokenOff checks what a run says and leaves that was sent a signal.
func (r *run) brokenOff(t *testing.T, signal syscall.Signal) {
	t.Helper()
	r.waitForProcesses(t)
	if signal == syscall.SIGKILL {
		return
	}
	status := r.ProcessState.ExitCode()
	if status != 130 && (status != 0 || !strings.Contains(r.screen.String(), "written to")) {
		t.Errorf("after %v the status is %d, want 130:\n%s", signal, status, &r.screen)
	}
	if strings.Contains(r.screen.String(), "compiler") {
		t.Errorf("after %v it speaks of the compiler:\n%s", signal, &r.screen)
	}
	r.leavesNothing(t)
	if !strings.Contains(r.screen.String(), "nothing is written") {
		r.check(t, status == 0)
	}
}

// check reads what a run has written: each row is right, or open where the run
// was broken off, and pages and scores say why.
func (r *run) check(t *testing.T, whole bool) {
	t.Helper()
	rows := r.checkPoints(t, whole)
	for student := range expected {
		for _, name := range []string{"results/" + student + ".json", "feedback/" + student + ".html"} {
			data, err := os.ReadFile(filepath.Join(r.out, name))
			if err != nil {
				t.Error(err)
			}
			if got := bytes.Contains(data, []byte(brokenOff)); got != (rows[student] == "") {
				t.Errorf("%s says that it is not graded: %v, the table %q", name, got, rows[student])
			}
		}
	}
}

// checkPoints reads the table of a run.
func (r *run) checkPoints(t *testing.T, whole bool) map[string]string {
	t.Helper()
	rows := readTable(t, r.out)
	for student, want := range expected {
		if got, ok := rows[student]; !ok || got != want && (whole || got != "") {
			t.Errorf("%s has %q points (there is a row: %v), want %s:\n%s", student, got, ok, want, &r.screen)
		}
	}
	if len(rows) != len(expected) {
		t.Errorf("%d rows, want %d", len(rows), len(expected))
	}
	return rows
}

// waitForProcesses waits until no process is left that a run has started.
func (r *run) waitForProcesses(t *testing.T) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		left := marked(runMark + r.temp)
		if len(left) == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("processes go on: %s", left)
		}
	}
}

// marked are the commands of the processes with this in their environment.
func marked(variable string) (commands []string) {
	environments, _ := filepath.Glob("/proc/[0-9]*/environ")
	for _, path := range environments {
		data, _ := os.ReadFile(path)
		if bytes.Contains(append([]byte{0}, data...), []byte("\x00"+variable+"\x00")) {
			command, _ := os.ReadFile(filepath.Join(filepath.Dir(path), "cmdline"))
			commands = append(commands, fmt.Sprintf("%q", command))
		}
	}
	return commands
}

// leavesNothing checks that neither temporary files nor halves of results lie
// around.
func (r *run) leavesNothing(t *testing.T) {
	t.Helper()
	left := beginningWith(r.temp, "")
	for _, sub := range []string{".", "store", "results", "feedback"} {
		left = append(left, beginningWith(filepath.Join(r.out, sub), ".")...)
	}
	if len(left) > 0 {
		t.Errorf("it leaves %v", left)
	}
}
