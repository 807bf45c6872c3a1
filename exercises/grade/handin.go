package grade

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"nnlecture/exercises/course"
)

const (
	largestFile = 1 << 20 // bytes of a student's file
	mostEntries = 20_000  // files looked at in one hand-in
)

// HandIn is what one student gave in.
type HandIn struct {
	Student string
	path    string // a folder or a zip file
}

// HandIns lists the folders and zip files in folder: one a student.
func HandIns(folder string) ([]HandIn, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var all []HandIn
	seen := map[string]bool{}
	for _, entry := range entries {
		name := entry.Name()
		student := name
		switch {
		case strings.HasPrefix(name, "."):
			continue
		case strings.EqualFold(filepath.Ext(name), ".zip"):
			student = name[:len(name)-len(".zip")]
		case !entry.IsDir():
			continue
		}
		if seen[student] {
			return nil, fmt.Errorf("%s has both a folder and a zip file of %s: keep one", folder, student)
		}
		seen[student] = true
		all = append(all, HandIn{student, filepath.Join(folder, name)})
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s holds no hand-ins: want a folder or a zip file for each student", folder)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Student < all[j].Student })
	return all, nil
}

var errMissing = errors.New("not handed in")

// Files reads the hand-in's file for each topic: the one that lies in a folder
// of the topic's name, wherever that is, or else the only one of that file
// name. A topic without a file has no entry. Links are not followed, and
// nothing is unpacked to disk.
func (h HandIn) Files(topics []course.Topic) (files map[string][]byte, err error) {
	tree, done, err := h.open()
	if err != nil {
		return nil, err
	}
	defer done()
	names, err := regularFiles(tree)
	if err != nil {
		return nil, err
	}
	files = map[string][]byte{}
	for _, t := range topics {
		name, err := choose(names, t)
		if errors.Is(err, errMissing) {
			continue
		}
		if err == nil {
			files[t.Name], err = read(tree, name)
		}
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

func (h HandIn) open() (tree fs.FS, done func() error, err error) {
	if info, err := os.Stat(h.path); err == nil && info.IsDir() {
		root, err := os.OpenRoot(h.path)
		if err != nil {
			return nil, nil, err
		}
		return root.FS(), root.Close, nil
	}
	archive, err := zip.OpenReader(h.path)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", filepath.Base(h.path), err)
	}
	return archive, archive.Close, nil
}

func regularFiles(tree fs.FS) ([]string, error) {
	var names []string
	n := 0
	err := fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if n++; n > mostEntries {
			return fmt.Errorf("more than %d files", mostEntries)
		}
		if err == nil && entry.Type().IsRegular() {
			names = append(names, name)
		}
		return nil // what cannot be read is not there
	})
	return names, err
}

// choose finds the file for t among names.
func choose(names []string, t course.Topic) (string, error) {
	var inFolder, byName []string
	for _, name := range names {
		if path.Base(name) != t.File || strings.Contains(name, "__MACOSX/") {
			continue
		}
		byName = append(byName, name)
		if path.Base(path.Dir(name)) == t.Name {
			inFolder = append(inFolder, name)
		}
	}
	for _, found := range [][]string{inFolder, byName} {
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 {
			return "", fmt.Errorf("more than one file for %s: %s", t.Name, strings.Join(found, ", "))
		}
	}
	return "", errMissing
}

func read(tree fs.FS, name string) ([]byte, error) {
	f, err := tree.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largestFile+1))
	if err == nil && len(data) > largestFile {
		err = fmt.Errorf("%s is larger than %d bytes", name, largestFile)
	}
	return data, err
}
