package markup

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Transform implements parser.ASTTransformer. What it changes in the tree is
// written by goldmark's own renderer, which keeps titles and refuses addresses
// that would run a script.
func (p *pass) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var pageless []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			if p.Anchors {
				n.SetAttributeString("id", []byte(Anchor(plain(n, reader.Source()))))
			}
		case *ast.ListItem: // a list whose items start with + is shown item by item
			if n.Parent().(*ast.List).Marker == '+' {
				n.SetAttributeString("class", []byte("fragment"))
			}
		case *ast.Link:
			if !p.relink(&n.Destination) {
				pageless = append(pageless, n)
			}
		case *ast.Image:
			if !p.relink(&n.Destination) {
				pageless = append(pageless, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range pageless {
		unwrap(n)
	}
}

// relink rewrites an address; false tells that there is nothing to link to.
func (p *pass) relink(destination *[]byte) bool {
	if p.Link == nil {
		return true
	}
	to, ok := p.Link(string(*destination))
	*destination = []byte(to)
	return ok
}

// unwrap leaves what a node holds in the node's place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		parent.InsertBefore(parent, n, child)
	}
	parent.RemoveChild(parent, n)
}
