package verdict

import (
	"slices"
	"strings"

	"nnlecture/exercises/internal/value"
)

// suspects lists the mistakes of c that give got.
func (c Case) suspects(got value.Value) []Mistake {
	var fitting []Mistake
	for _, m := range c.Mistakes {
		if got.Equal(value.Of(m.Value), c.tol()) {
			fitting = append(fitting, m)
		}
	}
	return fitting
}

// cleared reports whether another case speaks against the mistake of this
// name: one that makes the same call and knows the mistake, but got other
// numbers than it would give.
func (s *Step) cleared(call, name string) bool {
	for _, t := range s.trials {
		if t.Call != call {
			continue
		}
		knows, fits := false, false
		for _, m := range t.Mistakes {
			if m.Name == name {
				knows = true
				fits = fits || t.got.Equal(value.Of(m.Value), t.tol())
			}
		}
		if knows && !fits {
			return true
		}
	}
	return false
}

// remaining are the suspects that no case of the step clears, as a diagnosis.
func (s *Step) remaining(c Case, got value.Value) diagnosis {
	var names, looks []string
	for _, m := range c.suspects(got) {
		if slices.Contains(names, m.Name) || s.cleared(c.Call, m.Name) {
			continue
		}
		names = append(names, m.Name)
		if m.Look != "" {
			looks = append(looks, m.Look)
		}
	}
	d := diagnosis{strings.Join(names, ", or "), strings.Join(looks, "; or ")}
	if len(names) > 1 {
		d.name += " (these give the same numbers here)"
	}
	return d
}
