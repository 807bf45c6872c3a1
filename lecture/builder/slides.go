package builder

import (
	"errors"
	"html/template"
	"slices"
	"strings"

	"nnlecture/lecture/deck"
	"nnlecture/lecture/demos"
	"nnlecture/lecture/outline"
)

// slideView is what the templates know of a slide.
type slideView struct {
	*deck.Slide
	Body, Notes template.HTML
	Eyebrow     string
	Hue         int // which accent colour its section has
	Chips       []chip
	Own         bool
}

// chip is a link below a slide, made from the outline.
type chip struct{ Kind, Label, Href string }

type sectionView struct {
	*deck.Section
	Hue    int
	Slides []slideView
}

// pageView is what every page's template gets.
type pageView struct {
	Title, Root, CSP string
	Kind             string // "deck", "read", "source", …
	Body             template.HTML
	Sections         []sectionView
	Section          *sectionView
	Previous, Next   *deck.Section
	Origin           string // path of the file the page was made from
	Demos            []demos.Demo
	Name             string // of the notebook that the page shows
	Engine           string // where the page finds Go, if its cells run
}

// HasHeading tells that the body brings its own first-level heading.
func (p pageView) HasHeading() bool { return strings.Contains(string(p.Body), "<h1") }

// DeckPage is where the slides are. A slide's address is this with #/ and its id.
const DeckPage = "slides.html"

func (b *Builder) deckPage() error {
	views, err := b.views(b.renderer("", func(id string) string { return "#/" + id }))
	if err != nil {
		return err
	}
	return b.page(DeckPage, "deck.html", pageView{
		Title: "Neural Networks and Deep Learning", Kind: "deck", CSP: CSP, Sections: views, Demos: demos.All(),
	})
}

// readingPages makes one plain page a section, and their table of contents.
func (b *Builder) readingPages() error {
	file := map[string]string{}
	for _, section := range b.sections {
		for _, s := range section.Slides {
			file[s.ID] = section.Name
		}
	}
	r := b.renderer("../", func(id string) string { return file[id] + ".html#" + id })
	r.Comments = true
	views, err := b.views(r)
	if err != nil {
		return err
	}
	for i := range views {
		view := pageView{Title: views[i].Title, Root: "../", Kind: "read", CSP: CSP, Section: &views[i], Origin: views[i].File}
		if i > 0 {
			view.Previous = views[i-1].Section
		}
		if i+1 < len(views) {
			view.Next = views[i+1].Section
		}
		if err := b.page("read/"+views[i].Name+".html", "read.html", view); err != nil {
			return err
		}
	}
	return b.page("read/index.html", "contents.html", pageView{Title: "Contents", Root: "../", Kind: "read", CSP: CSP, Sections: views})
}

func (b *Builder) notesPage() error {
	return b.page("notes.html", "notes.html", pageView{Title: "Speaker notes", Kind: "notes", CSP: CSP})
}

// views renders all slides. All problems are reported, not just the first.
func (b *Builder) views(r *deck.Renderer) ([]sectionView, error) {
	var views []sectionView
	var problems error
	for i, section := range b.sections {
		view := sectionView{Section: section, Hue: i % 6}
		for _, s := range section.Slides {
			body, err := r.Body(s)
			problems = errors.Join(problems, err)
			notes, err := r.Notes(s)
			problems = errors.Join(problems, err)
			slide := slideView{Slide: s, Body: template.HTML(body), Notes: template.HTML(notes), Eyebrow: section.Title, Hue: i % 6}
			if entry := b.outline.ByID(s.ID); entry != nil {
				slide.Own = entry.Own
				slide.Chips = b.chips(r, entry)
			}
			view.Slides = append(view.Slides, slide)
		}
		views = append(views, view)
	}
	return views, problems
}

// chips turns what the outline says of a slide into links. What does not exist
// is left out with a warning; the test of the outline fails on it.
func (b *Builder) chips(r *deck.Renderer, e *outline.Entry) []chip {
	var chips []chip
	if e.Notebook != "" {
		if label, err := b.notebookLabel(e.Notebook); err != nil {
			b.Warn("%s: %v", e.At, err)
		} else {
			chips = append(chips, chip{"notebook", label, r.NotebookLink(e.Notebook)})
		}
	}
	for _, name := range withDemo(e) {
		if s, err := b.source.Lookup(name); err != nil {
			b.Warn("%s: %v", e.At, err)
		} else {
			chips = append(chips, chip{"function", s.ID(), r.SourceLink(s)})
		}
	}
	if e.Exercise != "" {
		if _, err := b.exerciseLabel(e.Exercise); err != nil {
			b.Warn("%s: %v", e.At, err)
		} else {
			chips = append(chips, chip{"exercise", "Exercise " + e.Exercise[:2], r.ExerciseLink(e.Exercise)})
		}
	}
	return chips
}

// withDemo lists the functions of a slide and, while there is room for their
// links, those that its demo runs.
func withDemo(e *outline.Entry) []string {
	const room = 3
	names := slices.Clone(e.Functions)
	for _, d := range demos.All() {
		for _, f := range d.Functions {
			if d.Name == e.Demo && len(names) < room && !slices.Contains(names, f) {
				names = append(names, f)
			}
		}
	}
	return names
}
