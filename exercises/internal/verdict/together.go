package verdict

import (
	"strings"

	"nnlecture/exercises/internal/value"
)

// explains reports whether what a wrong way gives are the student's numbers in
// every case of a call, and are more than one number, so that no chance does it.
func (s *Step) explains(call string, of func(t trial) []value.Value) bool {
	numbers := 0
	for _, t := range s.trials {
		if t.Call != call {
			continue
		}
		right := t.right(t.got)
		forms := of(t)
		fits := forms == nil && right
		for _, form := range forms {
			fits = fits || t.got.Equal(form, t.tol())
		}
		if !fits {
			return false
		}
		if !right {
			numbers += max(1, len(t.got.All()))
		}
	}
	return numbers > 1
}

// whole is a mechanism done to all parts of the right value.
func whole(m mechanism) func(t trial) []value.Value {
	return func(t trial) []value.Value { return m.lifted(value.Of(t.Want), t.Case) }
}

// lifted does the same to each part of a group.
func (m mechanism) lifted(v value.Value, c Case) []value.Value {
	if v.Kind != value.Group {
		return m.of(v, c)
	}
	var all []value.Value
	for i, part := range v.Parts {
		forms := m.lifted(part, c)
		if i == 0 {
			for range forms {
				all = append(all, value.Value{Kind: value.Group, Names: v.Names})
			}
		}
		if len(forms) != len(all) {
			return nil
		}
		for k := range all {
			all[k].Parts = append(all[k].Parts, forms[k])
		}
	}
	return all
}

// known are all mechanisms that a case may have met.
func known(c Case) []mechanism {
	return append(append(append([]mechanism{}, mechanisms...), byScale(c)...), byArgument(c)...)
}

// byArgument are the arguments that may have come back as they were.
func byArgument(c Case) []mechanism {
	var all []mechanism
	for _, a := range c.With {
		all = append(all, mechanism{"this is the argument " + a.Name + " itself", "gonum's methods write into their receiver: is that what you return?",
			func(_ value.Value, now Case) []value.Value {
				for _, b := range now.With {
					if b.Name == a.Name {
						return []value.Value{value.Of(b.Value)}
					}
				}
				return nil
			}})
	}
	return all
}

// mechanical names the mechanism that gives the numbers of all cases, or, where
// parts of a result went wrong in ways of their own, that of each part.
func (s *Step) mechanical(c Case) diagnosis {
	for _, m := range known(c) {
		if s.explains(c.Call, whole(m)) {
			return diagnosis{m.name, m.look}
		}
	}
	if value.Of(c.Want).Kind != value.Group {
		return diagnosis{}
	}
	if s.explains(c.Call, func(t trial) []value.Value { return reordered(t.got, value.Of(t.Want), t.tol()) }) {
		return diagnosis{"the numbers are right, but in another order", "the order is " + strings.Join(value.Of(c.Want).Names, ", ")}
	}
	return s.byParts(c)
}

// reordered is got where it has the parts of want in whatever order.
func reordered(got, want value.Value, tol float64) []value.Value {
	if permutes(got, want, tol) {
		return []value.Value{got}
	}
	return []value.Value{want}
}

// byParts explains each wrong part of a result by itself: by a mechanism, or by
// what a mistake of the list would make of that part.
func (s *Step) byParts(c Case) diagnosis {
	want := value.Of(c.Want)
	var names, looks []string
	before := ""
	for i := range want.Parts {
		if s.rightPart(c, i) {
			continue
		}
		d := s.partly(c, i)
		if d.name == "" {
			return diagnosis{}
		}
		part := want.Names[i]
		if d.name == before {
			names[len(names)-1] = strings.Replace(names[len(names)-1], ": ", " and "+part+": ", 1)
			continue
		}
		before = d.name
		names = append(names, part+": "+d.name)
		if d.look != "" {
			looks = append(looks, d.look)
		}
	}
	if len(names) > 2 {
		return diagnosis{} // so many at once are one of another kind
	}
	return diagnosis{strings.Join(names, "; and "), strings.Join(looks, "; ")}
}

