package check

import (
	"slices"
	"strings"
)

// trial is a case that has been run, with the value that came back.
type trial struct {
	Case
	got value
}

// failure is the first case of a step that did not hold. The step goes on
// after it for the sake of the diagnosis: a mistake is named only if it gives
// the student's numbers in all cases.
type failure struct {
	Case
	answer answer
}

// suspects lists the mistakes of c that give got.
func (c Case) suspects(got value) []Mistake {
	var fitting []Mistake
	for _, m := range c.Mistakes {
		if got.equal(toValue(m.Value), c.tol()) {
			fitting = append(fitting, m)
		}
	}
	return fitting
}

// cleared reports whether another case speaks against the mistake of this
// name: one that makes the same call and knows the mistake, but got other
// numbers than it would give.
func (s *S) cleared(call, name string) bool {
	for _, t := range s.trials {
		if t.Call != call {
			continue
		}
		knows, fits := false, false
		for _, m := range t.Mistakes {
			if m.Name == name {
				knows = true
				fits = fits || t.got.equal(toValue(m.Value), t.tol())
			}
		}
		if knows && !fits {
			return true
		}
	}
	return false
}

// remaining are the suspects that no case of the step clears, as a diagnosis.
func (s *S) remaining(c Case, got value) diagnosis {
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

// settle ends a step that has failed, with the message for its first failure.
func (s *S) settle() {
	if s.failure != nil {
		s.t.Helper()
		c, a := s.failure.Case, s.failure.answer
		s.fail(s.frame(c, a, c.finding(a, s.remaining(c, a.Value))))
	}
}

// checkDistinct fails the test itself where no case tells two mistakes apart,
// or a mistake from the right answer, although both are known to a case.
func (s *S) checkDistinct() {
	type pair struct{ call, a, b string }
	same := map[pair]bool{} // false as soon as one case tells them apart
	for _, t := range s.trials {
		known := append([]Mistake{{Name: "the right answer", Value: t.Want}}, t.Mistakes...)
		apart := 1e-6 // farther than rounding errors reach
		if 0 < t.Tol && t.Tol < 1e-9 {
			apart = t.Tol
		}
		for i, m := range known {
			for _, other := range known[:i] {
				p := pair{t.Call, other.Name, m.Name}
				before, met := same[p]
				same[p] = (before || !met) && toValue(m.Value).equal(toValue(other.Value), apart)
			}
		}
	}
	for p, indistinct := range same {
		if indistinct {
			s.t.Errorf("check: %s (seed %d): %q and %q give the same numbers in every case", p.call, s.seed, p.a, p.b)
		}
	}
}
