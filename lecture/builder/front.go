package builder

import (
	"html/template"
	"strings"

	"nnlecture/lecture/notebook"
)

// frontNotebook is the one whose last film is the front page's picture.
const frontNotebook = "09_batches"

// frontPage is where a visitor of the static site comes in.
func (b *Builder) frontPage() error {
	_, lab := b.tree[labFolder+"index.html"]
	slides := 0
	for _, section := range b.sections {
		slides += len(section.Slides)
	}
	return b.page("index.html", "front.html", frontView{
		pageView: pageView{Title: "In Go, from the perceptron to the CNN", Kind: "front", CSP: CSP, Engine: b.engineFrom(""), Body: b.lastFilm(frontNotebook)},
		Lab:      lab, Slides: slides, Notebooks: len(b.notebooks), Exercises: len(b.exercises)})
}

// frontView is what the front page's template gets.
type frontView struct {
	pageView
	Lab                          bool // the site has JupyterLab in the page
	Slides, Notebooks, Exercises int
}

// lastFilm is the last film that a notebook shows, nothing if it shows none.
func (b *Builder) lastFilm(name string) (film template.HTML) {
	nb := b.notebooks[name]
	if nb == nil {
		return ""
	}
	for _, cell := range nb.Cells {
		for _, o := range cell.Outputs {
			if page := string(o.Data["text/html"]); strings.Contains(page, "nn-stepper") {
				film = template.HTML(notebook.Sanitize(page))
			}
		}
	}
	return film
}
