// Package notebook renders Jupyter notebooks as pages that can be read without
// a kernel and without a script. Where the site has Go in the page, scripts
// make the cells of such a page run; what they hold on to is marked here.
package notebook

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"nnlecture/lecture/gosrc"
	"nnlecture/lecture/markup"
	"nnlecture/notebooks/ipynb"
)

// writer renders the cells of one notebook.
type writer struct {
	strings.Builder
	converter *markup.Converter
}

// HTML renders all cells of a notebook. link rewrites what text cells link to.
func HTML(nb *ipynb.Notebook, formulas *markup.Formulas, link func(string) (string, bool)) (string, error) {
	w := &writer{converter: &markup.Converter{
		Formulas: formulas, Anchors: true, Link: link,
		Code: func(_, code string) string { return gosrc.Highlight(code) },
	}}
	code := 0
	for i, cell := range nb.Cells {
		at := markup.Pos{File: fmt.Sprintf("%s, cell %d", nb.File, i+1), Line: 1}
		switch cell.Type {
		case "markdown":
			if err := w.text("cell text", string(cell.Source), at); err != nil {
				return "", err
			}
		case "code":
			code++
			if err := w.code(cell, code, at); err != nil {
				return "", err
			}
		}
	}
	return w.String(), nil
}

// text writes Markdown.
func (w *writer) text(class, source string, at markup.Pos) error {
	body, err := w.converter.HTML(joinFormulas(source), at)
	fmt.Fprintf(w, "<div class=\"%s\">%s</div>\n", class, body)
	return err
}

// bar is what a code cell is run with; it is hidden where no script can do so.
const bar = `<div class="bar"><span class="count" aria-hidden="true">[ ]</span>` +
	`<button type="button" data-do="run" title="Run this cell (Shift + Enter)">Run</button>` +
	`<button type="button" data-do="above" title="Run all cells above this one">Run above</button>` +
	`<button type="button" data-do="reset" title="Back to the text that the course has" hidden>Reset</button>` +
	`<span class="state" role="status"></span></div>`

// code writes a cell of code with what it has shown.
func (w *writer) code(cell ipynb.Cell, number int, at markup.Pos) error {
	fmt.Fprintf(w, "<div class=\"cell run\" role=\"group\" aria-label=\"Code cell %d\" data-cell=\"%s\">%s\n", number, html.EscapeString(cell.ID), bar)
	fmt.Fprintf(w, "<pre class=\"code\" tabindex=\"0\"><code>%s</code></pre>\n<div class=\"outputs\">", gosrc.Highlight(string(cell.Source)))
	for _, o := range cell.Outputs {
		if err := w.output(o, at); err != nil {
			return err
		}
	}
	w.WriteString("</div></div>\n")
	return nil
}

var displayFormula = regexp.MustCompile(`(?s)\$\$(.+?)\$\$`)

// joinFormulas puts each displayed formula on one line of its own, where the
// parser of Markdown leaves it whole.
func joinFormulas(source string) string {
	return displayFormula.ReplaceAllStringFunc(source, func(formula string) string {
		return "\n\n" + strings.Join(strings.Fields(formula), " ") + "\n\n"
	})
}
