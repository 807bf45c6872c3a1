package grade

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// TestLimits: judge, worker and compiler may take so much memory and no more,
// whatever a hand-in makes them do. A program in their place tells its limits.
func TestLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	g, root := newGrader(t)
	j := job{exam: g.exams[0], file: hostile{base: "stub"}.source(t, root, "")}
	told := filepath.Join(t.TempDir(), "limits")
	g.box.command = func(string) []string { return []string{"sh", "-c", "cat /proc/$PPID/limits > " + told} }
	grade := Grade{Steps: failed(j.exam.steps)}
	if err := g.steps(t.Context(), j, "", &grade, "-test.run=Step1"); err != nil {
		t.Fatal(err)
	}
	limit(t, "the judge", told, "1073741824")
	compiler := append(g.box.tool[:2:2], "sh", "-c", "cat /proc/$$/limits > "+told)
	if err := exec.Command(compiler[0], compiler[1:]...).Run(); err != nil {
		t.Fatal(err)
	}
	limit(t, "the compiler", told, "3221225472")
}

// limit looks for the limit of memory in what a process was told of its own.
func limit(t *testing.T, who, path, want string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got := regexp.MustCompile(`Max data size +(\S+)`).FindSubmatch(data)
	if got == nil || string(got[1]) != want {
		t.Errorf("%s may take %s bytes, want %s", who, got, want)
	}
}
