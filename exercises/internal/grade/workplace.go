package grade

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"nnlecture/exercises/internal/course"
)

const workplacePrefix = "nnlecture-grading-"

// workplace makes a temporary folder for all that one run of the grader makes
// and throws away, also by the go command and by the judges, which find it in
// the environment. Folders of runs that were killed are removed first: those
// that nobody holds.
func workplace() (dir string, remove func(), err error) {
	place := os.TempDir()
	for _, left := range beginningWith(place, workplacePrefix) {
		if release, ok := hold(left); ok {
			removeAll(left)
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
		removeAll(dir)
		release()
	}, nil
}

// beginningWith are the paths of what lies in a folder under such names.
func beginningWith(folder, prefix string) (paths []string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths
}

// removeAll removes a folder into which a process that was killed just now may
// still put something.
func removeAll(dir string) {
	for range 100 {
		if os.RemoveAll(dir) == nil {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// results makes the folders of what a run writes, and keeps them from being
// cleared until release is called. Of runs that were killed while they wrote a
// file, half of it may lie there: that goes first, unless this run is a part, for
// file systems that machines share may not tell what the others hold.
func results(out string, clean bool) (release func(), err error) {
	folders := []string{out}
	for _, sub := range []string{"store", "results", "feedback", "parts"} {
		folders = append(folders, filepath.Join(out, sub))
	}
	for _, folder := range folders {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return nil, err
		}
	}
	if !clean {
		return func() {}, nil
	}
	return share(out, func() {
		for _, folder := range folders {
			for _, half := range beginningWith(folder, course.HalfWritten) {
				os.Remove(half)
			}
		}
	}), nil
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
