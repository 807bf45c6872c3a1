package grade

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// leaveOpen opens a file so that all programs that this one starts inherit it,
// as a shell does that was told to.
func leaveOpen(t *testing.T) {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "secret"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	if _, err := unix.FcntlInt(f.Fd(), unix.F_SETFD, 0); err != nil {
		t.Fatal(err)
	}
}

// TestFirstLine: what the machine cannot do is said in the first line of the
// run, by name, and no hand-in runs unless the instructor agrees.
func TestFirstLine(t *testing.T) {
	whole, err := confine(t.Context(), wholeSandbox)
	if err != nil {
		t.Skip(err)
	}
	if !strings.Contains(whole.name, "threads and system calls limited") {
		t.Errorf("the whole sandbox is %q", whole.name)
	}
	defer func() { lacking = nil }()
	for _, m := range mayLack {
		missing := m.missing
		lacking = []string{missing.Error()}
		if _, err := confine(t.Context(), wholeSandbox); err == nil || !strings.Contains(err.Error(), missing.Error()) {
			t.Errorf("without leave, where %s: %v", missing, err)
		}
		box, err := confine(t.Context(), weakSandbox)
		if err != nil || !strings.HasPrefix(box.name, "weak sandbox") || !strings.Contains(box.name, missing.Error()) || strings.Contains(box.name, "\n") {
			t.Errorf("with leave, where %s: %v, %q", missing, err, box.name)
		}
	}
	lacking = []string{errNoThreadLimit.Error(), errNoFilter.Error()}
	box, err := confine(t.Context(), weakSandbox)
	const want = "weak sandbox: namespaces without network, files or other processes; memory and time limited, " +
		"but threads are not limited; system calls are not limited"
	if err != nil || box.name != want {
		t.Errorf("where both are missing: %v\n%q, want\n%q", err, box.name, want)
	}
}
