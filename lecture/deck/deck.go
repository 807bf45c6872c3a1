// Package deck reads the slides: Markdown files with short codes, one file a
// section, one first-level heading a slide.
//
//	# Perceptron Criterion {#perceptron-criterion}
//
//	Text with $formulas$, `code`, lists; items that start with + come one by one.
//
//	{{eq 3}}                       a numbered equation, from equations.yaml
//	{{code Perceptron.Criterion}}  a function's source, taken from its file
//	{{demo perceptron data=xor}}   a live demo
//	{{figure retina}}              a drawing from slides/figures
//	{{columns 3:2}} … {{next}} … {{end}}
//	{{step}} … {{end}}             shown at the next press of a key
//	$$ a \step{= b} $$             likewise, a part of a formula
//	{{slip}} … {{end}}             where the source slips
//	{{box Title}} … {{end}}        a definition or theorem
//
//	Note: 2 min
//	What to say. All until the next heading is for the speaker alone.
//
// Inside a line, {{eq 3}} refers to an equation, {{func Sign}} to a function,
// {{slide id}}, {{notebook 01_perceptron#Model}} and {{exercise 01_perceptron}}
// to what their names say. A name that does not exist is an error that gives
// file and line.
package deck

import (
	"strings"

	"nnlecture/lecture/markup"
)

// Section is one Markdown file.
type Section struct {
	File   string // path from the project's root
	Name   string // "02_perceptron"
	Title  string // the first slide's
	Slides []*Slide
}

// Slide is one screen.
type Slide struct {
	ID      string
	Title   string
	Class   string // layout, from {#id .class}
	Minutes float64
	At      markup.Pos
	Uses    []Use // what its short codes name, in order

	Section *Section
	body    []block
	notes   chunk
}

// Use is a reference that a slide makes by a short code.
type Use struct {
	Kind string // "eq", "code", "func", "demo", "notebook", "exercise", "figure", "slide"
	Name string
	At   markup.Pos
}

// Heading is the title as it is set: with real quotation marks, and with
// hyphens at which no line ends.
func (s *Slide) Heading() string { return typeset.Replace(s.Title) }

var typeset = strings.NewReplacer("-", "\u2011", "'", "’", "...", "…")

// Used lists the names that the slide refers to by a kind of short code.
func (s *Slide) Used(kind string) []Use {
	var uses []Use
	for _, u := range s.Uses {
		if u.Kind == kind {
			uses = append(uses, u)
		}
	}
	return uses
}

// A block is a part of a slide: a chunk of Markdown or a short code on a line
// of its own, with the blocks it encloses.
type block interface{ place() markup.Pos }

type chunk struct {
	text string
	at   markup.Pos
}

type directive struct {
	name, args string
	at         markup.Pos
	parts      [][]block // what stands between name, {{next}} and {{end}}
}

type display struct {
	tex string
	at  markup.Pos
}

func (c chunk) place() markup.Pos      { return c.at }
func (d *directive) place() markup.Pos { return d.at }
func (d display) place() markup.Pos    { return d.at }

// classes are the layouts that a slide may ask for; web/css/deck.css has them.
var classes = []string{"dense", "packed", "roomy", "stage", "roman", "section", "cover"}

// containers are the short codes that need an {{end}}.
var containers = map[string]bool{"columns": true, "step": true, "slip": true, "box": true, "small": true}
