package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// raw is an inline node whose HTML is already known.
type raw struct {
	ast.BaseInline
	html string
}

var kindRaw = ast.NewNodeKind("nnlecture.raw")

func (n *raw) Kind() ast.NodeKind        { return kindRaw }
func (n *raw) Dump(source []byte, l int) { ast.DumpHelper(n, source, l, nil, nil) }

// formulaParser reads $…$ and $$…$$ within a line. A dollar that is followed
// by a space, or closed before a digit, is money and stays as it is: goldmark's
// passthrough extension has no such rule, and ends a formula at \$ in it.
type formulaParser struct{ *pass }

func (f *formulaParser) Trigger() []byte { return []byte{'$'} }

func (f *formulaParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	if f.Formulas == nil {
		return nil
	}
	line, segment := block.PeekLine()
	fence := 1
	if bytes.HasPrefix(line, []byte("$$")) {
		fence = 2
	}
	end := closingDollar(line, fence)
	if end < 0 {
		return nil
	}
	tex := strings.TrimSpace(string(line[fence:end]))
	html := f.Formulas.Add(tex, fence == 2, f.place(segment.Start))
	end += fence
	if n := punctuation(line[end:]); n > 0 && len(tex) < 60 {
		html = `<span class="keep">` + html + string(line[end:end+n]) + "</span>"
		end += n
	}
	block.Advance(end)
	return &raw{html: html}
}

// punctuation counts the marks that follow a formula. Browsers would break the
// line between a formula and its full stop.
func punctuation(text []byte) int {
	n := 0
	for n < len(text) && bytes.IndexByte([]byte(".,:;!?)"), text[n]) >= 0 {
		n++
	}
	return n
}

// closingDollar returns where the formula's closing fence starts, or −1.
func closingDollar(line []byte, fence int) int {
	if len(line) <= fence || fence == 1 && (line[1] == ' ' || line[1] == '\n') {
		return -1
	}
	for i := fence; i+fence <= len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case fence == 2 && line[i] == '$' && line[i+1] == '$':
			return i
		case fence == 1 && line[i] == '$':
			if i+1 < len(line) && line[i+1] >= '0' && line[i+1] <= '9' {
				return -1
			}
			return i
		}
	}
	return -1
}

// codeParser reads {{…}} within a line.
type codeParser struct{ *pass }

func (c *codeParser) Trigger() []byte { return []byte{'{'} }

func (c *codeParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if c.ShortCode == nil || !bytes.HasPrefix(line, []byte("{{")) {
		return nil
	}
	end := bytes.Index(line, []byte("}}"))
	if end < 0 {
		c.fail(c.place(segment.Start).Errorf("{{ without }} on the same line"))
		return nil
	}
	html, err := c.ShortCode(c.place(segment.Start), strings.TrimSpace(string(line[2:end])))
	if err != nil {
		c.fail(err)
	}
	block.Advance(end + 2)
	return &raw{html: html}
}
