package grade

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
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
