// Package course knows the exercises as they lie on disk: which topics there
// are, which file of each belongs to the student, how to build a topic's tests
// and how to run them.
package course

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Course is the folder of the exercises.
type Course struct {
	Dir string // absolute
}

// Topic is one exercise.
type Topic struct {
	Name string // the folder's, as "01_perceptron"
	Dir  string // absolute
	File string // the student's file, as "perceptron.go"
	Key  string // the solution's folder, absolute
}

const (
	moduleName = "nnlecture/exercises"
	moduleLine = "module " + moduleName + "\n"
)

// Find looks for the exercises from dir upwards, and in a folder exercises on
// the way.
func Find(dir string) (*Course, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	for {
		for _, candidate := range []string{dir, filepath.Join(dir, "exercises")} {
			mod, err := os.ReadFile(filepath.Join(candidate, "go.mod"))
			mod = bytes.ReplaceAll(mod, []byte("\r\n"), []byte("\n"))
			if err == nil && bytes.HasPrefix(mod, []byte(moduleLine)) {
				return &Course{candidate}, nil
			}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil, errors.New("this is not inside the project: no folder exercises here or above; change into the project first")
		}
		dir = parent
	}
}

var topicName = regexp.MustCompile(`^\d\d_([a-z0-9_]+)$`)

// Topics lists the exercises in their order.
func (c *Course) Topics() ([]Topic, error) {
	entries, err := os.ReadDir(c.Dir)
	if err != nil {
		return nil, err
	}
	var topics []Topic
	for _, entry := range entries {
		if !entry.IsDir() || !topicName.MatchString(entry.Name()) {
			continue
		}
		t := Topic{
			Name: entry.Name(),
			Dir:  filepath.Join(c.Dir, entry.Name()),
			File: topicName.FindStringSubmatch(entry.Name())[1] + ".go",
			Key:  filepath.Join(filepath.Dir(c.Dir), "solutions", entry.Name()),
		}
		if _, err := os.Stat(filepath.Join(t.Dir, t.File)); err != nil {
			return nil, fmt.Errorf("exercise %s: %w", t.Name, err)
		}
		topics = append(topics, t)
	}
	return topics, nil
}

// Topic finds the exercise that a user means: by its name, its number or a
// part of its name.
func (c *Course) Topic(word string) (Topic, error) {
	topics, err := c.Topics()
	if err != nil {
		return Topic{}, err
	}
	word = strings.TrimSuffix(filepath.Base(filepath.Clean(word)), ".go")
	var found []Topic
	for _, t := range topics {
		switch {
		case t.Name == word, strings.TrimLeft(t.Name[:2], "0") == strings.TrimLeft(word, "0"):
			return t, nil
		case strings.Contains(t.Name, word):
			found = append(found, t)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	if len(found) > 1 {
		return Topic{}, fmt.Errorf("%q may be %s: which one?", word, strings.Join(names(found), " or "))
	}
	return Topic{}, fmt.Errorf("there is no exercise %q; choose from\n  %s", word, strings.Join(names(topics), "\n  "))
}

// Choose finds the exercises of a list, as 01,03, or all where it is empty.
func (c *Course) Choose(list string) ([]Topic, error) {
	if list == "" {
		return c.Topics()
	}
	var topics []Topic
	for word := range strings.SplitSeq(list, ",") {
		t, err := c.Topic(strings.TrimSpace(word))
		if err != nil {
			return nil, err
		}
		topics = append(topics, t)
	}
	return topics, nil
}

func names(topics []Topic) []string {
	all := make([]string, len(topics))
	for i, t := range topics {
		all[i] = t.Name
	}
	return all
}

// Path is the student's file.
func (t Topic) Path() string { return filepath.Join(t.Dir, t.File) }

// Solution is the file of the same name that solves the exercise.
func (t Topic) Solution() string { return filepath.Join(t.Key, t.File) }