// rightPart reports whether part i is right in all cases.
func (s *Step) rightPart(c Case, i int) bool {
	for _, t := range s.trials {
		if want := value.Of(t.Want); t.Call == c.Call && (len(t.got.Parts) != len(want.Parts) || !t.got.Parts[i].Equal(want.Parts[i], t.tol())) {
			return false
		}
	}
	return true
}

func (s *Step) partly(c Case, i int) diagnosis {
	p := Step{}
	for _, t := range s.trials {
		if t.Call == c.Call {
			p.trials = append(p.trials, t.part(i))
		}
	}
	c = trial{c, value.Value{}}.part(i).Case
	for _, m := range known(c) {
		if p.explains(c.Call, whole(m)) {
			return diagnosis{m.name, m.look}
		}
	}
	for _, m := range c.Mistakes {
		if p.explains(c.Call, listed(m.Name, nil)) {
			return diagnosis{m.Name, m.Look}
		}
	}
	return diagnosis{}
}

// part is a trial in which nothing but part i of the result counts.
func (t trial) part(i int) trial {
	of := func(v value.Value) value.Value {
		if v.Kind != value.Group || i >= len(v.Parts) {
			return value.Value{}
		}
		return v.Parts[i]
	}
	var mistakes []Mistake
	for _, m := range t.Mistakes {
		mistakes = append(mistakes, Mistake{m.Name, m.Look, of(value.Of(m.Value))})
	}
	t.got, t.Want, t.Mistakes = of(t.got), of(value.Of(t.Want)), mistakes
	return t
}

// listed is what the mistakes of a name give, with a mechanism on top where
// there is one.
func listed(name string, m *mechanism) func(t trial) []value.Value {
	return func(t trial) []value.Value {
		var forms []value.Value
		for _, mistake := range t.Mistakes {
			switch v := value.Of(mistake.Value); {
			case mistake.Name != name:
			case m == nil:
				forms = append(forms, v)
			default:
				forms = append(forms, m.lifted(v, t.Case)...)
			}
		}
		return forms
	}
}

// doubled names two mechanisms at once: the transpose, a new layout or another
// sign, and on top of it a factor or the sign.
func (s *Step) doubled(c Case) diagnosis {
	for _, first := range mechanisms[:3] {
		for _, m := range append([]mechanism{mechanisms[2]}, byScale(c)...) {
			of := func(t trial) []value.Value {
				var forms []value.Value
				for _, v := range whole(first)(t) {
					forms = append(forms, m.lifted(v, t.Case)...)
				}
				return forms
			}
			if m.name != first.name && s.explains(c.Call, of) {
				return diagnosis{first.name + "; and " + m.name, first.look}
			}
		}
	}
	return diagnosis{}
}

// twofold names two mistakes at once: one of the list and a mechanism. It does
// so only where no other pair gives the same numbers.
func (s *Step) twofold(c Case) diagnosis {
	var found []diagnosis
	scaled := map[string]bool{} // of scales that give the same numbers the first is said
	seen := map[string]bool{}
	for _, mistake := range c.Mistakes {
		if seen[mistake.Name] {
			continue
		}
		seen[mistake.Name] = true
		for i, m := range append(append([]mechanism{}, mechanisms...), byScale(c)...) {
			if i >= len(mechanisms) && scaled[mistake.Name] {
				break
			}
			if s.explains(c.Call, listed(mistake.Name, &m)) {
				scaled[mistake.Name] = i >= len(mechanisms)
				found = append(found, diagnosis{"two things at once: " + mistake.Name + "; and then " + m.name, mistake.Look})
			}
		}
	}
	if len(found) != 1 {
		return diagnosis{}
	}
	return found[0]
}
