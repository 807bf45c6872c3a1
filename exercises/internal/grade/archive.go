package grade

import (
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

// add takes up a folder, an archive or a single file.
func (a *archive) add(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return a.addFolder(path)
	}
	f, err := os.Open(path)
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
	return a.append(entry{name, func() (io.ReadCloser, error) { return io.NopCloser(f), nil }})
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
		case !e.Type().IsRegular():
			return nil
		case kindOf(name) != "" && !strings.EqualFold(filepath.Ext(name), ".go"):
			f, err := root.Open(name)
			if err == nil {
				err = a.addFile(name+"/", name, f)
			}
			if err != nil { // a good file may lie beside it
				a.unread = append(a.unread, name+": "+reason(err))
			}
			return nil
		}
		return a.append(entry{name, func() (io.ReadCloser, error) { return root.Open(name) }})
	})
}

func (a *archive) append(e entry) error {
	if a.entries = append(a.entries, e); len(a.entries) > mostEntries {
		return fmt.Errorf("more than %d files", mostEntries)
	}
	return nil
}
