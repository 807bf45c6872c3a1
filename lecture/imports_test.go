package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "nnlecture/"

// room is a folder with all below it that has no line of its own, and what its
// files may import of the project. "show/..." means show and all below it.
type room struct {
	folder  string
	imports string // by all files
	tests   string // besides, by tests
	outside string // what else than the standard library, "" for anything
}

// rooms is the house. Each room imports only what stands above it, so that no
// arrow leads back; tests of a room may import the room.
var rooms = []room{
	{"nnlib/internal/elementary", "", "", "none"},
	{"nnlib/internal/kernel", "nnlib/internal/elementary", "", "gonum.org/v1/gonum"},
	{"nnlib/internal/kernel/generate", "", "", "github.com/mmcloughlin/avo"},
	{"nnlib/internal/engine", "nnlib/internal/elementary nnlib/internal/kernel", "", "gonum.org/v1/gonum"},
	{"nnlib", "nnlib/internal/elementary nnlib/internal/kernel nnlib/internal/engine", "", "gonum.org/v1/gonum"},
	{"datasets", "", "", "gonum.org/v1/gonum golang.org/x"},
	{"datasets/fetch", "", "", ""},
	{"nnlib/bench", "nnlib datasets", "", ""},

	{"notebooks/chromium", "", "", ""},
	{"notebooks/ipynb", "", "", "none"},
	{"notebooks/claim", "", "", "none"},
	{"notebooks/must", "", "", "none"},
	{"notebooks/lab", "", "", ""},
	{"notebooks/show/palette", "", "", ""},
	{"notebooks/show/cell", "", "", ""},
	{"notebooks/show/internal/pen", "notebooks/show/palette notebooks/show/cell", "", ""},
	{"notebooks/show/internal/film", "notebooks/show/internal/pen", "", ""},
	{"notebooks/show/internal/field", "notebooks/show/palette notebooks/show/internal/pen", "", ""},
	{"notebooks/show/interactive", "notebooks/show/palette notebooks/show/cell", "notebooks/must", ""},
	{"notebooks/show", "nnlib datasets notebooks/show/...", "notebooks/chromium notebooks/must", ""},
	{"notebooks/page/compose", "", "", ""},
	{"notebooks/page/display", "", "", ""},
	{"notebooks/page/web", "", "", "none"},
	{"notebooks/page/pack", "notebooks/page/compose notebooks/page/web", "", ""},
	{"notebooks/page/engine", "notebooks/page/compose notebooks/page/display", "", ""},
	{"notebooks/page/lite", "", "", "none"},
	{"notebooks/page", "notebooks/page/... notebooks/chromium", "notebooks/ipynb", ""},
	{"notebooks", "nnlib datasets notebooks/...", "", ""},

	{"lecture/gosrc", "", "", ""},
	{"lecture/web", "", "", "none"},
	{"lecture/demos/wire", "", "", "none"},
	{"lecture/demos", "nnlib datasets lecture/demos/wire", "", ""},
	{"lecture/demos/train", "nnlib datasets lecture/demos", "", ""},
	{"lecture/demos/wasm", "lecture/demos lecture/demos/wire", "", ""},
	{"lecture/markup", "lecture/gosrc", "", ""},
	{"lecture/deck", "lecture/gosrc lecture/markup", "", ""},
	{"lecture/outline", "lecture/markup", "", ""},
	{"lecture/notebook", "lecture/gosrc lecture/markup notebooks/ipynb", "", ""},
	{"lecture/builder", "lecture/gosrc lecture/markup lecture/deck lecture/outline lecture/notebook lecture/demos notebooks/ipynb notebooks/page/pack notebooks/page/lite", "lecture/web", ""},
	{"lecture/server", "lecture/builder", "lecture/web", ""},
	{"lecture", "lecture/... notebooks/...", "nnlib datasets", ""},

	{"exercises/internal/value", "", "", "gonum.org/v1/gonum"},
	{"exercises/internal/wire", "exercises/internal/value", "", "gonum.org/v1/gonum"},
	{"exercises/internal/verdict", "exercises/internal/value exercises/internal/wire", "", "gonum.org/v1/gonum"},
	{"exercises/internal/work", "exercises/internal/value exercises/internal/wire", "exercises/internal/verdict", "gonum.org/v1/gonum"},
	{"exercises/internal/calls", "exercises/internal/work exercises/...", "", "gonum.org/v1/gonum"}, // of a topic, the topic; see TestWorkerCanOnlyWork
	{"exercises/internal/check", "exercises/internal/value exercises/internal/wire exercises/internal/verdict exercises/internal/work", "", ""},
	{"exercises/internal/plain", "", "", ""},
	{"exercises/internal/slips", "exercises/internal/check exercises/internal/plain", "", ""},
	{"exercises/internal/course", "exercises/internal/check", "", ""},
	{"exercises/internal/grade", "exercises/internal/check exercises/internal/course exercises/internal/verdict", "", ""},
	{"exercises/internal/bundle", "exercises/internal/course", "", ""},
	{"exercises/internal/tour", "exercises/internal/check exercises/internal/course", "", ""},
	{"exercises/internal/measure", "exercises/internal/check exercises/internal/course", "", ""},
	{"exercises", "nnlib datasets exercises/internal/...", "", ""}, // the topics, and the command
	{"solutions", "nnlib datasets", "", ""},
}

