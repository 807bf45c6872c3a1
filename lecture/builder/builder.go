package builder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"

	"nnlecture/lecture/deck"
	"nnlecture/lecture/demos"
	"nnlecture/lecture/gosrc"
	"nnlecture/lecture/markup"
	"nnlecture/lecture/notebook"
	"nnlecture/lecture/outline"
	"nnlecture/notebooks/ipynb"
)

// CSP is the Content-Security-Policy of every page. KaTeX and reveal.js set
// style attributes; scripts come from files alone. The speaker's window shows the
// next slide in a frame.
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
	"style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"

// packages are the folders whose source the pages show.
var packages = []string{"nnlib", "datasets"}

// Builder makes the site of the project at Root.
type Builder struct {
	Root string
	Warn func(format string, args ...any) // what is missing and can be lived with
	Runs bool                             // the cells of notebook pages run: Go itself becomes part of the site, which takes minutes the first time

	source    *gosrc.Index
	sections  []*deck.Section
	equations map[int]*deck.Equation
	outline   *outline.Outline
	notebooks map[string]*ipynb.Notebook
	exercises map[string]string // README by folder name
	formulas  *markup.Formulas
	templates *template.Template
	tree      Tree
	ctx       context.Context // of the call of Build
	kept      string          // where the module is kept; empty for its usual place
}

// Build reads everything and returns the site. It ends when ctx does.
func (b *Builder) Build(ctx context.Context) (Tree, error) {
	b.ctx = ctx
	b.tree, b.formulas = Tree{}, &markup.Formulas{Tolerate: b.tolerate}
	if err := b.read(); err != nil {
		return nil, err
	}
	steps := []func() error{b.deckPage, b.readingPages, b.equationsPage, b.sourcePages, b.notebookPages, b.exercisePages, b.notesPage, b.lab, b.frontPage, b.assets, b.docs, b.vendor, b.films, b.engine,
		func() error { return b.module(ctx) }}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	modules := filepath.Join(b.Root, "lecture", "web", "node_modules")
	if _, err := os.Stat(filepath.Join(modules, "katex")); err != nil {
		return nil, errors.New("KaTeX and reveal.js are not installed: run npm ci in lecture/web (make present does it)")
	}
	if err := b.formulas.Render(ctx, filepath.Join(b.Root, "lecture", "web", "formulas.cjs")); err != nil {
		return nil, err
	}
	for p, item := range b.tree {
		if item.Data != nil && strings.HasSuffix(p, ".html") {
			b.tree[p] = Item{Data: b.formulas.Fill(item.Data)}
		}
	}
	return b.tree, nil
}

// tolerate lets the slides be shown although a formula of a notebook, which is
// written for another renderer, is in error.
func (b *Builder) tolerate(at markup.Pos, problem string) bool {
	if !strings.HasPrefix(at.File, "notebooks/") {
		return false
	}
	b.Warn("%s: %s", at, problem)
	return true
}

// read loads the sources that pages are made from.
func (b *Builder) read() error {
	var err error
	if b.source, err = gosrc.Load(b.Root, packages...); err != nil {
		return err
	}
	if b.sections, err = deck.Load(b.Root); err != nil {
		return err
	}
	if len(b.sections) == 0 {
		return errors.New("there are no slides under lecture/slides")
	}
	if b.equations, err = deck.LoadEquations(b.Root); err != nil {
		return err
	}
	if b.outline, err = outline.Load(b.Root); err != nil {
		return err
	}
	if b.notebooks, err = LoadNotebooks(b.Root); err != nil {
		return err
	}
	if b.exercises, err = LoadExercises(b.Root); err != nil {
		return err
	}
	b.templates, err = template.ParseGlob(filepath.Join(b.Root, "lecture", "web", "pages", "*.html"))
	return err
}

// LoadNotebooks reads notebooks/*.ipynb by name.
func LoadNotebooks(root string) (map[string]*ipynb.Notebook, error) {
	paths, err := filepath.Glob(filepath.Join(root, "notebooks", "*.ipynb"))
	if err != nil {
		return nil, err
	}
	all := map[string]*ipynb.Notebook{}
	for _, path := range paths {
		nb, err := ipynb.Read(path, "notebooks/"+filepath.Base(path))
		if err != nil {
			return nil, err
		}
		all[nb.Name] = nb
	}
	return all, nil
}

// LoadExercises reads exercises/NN_topic/README.md by folder name.
func LoadExercises(root string) (map[string]string, error) {
	paths, err := filepath.Glob(filepath.Join(root, "exercises", "[0-9]*", "README.md"))
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		all[filepath.Base(filepath.Dir(path))] = string(text)
	}
	return all, nil
}

// renderer returns one for pages at the given depth, with slides addressed as
// that kind of page does.
func (b *Builder) renderer(root string, slideAt func(string) string) *deck.Renderer {
	r := &deck.Renderer{
		Source: b.source, Equations: b.equations, Formulas: b.formulas, Root: root, SlideAt: slideAt,
		Slides: map[string]*deck.Slide{}, Demos: map[string]string{},
		Figure: b.figure, Notebook: b.notebookLabel, Exercise: b.exerciseLabel,
	}
	for _, section := range b.sections {
		for _, s := range section.Slides {
			r.Slides[s.ID] = s
		}
	}
	for _, d := range demos.All() {
		r.Demos[d.Name] = d.Words
	}
	return r
}

func (b *Builder) figure(name string) (string, error) {
	if strings.ContainsAny(name, "./\\") {
		return "", fmt.Errorf("a figure is named without folder and ending, got %q", name)
	}
	svg, err := os.ReadFile(filepath.Join(b.Root, "lecture", "slides", "figures", name+".svg"))
	if err != nil {
		return "", fmt.Errorf("there is no lecture/slides/figures/%s.svg", name)
	}
	if !bytes.Contains(svg, []byte("<title>")) {
		return "", fmt.Errorf("lecture/slides/figures/%s.svg has no <title>, which is its text alternative", name)
	}
	return string(bytes.TrimSpace(svg)), nil
}

func (b *Builder) notebookLabel(target string) (string, error) {
	file, anchor, _ := strings.Cut(target, "#")
	nb, ok := b.notebooks[file]
	if !ok {
		return "", fmt.Errorf("there is no notebooks/%s.ipynb", file)
	}
	if anchor == "" {
		return "Notebook " + file, nil
	}
	for _, h := range notebook.Headings(nb) {
		if h.Anchor == anchor {
			return h.Text, nil
		}
	}
	return "", fmt.Errorf("notebooks/%s.ipynb has no heading %q", file, anchor)
}

func (b *Builder) exerciseLabel(name string) (string, error) {
	if _, ok := b.exercises[name]; !ok {
		return "", fmt.Errorf("there is no exercises/%s/README.md", name)
	}
	return name, nil
}

// fragment runs a template that makes the body of a page.
func (b *Builder) fragment(name string, data any) (template.HTML, error) {
	var out strings.Builder
	err := b.templates.ExecuteTemplate(&out, name, data)
	return template.HTML(out.String()), err
}

// page runs a template and puts the result into the tree.
func (b *Builder) page(path, name string, data any) error {
	var out bytes.Buffer
	if err := b.templates.ExecuteTemplate(&out, name, data); err != nil {
		return err
	}
	b.tree[path] = Item{Data: out.Bytes()}
	return nil
}
