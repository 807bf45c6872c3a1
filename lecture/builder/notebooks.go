package builder

import (
	"html/template"
	"maps"
	"path/filepath"
	"slices"

	"nnlecture/lecture/notebook"
	"nnlecture/notebooks/ipynb"
)

// notebookPages shows each notebook, and all of them in a list. Beside its page
// stands the file itself, for those who take it along.
func (b *Builder) notebookPages() error {
	var entries []entry
	for _, name := range slices.Sorted(maps.Keys(b.notebooks)) {
		nb := b.notebooks[name]
		body, err := notebook.HTML(nb, b.formulas, b.relink("../", "notebooks"))
		if err != nil {
			return err
		}
		e := newEntry(name, firstText(nb))
		entries = append(entries, e)
		b.tree[nb.File] = Item{File: filepath.Join(b.Root, filepath.FromSlash(nb.File))}
		err = b.page("notebooks/"+name+".html", "notebook.html", pageView{
			Title: e.Title, Root: "../", Kind: "notebook", CSP: CSP, Body: template.HTML(body), Origin: nb.File,
			Engine: b.engineFrom("../"), Name: name})
		if err != nil {
			return err
		}
	}
	return b.list("notebooks", "Notebooks", "notebooks", entries)
}

// firstText is what a notebook begins with, if that is text.
func firstText(nb *ipynb.Notebook) string {
	if len(nb.Cells) == 0 || nb.Cells[0].Type != "markdown" {
		return ""
	}
	return string(nb.Cells[0].Source)
}
