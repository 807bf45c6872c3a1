// Package markup turns Markdown with formulas and short codes into HTML. It is
// what slides, notebooks and exercise texts have in common.
package markup

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Pos is a place in a source file that a message can point at.
type Pos struct {
	File string
	Line int
}

func (p Pos) String() string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// Errorf makes an error that starts with the place.
func (p Pos) Errorf(format string, args ...any) error {
	return fmt.Errorf("%s: %w", p, fmt.Errorf(format, args...))
}

// Down returns the place n lines below.
func (p Pos) Down(n int) Pos { return Pos{p.File, p.Line + n} }

// Converter holds what a text may refer to. The zero value of each field
// switches the feature off.
type Converter struct {
	Formulas  *Formulas                                 // $…$ and $$…$$
	ShortCode func(at Pos, code string) (string, error) // {{…}} inside a line
	Code      func(language, code string) string        // fenced code, as HTML
	Link      func(destination string) (string, bool)   // rewrites links and pictures; false leaves their text alone
	Anchors   bool                                      // headings get ids as JupyterLab forms them
	Quotes    bool                                      // "…" becomes “…”
}

// HTML converts text, whose first line stands at the given place.
func (c *Converter) HTML(source string, at Pos) (string, error) {
	pass := &pass{Converter: c, source: source, at: at}
	extensions := []goldmark.Extender{extension.Table, extension.Strikethrough}
	if c.Quotes {
		extensions = append(extensions, extension.Typographer)
	}
	md := goldmark.New(
		goldmark.WithExtensions(extensions...),
		goldmark.WithParserOptions(
			parser.WithInlineParsers(
				util.Prioritized(&formulaParser{pass}, 50),
				util.Prioritized(&codeParser{pass}, 51)),
			parser.WithASTTransformers(util.Prioritized(pass, 100)),
		),
		goldmark.WithRendererOptions(
			renderer.WithNodeRenderers(util.Prioritized(pass, 10)),
			html.WithXHTML(),
		),
	)
	var out bytes.Buffer
	doc := md.Parser().Parse(text.NewReader([]byte(source)))
	err := md.Renderer().Render(&out, []byte(source), doc)
	return out.String(), errors.Join(pass.err, err)
}

// pass is one conversion: the settings, the text and the first error.
type pass struct {
	*Converter
	source string
	at     Pos
	err    error
}

func (p *pass) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// place tells the line of a byte offset.
func (p *pass) place(offset int) Pos {
	return p.at.Down(strings.Count(p.source[:min(offset, len(p.source))], "\n"))
}

// RegisterFuncs implements renderer.NodeRenderer.
func (p *pass) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindRaw, p.renderRaw)
	reg.Register(ast.KindFencedCodeBlock, p.renderFence)
}
