package measure

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"nnlecture/exercises/internal/course"
)

// Attempt is a solution as a student might hand it in, with its true cause.
type Attempt struct {
	Place string // file and line, for messages
	Cause string
	Says  *regexp.Regexp // a true name's words; nil where a person has to judge
	Text  string         // Go
	Step  int            // that is to run; 0 for all
}

// Right reports whether the attempt has to pass.
func (a Attempt) Right() bool { return a.Cause == "right" }

// Attempts reads those of a topic from a folder.
func Attempts(folder string, t course.Topic) ([]Attempt, error) {
	files, err := filepath.Glob(filepath.Join(folder, t.Name, "*.go"))
	if err != nil {
		return nil, err
	}
	var all []Attempt
	for _, path := range append(files, filepath.Join(folder, t.Name+".txt")) {
		data, err := os.ReadFile(path)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		some, err := read(filepath.Base(path), strings.ReplaceAll(string(data), "\r\n", "\n"))
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// read takes a file apart at its lines ----.
func read(name, text string) ([]Attempt, error) {
	var all []Attempt
	line := 1
	for _, part := range strings.Split(text, "\n----\n") {
		a := Attempt{Place: fmt.Sprintf("%s:%d", name, line)}
		line += strings.Count(part, "\n") + 2
		first, rest, _ := strings.Cut(part, "\n")
		cause, ok := strings.CutPrefix(first, "// ")
		if !ok {
			return nil, fmt.Errorf("%s: the first line is %q, want the true cause behind //", a.Place, first)
		}
		a.Cause, a.Text = cause, rest
		if words, ok := strings.CutPrefix(rest, "// says: "); ok {
			words, a.Text, _ = strings.Cut(words, "\n")
			says, err := regexp.Compile("(?i)" + words)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", a.Place, err)
			}
			a.Says = says
		}
		all = append(all, a)
	}
	return all, nil
}
