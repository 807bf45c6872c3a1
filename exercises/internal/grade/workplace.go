package grade

import (
	"os"
	"path/filepath"
)

const workplacePrefix = "nnlecture-grading-"

// workplace makes a temporary folder for all that one run of the grader makes
// and throws away, also by the go command and by the judges, which find it in
// the environment. Folders of runs that were killed are removed first: those
// that nobody holds.
func workplace() (dir string, remove func(), err error) {
	place := os.TempDir()
	old, _ := filepath.Glob(filepath.Join(place, workplacePrefix+"*"))
	for _, left := range old {
		if release, ok := hold(left); ok {
			os.RemoveAll(left)
			release()
		}
	}
	dir, err = os.MkdirTemp(place, workplacePrefix)
	if err != nil {
		return "", nil, err
	}
	release, _ := hold(dir)
	restore := setAll(map[string]string{"TMPDIR": dir, "GOTMPDIR": dir})
	return dir, func() {
		restore()
		os.RemoveAll(dir)
		release()
	}, nil
}

// setAll sets variables of the environment until restore is called.
func setAll(variables map[string]string) (restore func()) {
	var undo []func()
	for name, value := range variables {
		if before, ok := os.LookupEnv(name); ok {
			undo = append(undo, func() { os.Setenv(name, before) })
		} else {
			undo = append(undo, func() { os.Unsetenv(name) })
		}
		os.Setenv(name, value)
	}
	return func() {
		for _, f := range undo {
			f()
		}
	}
}
