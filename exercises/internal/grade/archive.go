package grade

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const mostEntries = 20_000 // files looked at in one hand-in

// skipped are folders that nobody writes exercises in.
var skipped = []string{".venv", ".git", "node_modules", "__MACOSX", "site-packages"}

// isSkipped reports whether name lies in a folder that is skipped.
func isSkipped(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return slices.Contains(skipped, part) })
}

// archive is all that lies in a hand-in.
type archive struct {
	entries []entry
	closers []io.Closer
	unread  []string // what could not be looked into, and why
	links   []string // names of links, which are not followed
	taken   int64    // bytes unpacked from tar files
}

// entry is a regular file.
type entry struct {
	name   string // with slashes
	packed bool   // it lies in an archive
	open   func() (io.ReadCloser, error)
}

func (a *archive) close() {
	for _, c := range a.closers {
		c.Close()
	}
}

// add takes up a folder, an archive or a single file.
func (a *archive) add(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return a.addFolder(path)
	}
	f, err := regular(os.OpenFile(path, os.O_RDONLY|nonBlocking, 0))
	if err != nil {
		return err
	}
	return a.addFile("", filepath.Base(path), f)
}

// addFile takes up an open file, and closes it in the end.
func (a *archive) addFile(prefix, name string, f *os.File) error {
	a.closers = append(a.closers, f)
	switch strings.ToLower(kindOf(name)) {
	case ".zip":
		return a.addZip(prefix, f)
	case ".tar.gz", ".tgz":
		return a.addTar(prefix, f)
	}
	return a.append(entry{name, false, func() (io.ReadCloser, error) { return io.NopCloser(f), nil }})
}

// regular passes on an open file if it is one. Something else may have taken its
// place since the folder was read; opened without waiting, it keeps nobody.
func regular(f *os.File, err error) (*os.File, error) {
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		f.Close()
		return nil, errors.New("it is not a file any more")
	}
	return f, nil
}

func (a *archive) addFolder(path string) error {
	root, err := os.OpenRoot(path)
	if err != nil {
		return err
	}
	a.closers = append(a.closers, root)
	return fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			a.unread = append(a.unread, name+": "+reason(err))
			return nil
		case e.IsDir() && slices.Contains(skipped, e.Name()):
			return fs.SkipDir
		case e.Type()&fs.ModeSymlink != 0:
			a.links = append(a.links, name)
			return nil
		case !e.Type().IsRegular():
			return nil
		case kindOf(name) != "" && !strings.EqualFold(filepath.Ext(name), ".go"):
			f, err := regular(root.OpenFile(name, os.O_RDONLY|nonBlocking, 0))
			if err == nil {
				err = a.addFile(name+"/", name, f)
			}
			if err != nil { // a good file may lie beside it
				a.unread = append(a.unread, name+": "+reason(err))
			}
			return nil
		}
		return a.append(entry{name, false, func() (io.ReadCloser, error) {
			return regular(root.OpenFile(name, os.O_RDONLY|nonBlocking, 0))
		}})
	})
}

// addPacked takes up what lies in an archive, unless it is one itself.
func (a *archive) addPacked(prefix, name string, open func() (io.ReadCloser, error)) error {
	if kind := kindOf(name); kind != "" && !strings.EqualFold(kind, ".go") {
		a.unread = append(a.unread, prefix+name+": it is an archive in an archive")
	}
	return a.append(entry{prefix + name, true, open})
}

func (a *archive) append(e entry) error {
	if a.entries = append(a.entries, e); len(a.entries) > mostEntries {
		return fmt.Errorf("more than %d files", mostEntries)
	}
	return nil
}
