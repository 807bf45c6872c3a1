package markup

import (
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

func (p *pass) renderRaw(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(n.(*raw).html)
	}
	return ast.WalkContinue, nil
}

func (p *pass) renderFence(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	fence := n.(*ast.FencedCodeBlock)
	code := string(fence.Lines().Value(source))
	body := html.EscapeString(code)
	if p.Code != nil {
		body = p.Code(string(fence.Language(source)), code)
	}
	_, _ = w.WriteString(`<pre class="code" tabindex="0"><code>` + body + "</code></pre>\n")
	return ast.WalkSkipChildren, nil
}

// Anchor forms the id of a heading as JupyterLab does: blanks become hyphens,
// all else stays.
func Anchor(heading string) string { return strings.ReplaceAll(strings.TrimSpace(heading), " ", "-") }

// plain collects the text below a node, without its markup.
func plain(n ast.Node, source []byte) string {
	var out strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			out.Write(t.Segment.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

func (p *pass) renderHeading(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	level := string(rune('0' + n.(*ast.Heading).Level))
	if entering {
		_, _ = w.WriteString("<h" + level + ` id="` + html.EscapeString(Anchor(plain(n, source))) + `">`)
	} else {
		_, _ = w.WriteString("</h" + level + ">\n")
	}
	return ast.WalkContinue, nil
}

func (p *pass) renderLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		to := p.Link(string(n.(*ast.Link).Destination))
		_, _ = w.WriteString(`<a href="` + html.EscapeString(string(util.URLEscape([]byte(to), false))) + `">`)
	} else {
		_, _ = w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

// A list whose items start with + is shown item by item on a slide.
func (p *pass) renderList(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	list := n.(*ast.List)
	tag, start := "ul", ""
	if list.IsOrdered() {
		tag = "ol"
		if list.Start > 1 {
			start = ` start="` + strconv.Itoa(list.Start) + `"`
		}
	}
	if entering {
		_, _ = w.WriteString("<" + tag + start + ">\n")
	} else {
		_, _ = w.WriteString("</" + tag + ">\n")
	}
	return ast.WalkContinue, nil
}

func (p *pass) renderItem(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch {
	case entering && n.Parent().(*ast.List).Marker == '+':
		_, _ = w.WriteString(`<li class="fragment">`)
	case entering:
		_, _ = w.WriteString("<li>")
	default:
		_, _ = w.WriteString("</li>\n")
	}
	return ast.WalkContinue, nil
}
