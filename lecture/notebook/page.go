// Package notebook renders Jupyter notebooks as pages that need no kernel and
// run no script.
package notebook

import (
	"encoding/base64"
	"fmt"
	"html"
	"regexp"
	"strings"

	"nnlecture/lecture/gosrc"
	"nnlecture/lecture/markup"
	"nnlecture/notebooks/ipynb"
)

// HTML renders all cells of a notebook. link rewrites what text cells link to.
func HTML(nb *ipynb.Notebook, formulas *markup.Formulas, link func(string) (string, bool)) (string, error) {
	var out strings.Builder
	converter := &markup.Converter{
		Formulas: formulas, Anchors: true, Link: link,
		Code: func(_, code string) string { return gosrc.Highlight(code) },
	}
	for i, cell := range nb.Cells {
		at := markup.Pos{File: fmt.Sprintf("%s, cell %d", nb.File, i+1), Line: 1}
		switch cell.Type {
		case "markdown":
			body, err := converter.HTML(joinFormulas(string(cell.Source)), at)
			if err != nil {
				return "", err
			}
			out.WriteString(`<div class="cell text">` + body + "</div>\n")
		case "code":
			fmt.Fprintf(&out, "<div class=\"cell run\"><pre class=\"code\" tabindex=\"0\"><code>%s</code></pre>\n",
				gosrc.Highlight(string(cell.Source)))
			for _, o := range cell.Outputs {
				out.WriteString(outputHTML(o))
			}
			out.WriteString("</div>\n")
		}
	}
	return out.String(), nil
}

var displayFormula = regexp.MustCompile(`(?s)\$\$(.+?)\$\$`)

// joinFormulas puts each displayed formula on one line of its own, where the
// parser of Markdown leaves it whole.
func joinFormulas(source string) string {
	return displayFormula.ReplaceAllStringFunc(source, func(formula string) string {
		return "\n\n" + strings.Join(strings.Fields(formula), " ") + "\n\n"
	})
}

// outputHTML shows the richest form of an output that needs no script.
func outputHTML(o ipynb.Output) string {
	if o.Type == "stream" {
		return `<pre class="output ` + html.EscapeString(o.Name) + `">` + html.EscapeString(string(o.Text)) + "</pre>\n"
	}
	if o.Type == "error" {
		return `<pre class="output stderr">` + html.EscapeString(o.Problem) + "</pre>\n"
	}
	if svg, ok := o.Data["image/svg+xml"]; ok {
		return picture("svg+xml", base64.StdEncoding.EncodeToString([]byte(svg)), title(string(svg)))
	}
	if png, ok := o.Data["image/png"]; ok {
		return picture("png", strings.Join(strings.Fields(string(png)), ""), "")
	}
	if markupText, ok := o.Data["text/html"]; ok {
		if safe := Sanitize(string(markupText)); strings.TrimSpace(safe) != "" {
			return `<div class="output rich">` + safe + "</div>\n"
		}
	}
	if plain, ok := o.Data["text/plain"]; ok {
		return `<pre class="output">` + html.EscapeString(string(plain)) + "</pre>\n"
	}
	return ""
}

// picture embeds an image, in which no script runs.
func picture(kind, data, alt string) string {
	if alt == "" {
		alt = "output of the cell above"
	}
	return fmt.Sprintf("<figure class=\"output\"><img alt=\"%s\" src=\"data:image/%s;base64,%s\"/></figure>\n",
		html.EscapeString(alt), kind, data)
}

var svgTitle = regexp.MustCompile(`(?s)<(?:title|desc)[^>]*>(.*?)</(?:title|desc)>`)

// title is what an SVG says of itself.
func title(svg string) string {
	var parts []string
	for _, m := range svgTitle.FindAllStringSubmatch(svg, 2) {
		parts = append(parts, html.UnescapeString(strings.TrimSpace(m[1])))
	}
	return strings.Join(parts, ". ")
}
