package notebook

import (
	"encoding/base64"
	"fmt"
	"html"
	"regexp"
	"strings"

	"nnlecture/lecture/markup"
	"nnlecture/notebooks/ipynb"
)

// output shows the richest form of an output that is safe on a page.
func (w *writer) output(o ipynb.Output, at markup.Pos) error {
	plain, isPlain := o.Data["text/plain"]
	switch {
	case o.Type == "stream":
		w.pre(o.Name, string(o.Text))
	case o.Type == "error":
		w.pre("stderr", o.Problem)
	case o.Data["image/svg+xml"] != "":
		svg := string(o.Data["image/svg+xml"])
		w.picture("svg+xml", base64.StdEncoding.EncodeToString([]byte(svg)), title(svg))
	case o.Data["image/png"] != "":
		w.picture("png", strings.Join(strings.Fields(string(o.Data["image/png"])), ""), string(plain))
	case o.Data["text/html"] != "":
		if safe := Sanitize(string(o.Data["text/html"])); strings.TrimSpace(safe) != "" {
			fmt.Fprintf(w, "<div class=\"output rich\">%s</div>\n", safe)
		}
	case o.Data["text/markdown"] != "":
		return w.text("output rich", string(o.Data["text/markdown"]), at)
	case isPlain:
		w.pre("", string(plain))
	}
	return nil
}

func (w *writer) pre(class, text string) {
	fmt.Fprintf(w, "<pre class=\"%s\">%s</pre>\n", strings.TrimSpace("output "+html.EscapeString(class)), html.EscapeString(text))
}

// picture embeds an image, in which no script runs.
func (w *writer) picture(kind, data, alt string) {
	if alt == "" {
		alt = "output of the cell above"
	}
	fmt.Fprintf(w, "<figure class=\"output\"><img alt=\"%s\" src=\"data:image/%s;base64,%s\"/></figure>\n",
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
