package grade

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"nnlecture/exercises/internal/course"
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
			return nil, fmt.Errorf("there is more than one hand-in called %q in %s: rename one, or remove the older", student, folder)
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

// found is what a hand-in has for an exercise: a file, or a note that says why
// there is none.
type found struct {
	data []byte
	note string
}

const notHandedIn = "not handed in"

// Files reads the hand-in's file for each topic: the one that lies in a folder
// of the topic's name, wherever that is, or else the only one of that file
// name. Zip files that lie in a folder are looked into, those in zip files are
// not. Links are not followed, and nothing is unpacked to disk.
func (h HandIn) Files(topics []course.Topic) (map[string]found, error) {
	a := &archive{}
	defer a.close()
	if err := a.add(h.path); err != nil {
		return nil, err
	}
	files := map[string]found{}
	for _, t := range topics {
		files[t.Name] = a.find(t)
	}
	return files, nil
}

// archive is all that lies in a hand-in.
type archive struct {
	entries []entry
	closers []io.Closer
}

// entry is a regular file.
type entry struct {
	name string // with slashes
	open func() (io.ReadCloser, error)
}

func (a *archive) close() {
	for _, c := range a.closers {
		c.Close()
	}
}

// add takes up a folder or a zip file.
func (a *archive) add(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return a.addFolder(path)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return a.addZip("", filepath.Base(path), f)
}

func (a *archive) addFolder(path string) error {
	root, err := os.OpenRoot(path)
	if err != nil {
		return err
	}
	a.closers = append(a.closers, root)
	return fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil || !e.Type().IsRegular(): // what cannot be read is not there
			return nil
		case strings.EqualFold(filepath.Ext(name), ".zip"):
			f, err := root.Open(name)
			if err != nil {
				return err
			}
			return a.addZip(name+"/", name, f)
		}
		return a.append(entry{name, func() (io.ReadCloser, error) { return root.Open(name) }})
	})
}

// addZip takes up a zip file, and closes it in the end.
func (a *archive) addZip(prefix, name string, f *os.File) error {
	a.closers = append(a.closers, f)
	info, err := f.Stat()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, file := range z.File {
		if !file.Mode().IsRegular() {
			continue
		}
		slashes := strings.ReplaceAll(file.Name, `\`, "/") // some programs on Windows write backslashes
		if err := a.append(entry{prefix + slashes, file.Open}); err != nil {
			return err
		}
	}
	return nil
}

func (a *archive) append(e entry) error {
	if a.entries = append(a.entries, e); len(a.entries) > mostEntries {
		return fmt.Errorf("more than %d files", mostEntries)
	}
	return nil
}

// find looks for the file of t.
func (a *archive) find(t course.Topic) found {
	var inFolder, byName []entry
	var similar []string
	for _, e := range a.entries {
		switch {
		case strings.Contains(e.name, "__MACOSX/"):
		case path.Base(e.name) == t.File:
			byName = append(byName, e)
			if path.Base(path.Dir(e.name)) == t.Name {
				inFolder = append(inFolder, e)
			}
		case resembles(path.Base(e.name), t.File):
			similar = append(similar, e.name)
		}
	}
	for _, fitting := range [][]entry{inFolder, byName} {
		switch {
		case len(fitting) == 1:
			return fitting[0].read()
		case len(fitting) > 1:
			return found{note: fmt.Sprintf("there is more than one file: %s and %s", fitting[0].name, fitting[1].name)}
		}
	}
	if len(similar) > 0 {
		return found{note: fmt.Sprintf("there is no %s, but a file %s: has it been renamed?", t.File, similar[0])}
	}
	return found{note: notHandedIn}
}

// resembles reports whether name may be file under another name, as
// "perceptron (1).go", "Perceptron.go" or "perceptron.go.txt".
func resembles(name, file string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, strings.TrimSuffix(file, ".go")) && strings.Contains(name, ".go") && !strings.HasSuffix(name, "_test.go")
}

func (e entry) read() found {
	f, err := e.open()
	if err != nil {
		return found{note: fmt.Sprintf("%s cannot be read: %v", e.name, err)}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largestFile+1))
	switch {
	case err != nil:
		return found{note: fmt.Sprintf("%s cannot be read: %v", e.name, err)}
	case len(data) > largestFile:
		return found{note: fmt.Sprintf("%s is larger than %d bytes", e.name, largestFile)}
	case len(data) == 0:
		return found{note: fmt.Sprintf("%s is empty", e.name)}
	}
	return found{data: data}
}
