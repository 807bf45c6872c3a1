package grade

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlecture/exercises/internal/course"
)

// TestOwnFiles: what an instructor has made of the exercise's own file, or put
// beside it, takes nobody's points, and shows up in nobody's feedback (60, 61).
func TestOwnFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	_, root := newGrader(t)
	folder := t.TempDir()
	put := func(text []byte, elements ...string) {
		path := filepath.Join(elements...)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, text, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	put(hostile{base: "solution"}.source(t, root, ""), folder, "anna", "perceptron.go")
	for name, embedded := range map[string]string{"eve": "perceptron.go.backup", "mallory": "*"} {
		text := "package perceptron\n\nimport _ \"embed\"\n\n//go:embed " + embedded + "\nvar stolen string\n\nfunc attack() { panic(stolen) }\n"
		put(hostile{base: "stub", in: "Sign", text: text}.source(t, root, ""), folder, name, "perceptron.go")
	}
	for name, c := range map[string]struct {
		own       string
		solutions bool
	}{
		"it does not compile":            {"func {\n", true},
		"it imports what nobody may":     {"import _ \"reflect\"\n", true},
		"it does, without the solutions": {"import _ \"reflect\"\n", false},
	} {
		place := t.TempDir()
		copied := copyOf(t, root, place, c.solutions)
		stub := hostile{base: "stub"}.source(t, root, "")
		put(bytes.Replace(stub, []byte("package perceptron\n"), []byte("package perceptron\n\n"+c.own), 1), copied.Dir, "01_perceptron", "perceptron.go")
		put([]byte("SECRET"), copied.Dir, "01_perceptron", "perceptron.go.backup")
		put(hostile{base: "solution"}.source(t, root, ""), copied.Dir, "01_perceptron", "perceptron_solved.go")
		out := t.TempDir()
		if err := Command(t.Context(), copied, []string{"-only", "01", "-out", out, folder}, io.Discard); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got, want := readTable(t, out), map[string]string{"anna": "10", "eve": "0", "mallory": "0"}; !maps.Equal(got, want) {
			t.Errorf("%s: the points are %v, want %v", name, got, want)
		}
		for _, student := range []string{"anna", "eve", "mallory"} {
			page, err := os.ReadFile(filepath.Join(out, "feedback", student+".html"))
			if err != nil || strings.Contains(string(page), "SECRET") {
				t.Errorf("%s: %v, the page of %s:\n%s", name, err, student, page)
			}
		}
	}
}

// copyOf copies what grading the first exercise takes to another place.
func copyOf(t *testing.T, root, place string, solutions bool) *course.Course {
	t.Helper()
	parts := []string{"exercises/01_perceptron", "exercises/internal", "exercises/go.mod", "exercises/go.sum"}
	if solutions {
		parts = append(parts, "solutions/01_perceptron")
	}
	for _, part := range parts {
		err := filepath.WalkDir(filepath.Join(root, part), func(path string, e fs.DirEntry, err error) error {
			name, _ := filepath.Rel(root, path)
			to := filepath.Join(place, name)
			switch {
			case err != nil:
				return err
			case e.IsDir() && e.Name() == "testdata":
				return fs.SkipDir
			case e.IsDir():
				return os.MkdirAll(to, 0o777)
			}
			data, err := os.ReadFile(path)
			return errors.Join(err, os.MkdirAll(filepath.Dir(to), 0o777), os.WriteFile(to, data, 0o666))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return &course.Course{Dir: filepath.Join(place, "exercises")}
}
