// Package notebooks holds the tests of the notebooks: that they reproduce the
// outputs they are committed with, and that JupyterLab shows them in a browser.
// Both need what `make setup` installs.
package notebooks

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// python returns the interpreter of the project's own environment. Without it
// the test is skipped, except in CI, where set-up has to come first.
func python(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("../.venv/bin/python")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("CI is set, and %v", err)
		}
		t.Skip("there is no .venv: `make setup` installs what this test needs")
	}
	return path
}

// inProject prepares a command that finds the tools of the set-up first.
func inProject(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	bin := filepath.Dir(python(t))
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	return cmd
}
