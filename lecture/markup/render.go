package markup

import (
	"html"
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
