package grade

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
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
	path    string // a folder, an archive or a Go file
	problem string // why it is not looked at, or ""
}

// HandIns lists what lies in folder, one a student, but for names that begin
// with a dot and for the folder of results.
func HandIns(folder, results string) ([]HandIn, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	out, _ := os.Stat(results)
	var all []HandIn
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		info, err := os.Lstat(path)
		if strings.HasPrefix(entry.Name(), ".") || err == nil && out != nil && os.SameFile(info, out) {
			continue
		}
		h := HandIn{Student: entry.Name(), path: path}
		switch kind := kindOf(entry.Name()); {
		case err != nil:
			h.problem = "it cannot be read: " + reason(err)
		case info.Mode()&os.ModeSymlink != 0:
			h.problem = "it is a link, and links are not followed"
		case info.IsDir():
		case !info.Mode().IsRegular():
			h.problem = "it is neither a folder nor a file"
		case kind == "":
			h.problem = "it is neither a folder nor a .zip, .tar.gz or .go file"
		default:
			h.Student = entry.Name()[:len(entry.Name())-len(kind)]
		}
		all = append(all, h)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s holds no hand-ins: want a folder or a zip file for each student", folder)
	}
	nameApart(all)
	sort.Slice(all, func(i, j int) bool { return all[i].Student < all[j].Student })
	return all, nil
}

// kindOf is the ending by which a file can be looked into, as it is written.
func kindOf(name string) string {
	for _, kind := range []string{".zip", ".tar.gz", ".tgz", ".go"} {
		if start := len(name) - len(kind); start > 0 && strings.EqualFold(name[start:], kind) {
			return name[start:]
		}
	}
	return ""
}

// nameApart makes names fit to be printed, and gives two hand-ins of the same
// name the names of their files.
func nameApart(all []HandIn) {
	times := map[string]int{}
	for i := range all {
		all[i].Student = cleanName(all[i].Student)
		times[all[i].Student]++
	}
	used := map[string]bool{}
	for i := range all {
		h := &all[i]
		if times[h.Student] > 1 {
			h.Student = cleanName(filepath.Base(h.path))
		}
		for n, name := 2, h.Student; used[h.Student]; n++ {
			h.Student = fmt.Sprintf("%s (%d)", name, n)
		}
		used[h.Student] = true
	}
}

// found is what a hand-in has for an exercise: a file, or a note that says why
// there is none.
type found struct {
	data []byte
	note string
}

const notHandedIn = "not handed in"

// skipped are folders that nobody writes exercises in.
var skipped = []string{".venv", ".git", "node_modules", "__MACOSX", "site-packages"}

// Files reads the hand-in's file for each topic: the one that lies in a folder
// of the topic's name, wherever that is, or else the only one of that file
// name. Zip files that lie in a folder are looked into, those in zip files are
// not. Links are not followed, and nothing is unpacked to disk.
func (h HandIn) Files(topics []course.Topic) (map[string]found, error) {
	if h.problem != "" {
		return nil, errors.New(h.problem)
	}
	a := &archive{}
	defer a.close()
	if err := a.add(h.path); err != nil {
		return nil, err
	}
	files := map[string]found{}
	for _, t := range topics {
		f := a.find(t)
		f.note = cleanText(f.note)
		files[t.Name] = f
	}
	return files, nil
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

// addZip takes up a zip file.
func (a *archive) addZip(prefix string, f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return err
	}
	for _, file := range z.File {
		slashes := strings.ReplaceAll(file.Name, `\`, "/") // some programs on Windows write backslashes
		if !file.Mode().IsRegular() || isSkipped(slashes) {
			continue
		}
		if err := a.append(entry{prefix + slashes, file.Open}); err != nil {
			return err
		}
	}
	return nil
}

// isSkipped reports whether name lies in a folder that is skipped.
func isSkipped(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return slices.Contains(skipped, part) })
}

const largestTar = 256 << 20 // bytes, unpacked

// addTar takes up a packed tar file. It can only be read from its beginning, so
// that the Go files in it are kept in memory.
func (a *archive) addTar(prefix string, f *os.File) error {
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	limited := &io.LimitedReader{R: unpacked, N: largestTar}
	for files := tar.NewReader(limited); ; {
		header, err := files.Next()
		switch {
		case limited.N <= 0:
			return fmt.Errorf("more than %d bytes", largestTar)
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		if header.Typeflag != tar.TypeReg || isSkipped(header.Name) {
			continue
		}
		var data []byte
		if strings.Contains(header.Name, ".go") {
			if data, err = io.ReadAll(io.LimitReader(files, largestFile+1)); err != nil {
				return err
			}
		}
		open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
		if err := a.append(entry{prefix + header.Name, open}); err != nil {
			return err
		}
	}
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
		case path.Base(e.name) == t.File:
			byName = append(byName, e)
			if path.Base(path.Dir(e.name)) == t.Name {
				inFolder = append(inFolder, e)
			}
		case resembles(path.Base(e.name), t.File):
			similar = append(similar, e.name)
		}
	}
	for _, fitting := range [][]entry{preferred(inFolder), preferred(byName)} {
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
	if len(a.unread) > 0 {
		return found{note: fmt.Sprintf("there is no %s that can be read; not looked into: %s", t.File, strings.Join(a.unread[:min(3, len(a.unread))], "; "))}
	}
	return found{note: notHandedIn}
}

// preferred leaves the solutions out where there is something else: whoever
// gives in the whole project gives in these, too.
func preferred(fitting []entry) []entry {
	own := slices.DeleteFunc(slices.Clone(fitting), func(e entry) bool {
		return slices.Contains(strings.Split(e.name, "/"), "solutions")
	})
	if len(own) > 0 {
		return own
	}
	return fitting
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
		return found{note: fmt.Sprintf("%s cannot be read: %s", e.name, reason(err))}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largestFile+1))
	switch {
	case err != nil:
		return found{note: fmt.Sprintf("%s cannot be read: %s", e.name, reason(err))}
	case len(data) > largestFile:
		return found{note: fmt.Sprintf("%s is larger than %d bytes", e.name, largestFile)}
	case len(data) == 0:
		return found{note: fmt.Sprintf("%s is empty", e.name)}
	}
	return found{data: data}
}
