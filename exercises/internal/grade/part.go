package grade

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"nnlecture/exercises/internal/course"
)

// part is one of several runs that share a class between them, on one machine
// or on many. Zero is a run of its own.
type part struct{ n, of int }

const mostParts = 10_000

// Set reads a part from the command line, as in 3/20.
func (p *part) Set(s string) error {
	var rest string
	if n, _ := fmt.Sscanf(s, "%d/%d%s", &p.n, &p.of, &rest); n != 2 || p.n < 1 || p.n > p.of || p.of > mostParts {
		return fmt.Errorf("want a part like 3/20, the third of twenty, got %q", s)
	}
	return nil
}

func (p *part) String() string { return fmt.Sprintf("%d/%d", p.n, p.of) }

// file is where the part's grades lie for the merging.
func (p part) file(out string) string {
	return filepath.Join(out, "parts", fmt.Sprintf("%d-of-%d.json", p.n, p.of))
}

// has reports whether the hand-in in this place of the list belongs to the part.
func (p part) has(place int) bool { return p.of == 0 || place%p.of == p.n-1 }

// pick gives the hand-ins of the part.
func (p part) pick(all []HandIn) (mine []HandIn) {
	for i, h := range all {
		if p.has(i) {
			mine = append(mine, h)
		}
	}
	return mine
}

// keep writes the part's grades.
func (p part) keep(dir string, grades []Grade, out io.Writer) error {
	if err := writeWhole(p.file(dir), grades); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "\npart %d of %d is written; when all are, grade -merge %d makes the table\n", p.n, p.of, p.of)
	return err
}

// read reads the part's grades, by student and exercise.
func (p part) read(out string) (map[[2]string]Grade, error) {
	data, err := os.ReadFile(p.file(out))
	if err != nil {
		return nil, err
	}
	var grades []Grade
	if err := json.Unmarshal(data, &grades); err != nil {
		return nil, fmt.Errorf("%s: %w", p.file(out), err)
	}
	found := map[[2]string]Grade{}
	for _, g := range grades {
		found[[2]string{g.Student, g.Topic}] = g
	}
	return found, nil
}

// merge puts the grades of all parts in the order in which one run has them. What
// a part has not graded is open, and names the part.
func merge(of int, dir string, topics []course.Topic, handIns []HandIn) ([]Grade, error) {
	grades := make([]Grade, len(handIns)*len(topics))
	for n := range of {
		p := part{n + 1, of}
		known, err := p.read(dir)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
		for i, h := range handIns {
			for k, t := range topics {
				if !p.has(i) {
					continue
				}
				g, ok := known[[2]string{h.Student, t.Name}]
				if !ok {
					g = Grade{Student: h.Student, Topic: t.Name, Open: true, Note: fmt.Sprintf("not graded: part %d of %d has no result for it; run that again", p.n, of)}
				}
				grades[i*len(topics)+k] = g
			}
		}
	}
	return grades, agree(grades)
}

// agree gives open grades the steps that the others have of their exercise, and
// fails where two parts were judged by different tests.
func agree(grades []Grade) error {
	first := map[string]Grade{}
	for _, g := range grades {
		other, met := first[g.Topic]
		if g.Judge != "" && met && other.Judge != g.Judge {
			return fmt.Errorf("%s of %s and of %s was not judged by the same tests: run all parts with the same project and the same Go", g.Topic, other.Student, g.Student)
		}
		if g.Judge != "" && !met {
			first[g.Topic] = g
		}
	}
	for i, g := range grades {
		if g.Judge == "" {
			grades[i].Steps = failed(first[g.Topic].Steps)
		}
	}
	return nil
}
