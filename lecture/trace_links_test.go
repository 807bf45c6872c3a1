package main

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nnlecture/lecture/demos"
	"nnlecture/lecture/notebook"
	"nnlecture/lecture/outline"
)

// Notebook sections that the outline names exist, and each second-level
// heading of a numbered notebook belongs to a slide or stands in notebook_only.
func TestNotebookSectionsAreTied(t *testing.T) {
	tr := load(t)
	named := map[string]bool{}
	headings := map[string]notebook.Heading{}
	for name, nb := range tr.notebooks {
		for _, h := range notebook.Headings(nb) {
			headings[name+"#"+h.Anchor] = h
		}
	}
	tr.each(func(e *outline.Entry) {
		if e.Notebook == "" {
			return
		}
		named[e.Notebook] = true
		if _, ok := headings[e.Notebook]; !ok && tr.notebooks[e.Notebook] == nil {
			tr.at(e.At, "there is no notebook section %q", e.Notebook)
		}
	})
	for _, target := range tr.outline.NotebookOnly {
		named[target] = true
		if _, ok := headings[target]; !ok && !strings.HasPrefix(target, "*#") {
			t.Errorf("%s: notebook_only: there is no notebook section %q", outline.File, target)
		}
	}
	for _, target := range slices.Sorted(maps.Keys(headings)) {
		if h := headings[target]; h.Level == 2 && !named[target] && !named["*#"+h.Anchor] && !strings.HasPrefix(target, "00_") && target[0] >= '0' && target[0] <= '9' {
			tr.at(h.At, "section %q belongs to no slide; name it in %s, at a slide or under notebook_only", target, outline.File)
		}
	}
}

var slideLink = regexp.MustCompile(`\[([^\]]*)\]\(/lecture/#/([^)]*)\)`)

// A slide that a notebook links to exists, and has the title that the link says.
func TestNotebooksLinkToSlides(t *testing.T) {
	tr, found := load(t), 0
	for name, nb := range tr.notebooks {
		for i, cell := range nb.Cells {
			for _, link := range slideLink.FindAllStringSubmatch(string(cell.Source), -1) {
				found++
				if s := tr.slides[link[2]]; s == nil || s.Title != link[1] {
					t.Errorf("notebooks/%s.ipynb, cell %d: there is no slide %q with the id %q", name, i+1, link[1], link[2])
				}
			}
		}
	}
	if found == 0 {
		t.Error("no notebook links to a slide")
	}
}

// Exercises and demos that the outline names exist, and each belongs to a slide.
func TestExercisesAndDemosAreTied(t *testing.T) {
	tr := load(t)
	exercises, shown := map[string]bool{}, map[string]bool{}
	known := map[string]bool{}
	for _, d := range demos.All() {
		known[d.Name] = true
		for _, name := range d.Functions {
			if _, err := tr.source.Lookup(name); err != nil {
				t.Errorf("lecture/demos: demo %s: %v", d.Name, err)
			}
		}
	}
	tr.each(func(e *outline.Entry) {
		if e.Exercise != "" {
			exercises[e.Exercise] = true
			if _, ok := tr.exercises[e.Exercise]; !ok {
				tr.at(e.At, "there is no exercises/%s/README.md", e.Exercise)
			}
		}
		used := tr.slides[e.ID].Used("demo")
		for _, use := range used {
			shown[use.Name] = true
			if use.Name != e.Demo {
				tr.at(use.At, "shows demo %q, the outline says %q", use.Name, e.Demo)
			}
		}
		if e.Demo != "" && (len(used) == 0 || !known[e.Demo]) {
			tr.at(e.At, "demo %q is not on the slide or does not exist", e.Demo)
		}
	})
	for name := range tr.exercises {
		if !exercises[name] {
			t.Errorf("exercises/%s belongs to no slide in %s", name, outline.File)
		}
	}
	for name := range known {
		if !shown[name] {
			t.Errorf("demo %q is on no slide", name)
		}
	}
}
