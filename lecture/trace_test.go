package main

import (
	"slices"
	"strconv"
	"testing"

	"nnlecture/lecture/builder"
	"nnlecture/lecture/deck"
	"nnlecture/lecture/gosrc"
	"nnlecture/lecture/markup"
	"nnlecture/lecture/outline"
	"nnlecture/notebooks/ipynb"
)

// tracing is everything that the outline ties together.
type tracing struct {
	*testing.T
	outline   *outline.Outline
	slides    map[string]*deck.Slide
	sections  []*deck.Section
	equations map[int]*deck.Equation
	source    *gosrc.Index
	notebooks map[string]*ipynb.Notebook
	exercises map[string]string
}

// at reports a broken link with the place where it is written.
func (t tracing) at(place markup.Pos, format string, args ...any) {
	t.Helper()
	t.Errorf("%v", place.Errorf(format, args...))
}

func load(t *testing.T) tracing {
	t.Helper()
	root, err := projectRoot()
	if err != nil {
		t.Fatal(err)
	}
	tr := tracing{T: t, slides: map[string]*deck.Slide{}}
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	tr.outline, err = outline.Load(root)
	check(err)
	tr.sections, err = deck.Load(root)
	check(err)
	tr.equations, err = deck.LoadEquations(root)
	check(err)
	tr.source, err = gosrc.Load(root, "nnlib", "datasets")
	check(err)
	tr.notebooks, err = builder.LoadNotebooks(root)
	check(err)
	tr.exercises, err = builder.LoadExercises(root)
	check(err)
	for _, section := range tr.sections {
		for _, s := range section.Slides {
			tr.slides[s.ID] = s
		}
	}
	return tr
}

// each calls f for every slide of the outline.
func (t tracing) each(f func(*outline.Entry)) {
	for i := range t.outline.Sections {
		for j := range t.outline.Sections[i].Slides {
			f(&t.outline.Sections[i].Slides[j])
		}
	}
}

// Outline and slides list the same slides in the same order, under the same titles.
func TestOutlineListsTheSlides(t *testing.T) {
	tr := load(t)
	var inOutline, inSlides []string
	tr.each(func(e *outline.Entry) {
		inOutline = append(inOutline, e.ID)
		if s, ok := tr.slides[e.ID]; !ok {
			tr.at(e.At, "there is no slide %q under lecture/slides", e.ID)
		} else if s.Title != e.Title {
			tr.at(s.At, "the title is %q, in the outline %q", s.Title, e.Title)
		}
	})
	for i, section := range tr.sections {
		if i >= len(tr.outline.Sections) || tr.outline.Sections[i].Name != section.Name {
			t.Errorf("%s: section %d of %s is another one", section.File, i+1, outline.File)
		}
		for _, s := range section.Slides {
			inSlides = append(inSlides, s.ID)
			if tr.outline.ByID(s.ID) == nil {
				tr.at(s.At, "slide %q is not in %s", s.ID, outline.File)
			}
		}
	}
	for i := range min(len(inOutline), len(inSlides)) {
		if inOutline[i] != inSlides[i] {
			t.Errorf("slide %d is %q in the outline and %q in lecture/slides", i+1, inOutline[i], inSlides[i])
			break
		}
	}
}

// An equation that the outline gives a slide is shown there, is defined, and
// is computed by a function the slide names; and the other way round.
func TestEquationsAreComputedAndShown(t *testing.T) {
	tr := load(t)
	slideOf := map[int]*outline.Entry{}
	tr.each(func(e *outline.Entry) {
		shown := map[int]bool{}
		for _, use := range tr.slides[e.ID].Used("eq") {
			if n, err := strconv.Atoi(use.Name); err == nil {
				shown[n] = true
			}
		}
		for _, n := range e.Equations {
			slideOf[n] = e
			if tr.equations[n] == nil {
				tr.at(e.At, "equation (%d) is not in lecture/equations.yaml", n)
			}
			if !shown[n] {
				tr.at(tr.slides[e.ID].At, "equation (%d) belongs to slide %q and is not shown on it", n, e.ID)
			}
			if !slices.ContainsFunc(tr.source.Symbols(), func(s *gosrc.Symbol) bool { return s.Exported && slices.Contains(s.Equations, n) }) {
				tr.at(e.At, "no exported function says Eq. (%d) in its comment", n)
			}
		}
	})
	for n, e := range tr.equations {
		if slideOf[n] == nil {
			tr.at(e.At, "equation (%d) belongs to no slide in %s", n, outline.File)
		}
	}
	for _, s := range tr.source.Symbols() {
		for _, n := range s.Equations {
			if tr.equations[n] == nil {
				tr.at(markup.Pos{File: s.File, Line: s.DocLine}, "%s computes Eq. (%d), which lecture/equations.yaml does not have", s.Name, n)
			}
		}
	}
}

// Functions that the outline names exist, and an exported function that claims
// an equation is named by a slide.
func TestFunctionsAreNamed(t *testing.T) {
	tr := load(t)
	named := map[string]bool{}
	for _, name := range tr.outline.Helpers {
		named[name] = true
		if _, err := tr.source.Lookup(name); err != nil {
			t.Errorf("%s: helpers: %v", outline.File, err)
		}
	}
	tr.each(func(e *outline.Entry) {
		for _, name := range e.Functions {
			named[name] = true
			if _, err := tr.source.Lookup(name); err != nil {
				tr.at(e.At, "%v", err)
			}
		}
	})
	for _, s := range tr.source.Symbols() {
		if s.Exported && len(s.Equations) > 0 && !named[s.ID()] {
			tr.at(markup.Pos{File: s.File, Line: s.DocLine}, "%s computes Eq. %v; no slide in %s names it", s.ID(), s.Equations, outline.File)
		}
	}
}
