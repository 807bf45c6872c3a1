// Package builder makes the lecture's web pages: the deck, the reading view,
// the notebooks, exercises and sources they link to, and what these load.
package builder

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Tree is a whole site: what stands at each path, and nothing else. A server
// that looks paths up in it can give away no other file.
type Tree map[string]Item

// Item is a page that was made, or a file that is passed on.
type Item struct {
	Data []byte
	File string // read when asked for, if Data is nil
}

// Bytes returns the content.
func (i Item) Bytes() ([]byte, error) {
	if i.Data != nil {
		return i.Data, nil
	}
	return os.ReadFile(i.File)
}

// addFolder passes the files of a folder on that have one of the endings.
func (t Tree) addFolder(to, from string, endings ...string) error {
	found := 0
	err := filepath.WalkDir(from, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		for _, ending := range endings {
			if strings.HasSuffix(file, ending) {
				rel, err := filepath.Rel(from, file)
				if err != nil {
					return err
				}
				t[path.Join(to, filepath.ToSlash(rel))] = Item{File: file}
				found++
			}
		}
		return nil
	})
	if err == nil && found == 0 {
		err = fmt.Errorf("%s has no %s", from, strings.Join(endings, " or "))
	}
	return err
}

// Paths lists all paths, sorted.
func (t Tree) Paths() []string { return slices.Sorted(maps.Keys(t)) }
