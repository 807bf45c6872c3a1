package grade

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlecture/exercises/internal/course"
)

// TestHandInsAreFound: files are taken from folders and zip files, by name,
// and nothing else is; links are not followed.
func TestHandInsAreFound(t *testing.T) {
	dir := t.TempDir()
	topic := course.Topic{Name: "01_perceptron", File: "perceptron.go"}
	put := func(name, text string) {
		path := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(path), 0o777)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put("plain/01_perceptron/perceptron.go", "plain")
	put("plain/01_perceptron/perceptron_test.go", "never taken")
	put("deep/nnlecture/exercises/01_perceptron/perceptron.go", "deep")
	put("deep/nnlecture/solutions/old/perceptron.go", "another")
	put("alone/perceptron.go", "alone")
	put("twice/a/01_perceptron/perceptron.go", "one")
	put("twice/b/01_perceptron/perceptron.go", "two")
	put("large/perceptron.go", strings.Repeat("x", largestFile+1))
	put("empty/readme", "")
	put("target", "secret")
	os.MkdirAll(filepath.Join(dir, "link", "01_perceptron"), 0o777)
	linked := os.Symlink(filepath.Join(dir, "target"), filepath.Join(dir, "link", "01_perceptron", "perceptron.go")) == nil
	zipped(t, filepath.Join(dir, "zip.zip"), map[string]string{"../../climbing": "", "x/01_perceptron/perceptron.go": "zip"})
	zipped(t, filepath.Join(dir, "windows.zip"), map[string]string{`exercises\01_perceptron\perceptron.go`: "from Windows"})
	os.MkdirAll(filepath.Join(dir, "packed"), 0o777)
	zipped(t, filepath.Join(dir, "packed", "my.zip"), map[string]string{"01_perceptron/perceptron.go": "packed in a folder"})
	zippedLink(t, filepath.Join(dir, "symlink.zip"), "01_perceptron/perceptron.go", filepath.Join(dir, "target"))
	put("named/Perceptron (1).go", "")
	put("emptied/perceptron.go", "")
	put("broken.zip", "no zip file")

	want := map[string]string{"plain": "plain", "deep": "deep", "alone": "alone", "twice": "note: there is more than one file",
		"large": "note: perceptron.go is larger", "empty": "note: not handed in", "zip": "zip", "broken": "error: broken.zip",
		"windows": "from Windows", "packed": "packed in a folder", "named": "note: there is no perceptron.go, but a file Perceptron (1).go",
		"emptied": "note: perceptron.go is empty", "symlink": "note: not handed in"}
	if linked {
		want["link"] = "note: not handed in"
	}
	handIns, err := HandIns(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range handIns {
		files, err := h.Files([]course.Topic{topic})
		got := string(files[topic.Name].data)
		switch {
		case err != nil:
			got = "error: " + err.Error()
		case files[topic.Name].note != "":
			got = "note: " + files[topic.Name].note
		}
		if w, ok := want[h.Student]; ok && !strings.HasPrefix(got, w) {
			t.Errorf("%s: %.60q, want %q", h.Student, got, w)
		}
		delete(want, h.Student)
	}
	for student := range want {
		t.Errorf("the hand-in of %s was not found", student)
	}
}

// TestFileNames: no page overwrites another, whatever the file system.
func TestFileNames(t *testing.T) {
	used := map[string]bool{}
	for _, c := range [][2]string{{"Lea", "Lea"}, {"lea", "lea (2)"}, {"a/b", "a_b"}, {"a:b", "a_b (2)"}, {"LEA", "LEA (3)"}} {
		if got := fileName(c[0], used); got != c[1] {
			t.Errorf("the file of %q is called %q, want %q", c[0], got, c[1])
		}
	}
}

// zippedLink makes a zip file with a symbolic link in it.
func zippedLink(t *testing.T, path, name, target string) {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	header := &zip.FileHeader{Name: name}
	header.SetMode(0o777 | os.ModeSymlink)
	f, err := w.CreateHeader(header)
	if err != nil {
		t.Fatal(err)
	}
	f.Write([]byte(target))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, buf.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

func zipped(t *testing.T, path string, files map[string]string) {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for name, text := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(text))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, buf.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}
