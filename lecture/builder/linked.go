package builder

import (
	"html/template"
	"maps"
	"path"
	"slices"
	"strings"

	"nnlecture/lecture/gosrc"
)

// sourceLine is a line of a Go file, with the symbols whose anchors stand there.
type sourceLine struct {
	Number int
	Names  []string
	Code   template.HTML
}

// sourcePages shows each Go file with an anchor for each line and symbol.
func (b *Builder) sourcePages() error {
	anchors := map[string]map[int][]string{}
	for _, s := range b.source.Symbols() {
		if anchors[s.File] == nil {
			anchors[s.File] = map[int][]string{}
		}
		anchors[s.File][s.DocLine] = append(anchors[s.File][s.DocLine], s.Name)
	}
	for _, file := range b.source.Files() {
		var lines []sourceLine
		for i, code := range strings.Split(gosrc.Highlight(b.source.Lines(file, 1, 0)), "\n") {
			lines = append(lines, sourceLine{i + 1, anchors[file][i+1], template.HTML(code)})
		}
		body, err := b.fragment("source", lines)
		if err != nil {
			return err
		}
		err = b.page("source/"+strings.TrimSuffix(file, ".go")+".html", "page.html", pageView{
			Title: file, Root: "../../", Kind: "source", CSP: CSP, Body: body, Origin: file})
		if err != nil {
			return err
		}
	}
	return nil
}

// equationEntry is a numbered equation with the functions that compute it.
type equationEntry struct {
	Number    int
	Name      string
	Formula   template.HTML
	Functions []function
}

type function struct{ ID, Href string }

// equationsPage lists all numbered equations.
func (b *Builder) equationsPage() error {
	r := b.renderer("../", nil)
	var entries []equationEntry
	for _, n := range slices.Sorted(maps.Keys(b.equations)) {
		e := b.equations[n]
		entry := equationEntry{Number: n, Name: e.Name, Formula: template.HTML(b.formulas.Add(e.TeX, true, e.At))}
		for _, s := range b.source.Symbols() {
			if s.Exported && slices.Contains(s.Equations, n) {
				entry.Functions = append(entry.Functions, function{s.ID(), r.SourceLink(s)})
			}
		}
		entries = append(entries, entry)
	}
	body, err := b.fragment("equations", entries)
	if err != nil {
		return err
	}
	return b.page("read/equations.html", "page.html", pageView{
		Title: "All equations", Root: "../", Kind: "equations", CSP: CSP, Body: body, Origin: "lecture/equations.yaml"})
}

// inJupyterLab is where the slides are while JupyterLab runs. Notebooks link to
// a slide as /lecture/#/its-id.
const inJupyterLab = "/lecture/"

// relink turns a link between the project's files, as repository browsers and
// JupyterLab follow it, into a link between pages. What has no page is not linked.
func (b *Builder) relink(root, folder string) func(string) (string, bool) {
	return func(to string) (string, bool) {
		if strings.Contains(to, ":") || strings.HasPrefix(to, "#") {
			return to, true // an address of its own kind, such as https: or mailto:, or one on the same page
		}
		if slide, ok := strings.CutPrefix(to, inJupyterLab); ok {
			return root + DeckPage + slide, true
		}
		file, anchor, hasAnchor := strings.Cut(to, "#")
		file = path.Join(folder, file)
		target := pageFor(file)
		if target == "" || !b.shown(target) {
			if !private(b.Root, file) {
				b.Warn("%s links to %s, which has no page", folder, to)
			}
			return "", false
		}
		if hasAnchor {
			target += "#" + anchor
		}
		return root + target, true
	}
}
