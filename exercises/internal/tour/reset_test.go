package tour

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestReset puts an exercise back that was solved and committed, after a
// question, and keeps what was there.
func TestReset(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	c, file, solution := small(t)
	stub := read(t, file)
	if strings.Count(stub, "not implemented yet") < 6 {
		t.Skip("the perceptron is solved in this copy")
	}
	git(t, c.Dir, "init", "-q")
	commit(t, c.Dir)
	write(t, file, solution)
	commit(t, c.Dir)

	var out bytes.Buffer
	if err := (&Tour{c, strings.NewReader("n\n"), &out, look{width: 80}}).Reset(t.Context(), []string{"1"}); err != nil {
		t.Fatal(err)
	}
	if read(t, file) != solution {
		t.Error("the file was changed although the answer was no")
	}
	if err := (&Tour{c, strings.NewReader("y\n"), &out, look{width: 80}}).Reset(t.Context(), []string{"1"}); err != nil {
		t.Fatal(err)
	}
	if read(t, file) != stub {
		t.Error("the file is not what was handed out")
	}
	backups, _ := filepath.Glob(file + ".*.backup")
	if len(backups) != 1 || read(t, backups[0]) != solution {
		t.Errorf("backups %v, want one with the solved file", backups)
	}
}

func git(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org"}, args...)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func commit(t *testing.T, dir string) {
	git(t, dir, "add", ".")
	git(t, dir, "commit", "-q", "-m", "a version")
}
