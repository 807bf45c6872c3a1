package course

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Planted is a mistake to plant into a solution: a text that is replaced, and
// what the step that meets it has to say.
type Planted struct {
	Line     int    // in the file of mistakes
	Step     int    // the step that has to fail
	Name     string // words that its message has to hold
	Old, New string
}

// Mistakes reads the planted mistakes of t, in the file mistakes.txt beside
// the solution. Each is a line with the step and the words, then the old lines
// and the new ones:
//
//	step 3: the minus sign is missing
//	- 		db -= y[n]
//	+ 		db += y[n]
func (t Topic) Mistakes() ([]Planted, error) {
	path := filepath.Join(t.Key, "mistakes.txt")
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all []Planted
	n := 0
	for line := range strings.Lines(strings.ReplaceAll(string(data), "\r\n", "\n")) {
		n++
		mark, rest := line[:1], line[min(2, len(line)):]
		switch {
		case mark == "#" || mark == "\n":
		case len(all) > 0 && mark == "-":
			all[len(all)-1].Old += rest
		case len(all) > 0 && mark == "+":
			all[len(all)-1].New += rest
		default:
			p := Planted{Line: n}
			number, name, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if _, err := fmt.Sscanf(number, "step %d", &p.Step); err != nil || !ok {
				return nil, fmt.Errorf("%s:%d: want a line like %q, got %q", path, n, "step 3: the minus sign is missing", line)
			}
			p.Name = name
			all = append(all, p)
		}
	}
	for i := range all { // so that a part of the last line is enough
		all[i].Old, all[i].New = strings.TrimSuffix(all[i].Old, "\n"), strings.TrimSuffix(all[i].New, "\n")
	}
	return all, nil
}

// Apply returns the solution with the mistake in it. The old lines must occur
// in it exactly once.
func (p Planted) Apply(solution string) (string, error) {
	if n := strings.Count(solution, p.Old); p.Old == "" || n != 1 {
		return "", fmt.Errorf("mistake %q: the lines to replace occur %d times in the solution, want once:\n%s", p.Name, n, p.Old)
	}
	return strings.Replace(solution, p.Old, p.New, 1), nil
}
