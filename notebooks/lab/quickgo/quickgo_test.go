package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// workplace is a cell's folder with a local module beside it, and a go command
// that keeps count of its calls.
type workplace struct {
	t            *testing.T
	quickgo, dir string
	calls        string // file with a line per call of the real go
	env          []string
}

func newWorkplace(t *testing.T) *workplace {
	t.Helper()
	realGo, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	top := t.TempDir()
	w := &workplace{t: t, quickgo: filepath.Join(top, "quickgo"), dir: filepath.Join(top, "cell"), calls: filepath.Join(top, "calls")}
	if out, err := exec.Command(realGo, "build", "-o", w.quickgo, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	counting := filepath.Join(top, "counting-go")
	w.write(counting, fmt.Sprintf("#!/bin/sh\necho \"$@\" >>%q\nexec %q \"$@\"\n", w.calls, realGo))
	os.Chmod(counting, 0o755)
	w.write(filepath.Join(top, "lib", "go.mod"), "module lib\n\ngo 1.25\n")
	w.library("one")
	w.write(filepath.Join(w.dir, "go.mod"), "module gonb_1\n\ngo 1.25\n\nrequire lib v0.0.0\n\nreplace lib => ../lib\n")
	w.env = append(os.Environ(), "NNLECTURE_GO="+counting, "NNLECTURE_PLANS="+filepath.Join(top, "plans"),
		"GOFLAGS="+kernelFlags, "GOPROXY=off", "GOWORK=off", "CGO_ENABLED=0")
	return w
}

func (w *workplace) write(path, text string) {
	w.t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

func (w *workplace) library(word string) {
	w.write(filepath.Join(w.dir, "..", "lib", "lib.go"), fmt.Sprintf("package lib\n\nconst Word = %q\n", word))
}

// cell writes main.go with a body that may use fmt and lib.
func (w *workplace) cell(body string) {
	w.write(filepath.Join(w.dir, "main.go"), "package main\n\nimport (\n\t\"fmt\"\n\t\"lib\"\n)\n\nfunc main() {\n\t"+body+"\n}\n")
}

// build runs quickgo and returns how often the real go was called, and what was printed.
func (w *workplace) build() (calls int, output string, err error) {
	w.t.Helper()
	os.Remove(w.calls)
	cmd := exec.Command(w.quickgo, "build", "-o", "out")
	cmd.Dir, cmd.Env = w.dir, w.env
	printed, err := cmd.CombinedOutput()
	seen, _ := os.ReadFile(w.calls)
	return strings.Count(string(seen), "\n"), string(printed), err
}

// run builds the cell and checks what it prints.
func (w *workplace) run(want string) (calls int) {
	w.t.Helper()
	calls, output, err := w.build()
	if err != nil {
		w.t.Fatalf("%v\n%s", err, output)
	}
	printed, err := exec.Command(filepath.Join(w.dir, "out")).CombinedOutput()
	if err != nil || string(printed) != want {
		w.t.Fatalf("the cell prints %q (%v), want %q", printed, err, want)
	}
	return calls
}

func TestSecondBuildIsQuick(t *testing.T) {
	w := newWorkplace(t)
	w.cell(`fmt.Print(lib.Word, " ", 1)`)
	if w.run("one 1") == 0 {
		t.Error("the first build did not ask the real go command")
	}
	w.cell(`fmt.Print(lib.Word, " ", 2)`)
	if calls := w.run("one 2"); calls != 0 {
		t.Errorf("the second build called the real go command %d times, want none", calls)
	}
}

func TestChangedLibraryIsNoticed(t *testing.T) {
	w := newWorkplace(t)
	w.cell(`fmt.Print(lib.Word)`)
	w.run("one")
	w.library("another")
	if w.run("another") == 0 {
		t.Error("the build after a change did not ask the real go command")
	}
	if calls := w.run("another"); calls != 0 {
		t.Errorf("the build after that called the real go command %d times, want none", calls)
	}
}

func TestErrorsAreThoseOfGo(t *testing.T) {
	w := newWorkplace(t)
	w.cell(`fmt.Print(lib.Word)`)
	w.run("one")
	w.cell(`fmt.Print(lib.Wrod)`)
	_, output, err := w.build()
	if err == nil || !strings.Contains(output, "./main.go:9:16: undefined: lib.Wrod") {
		t.Errorf("build says %v\n%s\nwant the compiler's message", err, output)
	}
	w.cell(`fmt.Print(lib.Word)`)
	w.run("one")
}

func TestOtherCallsReachGo(t *testing.T) {
	w := newWorkplace(t)
	cmd := exec.Command(w.quickgo, "env", "GOMOD")
	cmd.Dir, cmd.Env = w.dir, w.env
	out, err := cmd.Output()
	if err != nil || !strings.HasSuffix(strings.TrimSpace(string(out)), filepath.Join("cell", "go.mod")) {
		t.Errorf("go env GOMOD says %q, %v", out, err)
	}
}

// What the project's go.mod asks for decides on a cell's packages, also on those
// that come from elsewhere.
func TestChangedGoModIsNoticed(t *testing.T) {
	w := newWorkplace(t)
	top := filepath.Join(w.dir, "..")
	project := func(lib string) {
		w.write(filepath.Join(top, "project", "go.mod"), "module project\n\ngo 1.25\n\nrequire lib v0.0.0\n\nreplace lib => ../"+lib+"\n")
	}
	w.write(filepath.Join(w.dir, "go.mod"), "module gonb_1\n\ngo 1.25\n")
	w.write(filepath.Join(w.dir, "go.work"), "go 1.25\n\nuse (\n\t.\n\t../project\n)\n")
	w.env = append(w.env, "GOWORK="+filepath.Join(w.dir, "go.work"))
	w.write(filepath.Join(top, "newer", "go.mod"), "module lib\n\ngo 1.25\n")
	w.write(filepath.Join(top, "newer", "lib.go"), "package lib\n\nconst Word = \"newer\"\n")
	project("lib")
	w.cell(`fmt.Print(lib.Word)`)
	w.run("one")
	if calls := w.run("one"); calls != 0 {
		t.Errorf("the second build called the real go command %d times, want none", calls)
	}
	project("newer")
	w.run("newer")
}

// Files that a package embeds count as well, in whatever folder they are.
func TestChangedEmbeddedFileIsNoticed(t *testing.T) {
	w := newWorkplace(t)
	data := filepath.Join(w.dir, "..", "lib", "data", "deep")
	w.write(filepath.Join(w.dir, "..", "lib", "lib.go"), `package lib

import "embed"

//go:embed data
var files embed.FS

func Word() string {
	text, _ := files.ReadFile("data/deep/word.txt")
	entries, _ := files.ReadDir("data/deep")
	return string(text) + string(rune('0'+len(entries)))
}
`)
	w.write(filepath.Join(data, "word.txt"), "one")
	w.cell(`fmt.Print(lib.Word())`)
	w.run("one1")
	w.write(filepath.Join(data, "word.txt"), "another")
	w.run("another1")
	w.write(filepath.Join(data, "more.txt"), "")
	w.run("another2")
}

// Kernels that start together remember the same plan at once.
func TestSeveralMayRememberAtOnce(t *testing.T) {
	cell := &cell{key: "key"}
	t.Setenv("NNLECTURE_PLANS", filepath.Join(t.TempDir(), "plans"))
	p := &plan{Packages: map[string]string{"fmt": strings.Repeat("x", 100_000)}}
	if err := p.save(cell.file()); err != nil {
		t.Fatal(err)
	}
	var kernels sync.WaitGroup
	for range 8 {
		kernels.Go(func() {
			for range 50 {
				if err := p.save(cell.file()); err != nil {
					t.Error(err)
				}
				if _, err := load(cell); err != nil {
					t.Errorf("reading a plan while others write it: %v", err)
				}
			}
		})
	}
	kernels.Wait()
	if left, _ := os.ReadDir(cacheFolder()); len(left) != 1 {
		t.Errorf("%d files are left, want the plan alone", len(left))
	}
}

func TestItCanBeTurnedOff(t *testing.T) {
	w := newWorkplace(t)
	w.cell(`fmt.Print(lib.Word)`)
	w.run("one")
	w.env = append(w.env, "NNLECTURE_QUICKGO=off")
	if calls := w.run("one"); calls != 1 {
		t.Errorf("turned off, it called the real go command %d times, want once", calls)
	}
}
