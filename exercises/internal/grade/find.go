package grade

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"nnlecture/exercises/internal/course"
)

const largestFile = 1 << 20 // bytes of a student's file

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
		f.note = cleanNote(f.note) // the names in it are the student's
		files[t.Name] = f
	}
	return files, nil
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
		if len(fitting) > 0 {
			return theSame(fitting)
		}
	}
	if len(similar) > 0 {
		return found{note: fmt.Sprintf("there is no %s, but a file %s: has it been renamed?", t.File, similar[0])}
	}
	unread := slices.Clone(a.unread)
	for _, link := range a.links {
		if slices.Contains([]string{t.File, t.Name, "exercises"}, path.Base(link)) {
			unread = append(unread, link+": it is a link, and links are not followed")
		}
	}
	if len(unread) > 0 {
		return found{note: fmt.Sprintf("there is no %s that can be read; not looked into: %s", t.File, strings.Join(unread[:min(3, len(unread))], "; "))}
	}
	return found{note: notHandedIn}
}

// preferred leaves out, where there is something else, the solutions, which come
// with the whole project, and what is packed beside a file that is not.
func preferred(fitting []entry) []entry {
	for _, lesser := range []func(entry) bool{
		func(e entry) bool { return slices.Contains(strings.Split(e.name, "/"), "solutions") },
		func(e entry) bool { return e.packed },
	} {
		if better := slices.DeleteFunc(slices.Clone(fitting), lesser); len(better) > 0 {
			fitting = better
		}
	}
	return fitting
}

const mostCopies = 10 // of a file that are read

// theSame reads a file, or one of several that hold the same.
func theSame(fitting []entry) found {
	first := fitting[0].read()
	for i, other := range fitting[1:] {
		if i+1 == mostCopies || !bytes.Equal(first.data, other.read().data) {
			return found{note: fmt.Sprintf("there is more than one file: %s and %s", fitting[0].name, other.name)}
		}
	}
	return first
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
