package main

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// What one can take in at once: a Go file, a line of a script, a folder's Go
// files without their tests. nnlib's files are the lecture's topics, one each.
const (
	mostLines   = 250
	mostColumns = 110
	mostFiles   = 30
)

// overLimits are the files and folders that are allowed more. It only shrinks:
// what no longer needs its line loses it.
var overLimits = []string{
	"nnlib", // the lecture's topics
}

// No file and no folder is too full to be seen through.
func TestNothingIsTooLong(t *testing.T) {
	tooLong := map[string]bool{}
	folders := map[string]int{}
	err := filepath.WalkDir("..", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			if file != ".." && (strings.HasPrefix(name, ".") || slices.Contains([]string{"testdata", "node_modules", "site", "build"}, name)) {
				return fs.SkipDir
			}
			return nil
		}
		file = filepath.ToSlash(file)
		inside := file[len("../"):]
		switch path.Ext(name) {
		case ".go":
			tooLong[inside] = strings.Count(read(t, file), "\n") > mostLines
			if !strings.HasSuffix(name, "_test.go") {
				folders[path.Dir(inside)]++
			}
		case ".js", ".mjs", ".cjs":
			tooLong[inside] = widest(t, file) > mostColumns
		}
		return nil
	})
	if err != nil || len(tooLong) < 300 {
		t.Errorf("%d files were read, %v", len(tooLong), err)
	}
	for folder, files := range folders {
		tooLong[folder] = files > mostFiles
	}
	for name, is := range tooLong {
		if allowed := slices.Contains(overLimits, name); is && !allowed {
			t.Errorf("%s is too long: want at most %d lines of Go, %d columns of script, %d Go files", name, mostLines, mostColumns, mostFiles)
		} else if allowed && !is {
			t.Errorf("%s keeps the limits now: strike it from overLimits", name)
		}
	}
	for _, name := range overLimits {
		if _, ok := tooLong[name]; !ok {
			t.Errorf("overLimits has %s, which is not there", name)
		}
	}
}

// widest is the length of a file's longest line, in characters.
func widest(t *testing.T, file string) (most int) {
	for line := range strings.Lines(read(t, file)) {
		most = max(most, utf8.RuneCountInString(strings.TrimRight(line, "\r\n")))
	}
	return most
}
