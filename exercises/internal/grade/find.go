package grade

import (
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
		f.note = cleanText(f.note)
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
