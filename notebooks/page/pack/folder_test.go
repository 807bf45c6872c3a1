package pack

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fill writes files into a new folder.
func fill(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// contents lists the files of a folder with their text.
func contents(t *testing.T, folder string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() && path == folder {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		text, _ := os.ReadFile(path)
		all = append(all, filepath.ToSlash(name)+" "+string(text))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestCopyReplacesAnEarlierPackWhole(t *testing.T) {
	from := fill(t, map[string]string{"index.json": "new", "link-2.xz": "l", "web-2/runner.js": "r", "licences.txt": "MIT", "link.wasm": "kept for builds"})
	index := &Index{Files: []string{"link-2.xz", "web-2/runner.js", "licences.txt"}}
	want := []string{"index.json new", "licences.txt MIT", "link-2.xz l", "web-2 ", "web-2/runner.js r"}
	for name, before := range map[string]map[string]string{
		"new":          {},
		"earlier pack": {"index.json": "old", "link-1.xz": "l", "web-1/runner.js": "r", "web-1/more.js": "r", "licences.txt": "BSD"},
		"half a pack":  {"licences.txt": "MIT", "link-2.xz": "l"},
	} {
		folder := fill(t, before)
		if err := Copy(index, from, folder); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := contents(t, folder); !slices.Equal(got, want) {
			t.Errorf("%s: the folder holds %q, want %q", name, got, want)
		}
	}
}

func TestCopyLeavesOtherFoldersAlone(t *testing.T) {
	folder := fill(t, map[string]string{"thesis.tex": "years of work"})
	err := Copy(&Index{}, t.TempDir(), folder)
	if err == nil || !strings.Contains(err.Error(), "holds something else than a pack") {
		t.Errorf("the error is %v", err)
	}
	if got := contents(t, folder); len(got) != 1 {
		t.Errorf("the folder holds %q", got)
	}
}
