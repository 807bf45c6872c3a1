package grade

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

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
	put("beside/old.zip", "no zip file")
	put("beside/perceptron.go", "beside a broken zip")
	put("only/old.zip", "no zip file")
	zipped(t, filepath.Join(dir, "project.zip"), map[string]string{"p/exercises/01_perceptron/perceptron.go": "the exercise",
		"p/solutions/01_perceptron/perceptron.go": "the solution", "p/.venv/01_perceptron/perceptron.go": "nobody's"})
	put("project_folder/exercises/01_perceptron/perceptron.go", "the exercise")
	put("project_folder/solutions/01_perceptron/perceptron.go", "the solution")
	put("project_folder/node_modules/01_perceptron/perceptron.go", "nobody's")
	put("perceptron.go", "a bare file")
	put("essay.rar", "")
	put("double/perceptron.go", "one of two")
	zipped(t, filepath.Join(dir, "double.zip"), map[string]string{"perceptron.go": "the other"})
	tarred(t, filepath.Join(dir, "tar.tar.gz"), "x/01_perceptron/perceptron.go", "tar")
	fifo(t, filepath.Join(dir, "fifo.zip"))
	put("older/perceptron.go", "the newer")
	zipped(t, filepath.Join(dir, "older", "old.zip"), map[string]string{"perceptron.go": "the older"})
	put("copies/a/01_perceptron/perceptron.go", "the same")
	put("copies/b/01_perceptron/perceptron.go", "the same")
	zipped(t, filepath.Join(dir, "nested.zip"), map[string]string{"inner/hand-in.zip": "whatever"})
	put("unreadable/inner/perceptron.go", "nobody sees it")
	os.Chmod(filepath.Join(dir, "unreadable", "inner"), 0)
	t.Cleanup(func() { os.Chmod(filepath.Join(dir, "unreadable", "inner"), 0o777) })

	want := map[string]string{"plain": "plain", "deep": "deep", "alone": "alone", "twice": "note: there is more than one file",
		"large": "note: perceptron.go is larger", "empty": "note: not handed in", "zip": "zip", "broken": "error: zip:",
		"windows": "from Windows", "packed": "packed in a folder", "named": "note: there is no perceptron.go, but a file Perceptron (1).go",
		"emptied": "note: perceptron.go is empty", "symlink": "note: there is no perceptron.go that can be read; not looked into: 01_perceptron/perceptron.go: it is a link",
		"older": "the newer", "copies": "the same", "nested": "note: there is no perceptron.go that can be read; not looked into: inner/hand-in.zip: it is an archive",
		"beside": "beside a broken zip", "only": "note: there is no perceptron.go that can be read; not looked into: old.zip",
		"project": "the exercise", "project_folder": "the exercise", "perceptron": "a bare file", "tar": "tar",
		"essay.rar": "error: it is neither a folder nor a .zip", "double": "one of two", "double.zip": "the other"}
	if runtime.GOOS != "windows" {
		want["fifo.zip"] = "error: it is neither a folder nor a file"
	}
	if linked {
		want["link"] = "note: there is no perceptron.go that can be read; not looked into: 01_perceptron/perceptron.go: it is a link"
		os.Symlink(filepath.Join(dir, "plain"), filepath.Join(dir, "other"))
		want["other"] = "error: it is a link, and links are not followed"
	}
	if _, err := os.ReadDir(filepath.Join(dir, "unreadable", "inner")); err != nil { // root reads everything
		want["unreadable"] = "note: there is no perceptron.go that can be read; not looked into: inner: permission denied"
	}
	handIns, err := HandIns(dir, "")
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

// TestNames: what a name does to a terminal, a spreadsheet or a file system it
// does not do any more.
func TestNames(t *testing.T) {
	for _, c := range [][2]string{{"eve\x1b[2J\n[1/1] eve", "eve_[2J_[1_1] eve"}, {"a\u202egnp.exe", "a_gnp.exe"}, {"a\xff", "a_"}} {
		if got := fileName(c[0], map[string]bool{}); got != c[1] {
			t.Errorf("the file of %q is called %q, want %q", c[0], got, c[1])
		}
	}
	for _, c := range [][2]string{{"=1+1", "'=1+1"}, {"\t=1", "'\t=1"}, {" -1", "' -1"}, {"\r+1", "'\r+1"}, {"Lea", "Lea"}, {"", ""}} {
		if got := cell(c[0]); got != c[1] {
			t.Errorf("the cell of %q is %q, want %q", c[0], got, c[1])
		}
	}
	if got := fileName(strings.Repeat("ä", 200), map[string]bool{}); len(got) > longestName || !utf8.ValidString(got) {
		t.Errorf("a long name becomes %d bytes: %q", len(got), got)
	}
	used := map[string]bool{}
	if a, b := fileName("L\u00e9a", used), fileName("Le\u0301a", used); a == b || alike(a) == alike(b) {
		t.Errorf("two ways to write Léa become %q and %q", a, b)
	}
	if got := cleanText("a\x1b[2J\n\tb\u2028\xff"); got != "a�[2J\n\tb��" {
		t.Errorf("cleaned text: %q", got)
	}
}

// TestLinesOfTheRun: no name in a hand-in makes a line of its own on the
// instructor's screen.
func TestLinesOfTheRun(t *testing.T) {
	path := filepath.Join(t.TempDir(), "eve.zip")
	zipped(t, path, map[string]string{"a\n[1/1] eve 10 of 10\n\u202e/perceptron (1).go": ""})
	topic := course.Topic{Name: "01_perceptron", File: "perceptron.go"}
	files, err := HandIn{Student: "eve", path: path}.Files([]course.Topic{topic})
	note := files[topic.Name].note
	if err != nil || !strings.Contains(note, "perceptron (1).go: has it been renamed?") || strings.ContainsAny(note, "\n\u202e") {
		t.Errorf("%v, the note is %q", err, note)
	}
	if got := cleanNote("a file " + strings.Repeat("ü", 30_000) + ": renamed?"); len(got) > 500 || !strings.HasSuffix(got, ": renamed?") || !utf8.ValidString(got) {
		t.Errorf("a long note becomes %q", got)
	}
	if got := inWords(Grade{Note: "it does not compile:\n[1/1] eve 10 of 10"}); got != "it does not compile" {
		t.Errorf("a note of several lines becomes %q", got)
	}
}

// TestResultsAreNoHandIn: what the grader writes into the folder of hand-ins is
// not graded the next time.
func TestResultsAreNoHandIn(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"lea", "graded", ".hidden"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	all, err := HandIns(dir, filepath.Join(dir, "graded"))
	if err != nil || len(all) != 1 || all[0].Student != "lea" {
		t.Errorf("hand-ins %v (%v), want lea's alone", all, err)
	}
}
