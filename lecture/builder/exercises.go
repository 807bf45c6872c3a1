package builder

import (
	"html"
	"html/template"
	"maps"
	"slices"
	"strings"

	"nnlecture/lecture/gosrc"
	"nnlecture/lecture/markup"
)

// exercisePages shows what each exercise asks for, and all of them in a list.
func (b *Builder) exercisePages() error {
	var entries []entry
	for _, name := range slices.Sorted(maps.Keys(b.exercises)) {
		entries = append(entries, newEntry(name, b.exercises[name]))
		file := "exercises/" + name + "/README.md"
		converter := &markup.Converter{
			Formulas: b.formulas, Anchors: true, Link: b.relink("../", "exercises/"+name),
			Code: func(language, code string) string {
				if language == "go" {
					return gosrc.Highlight(code)
				}
				return html.EscapeString(code)
			},
		}
		body, err := converter.HTML(b.exercises[name], markup.Pos{File: file, Line: 1})
		if err != nil {
			return err
		}
		err = b.page("exercises/"+name+".html", "page.html", pageView{
			Title: "Exercise " + strings.ReplaceAll(name, "_", " "), Root: "../", Kind: "exercise", CSP: CSP, Body: template.HTML(body), Origin: file})
		if err != nil {
			return err
		}
	}
	return b.list("exercises", "Exercises", "exercises", entries)
}