// Arrows run one way: no room imports what stands beside or below it.
func TestRoomsImportWhatStandsAboveThem(t *testing.T) {
	for i, r := range rooms {
		for _, folder := range strings.Fields(r.imports + " " + r.tests) {
			if deep, ok := strings.CutSuffix(folder, "/..."); ok && within(r.folder, deep) {
				continue // a room and the rooms inside it, each of which has its line above
			}
			folder = strings.TrimSuffix(folder, "/...")
			if above := slices.IndexFunc(rooms, func(r room) bool { return within(r.folder, folder) }); above < 0 || above >= i {
				t.Errorf("%s may import %s, which does not stand above it", r.folder, folder)
			}
		}
	}
}

// Every file imports what the table grants its room, whatever it is built for.
func TestFilesImportWhatTheirRoomMay(t *testing.T) {
	files := 0
	err := filepath.WalkDir("..", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() && file != ".." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules") {
			return fs.SkipDir
		}
		if entry.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		files++
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if problem := refused(filepath.ToSlash(file)[len("../"):], imported); problem != "" {
				t.Error(problem)
			}
		}
		return nil
	})
	if err != nil || files < 300 {
		t.Errorf("%d files were read, %v", files, err)
	}
}

// refused says why a file may not import a package, "" if it may.
func refused(file, imported string) string {
	folder := path.Dir(file)
	r := roomOf(folder)
	if r == nil {
		return fmt.Sprintf("%s stands in no room of the table in lecture/imports_test.go", file)
	}
	inside, ours := strings.CutPrefix(imported, module)
	if !ours {
		first, _, _ := strings.Cut(imported, "/")
		if !strings.Contains(first, ".") || r.outside == "" || slices.ContainsFunc(strings.Fields(r.outside), func(root string) bool { return within(imported, root) }) {
			return ""
		}
		return fmt.Sprintf("%s imports %s; from outside %s may import: %s", file, imported, r.folder, r.outside)
	}
	granted, test := r.imports, strings.HasSuffix(file, "_test.go")
	if test {
		granted += " " + r.tests
	}
	if test && inside == folder {
		return "" // an external test
	}
	for _, g := range strings.Fields(granted) {
		if deep, ok := strings.CutSuffix(g, "/..."); inside == g || ok && within(inside, deep) {
			return ""
		}
	}
	return fmt.Sprintf("%s imports %s; %s may import: %s", file, imported, r.folder, granted)
}

// roomOf is the room that a folder belongs to, the innermost.
func roomOf(folder string) (found *room) {
	for i, r := range rooms {
		if within(folder, r.folder) && (found == nil || len(r.folder) > len(found.folder)) {
			found = &rooms[i]
		}
	}
	return found
}

// within reports whether a path is a folder or lies below it.
func within(p, folder string) bool { return p == folder || strings.HasPrefix(p, folder+"/") }

// What the table refuses, it refuses by name.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ file, imported, words string }{
		{"nnlib/mlp.go", "nnlecture/datasets", "nnlib may import: nnlib/internal/elementary"},
		{"datasets/csv_test.go", "nnlecture/nnlib", "datasets/csv_test.go imports nnlecture/nnlib"},
		{"nnlib/internal/engine/net_test.go", "nnlecture/nnlib", "nnlib/internal/engine may import"},
		{"notebooks/show/lines.go", "nnlecture/lecture/deck", "notebooks/show may import"},
		{"notebooks/show/lines.go", "nnlecture/notebooks/must", "notebooks/show may import"},
		{"nnlib/mlp.go", "golang.org/x/image/font", "from outside nnlib may import: gonum.org/v1/gonum"},
		{"tools/x.go", "fmt", "stands in no room"},
		{"notebooks/show/lines_test.go", "nnlecture/notebooks/must", ""},
		{"nnlib/mlp_test.go", "nnlecture/nnlib", ""},
		{"nnlib/mlp.go", "gonum.org/v1/gonum/mat", ""},
	} {
		if got := refused(c.file, c.imported); !strings.Contains(got, c.words) || (got == "") != (c.words == "") {
			t.Errorf("%s, %s: %q, want %q", c.file, c.imported, got, c.words)
		}
	}
}
