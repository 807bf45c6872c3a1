package builder

import (
	"html/template"
	"regexp"
	"strings"

	"nnlecture/lecture/markup"
)

// entry is a page in a list of its kind.
type entry struct {
	Name, Number, Title string
	Minutes             string
	lead                string // Markdown
	Lead                template.HTML
}

var duration = regexp.MustCompile(`About (\d+) minutes`)

// newEntry reads what a list says of a page from the page's first words: its
// heading, its first paragraph and the time it takes.
func newEntry(name, text string) entry {
	number, _, _ := strings.Cut(name, "_")
	e := entry{Name: name, Number: number, Title: strings.ReplaceAll(name, "_", " ")}
	if m := duration.FindStringSubmatch(text); m != nil {
		e.Minutes = m[1]
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(text), "\n\n")
	if title, ok := strings.CutPrefix(first, "# "); ok {
		e.Title = strings.TrimSpace(title)
		first, _, _ = strings.Cut(rest, "\n\n")
	}
	e.lead = wholeSentences(first)
	return e
}

// wholeSentences is a paragraph without what a list would have to complete.
func wholeSentences(text string) string {
	if end := strings.LastIndexAny(text, ".?!"); end >= 0 {
		return text[:end+1]
	}
	return text
}

// list makes the page that lists all pages of a folder.
func (b *Builder) list(folder, title, words string, entries []entry) error {
	converter := &markup.Converter{Formulas: b.formulas, Link: func(string) (string, bool) { return "", false }}
	for i, e := range entries {
		lead, err := converter.HTML(e.lead, markup.Pos{File: folder + "/" + e.Name, Line: 1})
		if err != nil {
			return err
		}
		entries[i].Lead = template.HTML(lead)
	}
	body, err := b.fragment(words, entries)
	if err != nil {
		return err
	}
	return b.page(folder+"/index.html", "page.html", pageView{
		Title: title, Root: "../", Kind: "list", CSP: CSP, Body: body, Origin: folder})
}
