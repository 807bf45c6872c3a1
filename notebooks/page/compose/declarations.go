package compose

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// packageClause is the one line that stands before the cell's first.
const packageClause = "package main\n"

// declaration is one that stands on its own in the program: a function, a type,
// a group of constants, or the variables that share one right-hand side.
type declaration struct {
	kind token.Token // TYPE, CONST, VAR, FUNC or IMPORT
	keys []string    // the names it declares; a method is Type.Method
	at   []int       // where in text each of them stands
	gone map[string]bool
	text string
	from Place // of the first line
	path string
}

// file is a parsed cell.
type file struct {
	declarations []*declaration
	main         *declaration // nil if the cell has none
}

// parse reads the cell's Go, commands left out.
func (c *cell) parse() (*file, error) {
	source := c.goSource()
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, "main.go", source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	r := &reader{set: set, source: source, cell: c.number}
	for _, node := range tree.Decls {
		switch d := node.(type) {
		case *ast.FuncDecl:
			r.function(d)
		case *ast.GenDecl:
			r.general(d)
		}
	}
	return &r.file, nil
}

// goSource is the cell as a Go file, line by line.
func (c *cell) goSource() string {
	var out strings.Builder
	out.WriteString(packageClause)
	open := false
	for i, raw := range c.lines {
		line := plain(raw)
		switch {
		case opensMain(line):
			out.WriteString("func main() { flag.Parse()")
			open = true
		case strings.HasPrefix(line, "%exec "):
			fmt.Fprintf(&out, "func main() { flag.Parse(); %s() }", words(line)[1])
		case !c.command[i] && !strings.HasPrefix(line, "package "):
			out.WriteString(raw)
		}
		out.WriteByte('\n')
	}
	if open {
		out.WriteString("}\n")
	}
	return out.String()
}

func (c *cell) isEmpty() bool {
	for i, line := range c.lines {
		if opensMain(plain(line)) || strings.HasPrefix(plain(line), "%exec ") || !c.command[i] && strings.TrimSpace(line) != "" {
			return false
		}
	}
	return true
}

// reader collects the declarations of one cell.
type reader struct {
	file
	set    *token.FileSet
	source string
	cell   int
}

// cut takes a stretch of the cell as a declaration; before is written in front of it.
func (r *reader) cut(kind token.Token, from, to token.Pos, before string) *declaration {
	begin := r.set.Position(from)
	return &declaration{
		kind: kind,
		text: before + r.source[begin.Offset:r.set.Position(to).Offset],
		from: Place{r.cell, begin.Line - 1},
	}
}

// name notes that the declaration declares a name, which stands at pos.
func (r *reader) name(d *declaration, key string, pos, from token.Pos, before string) {
	d.keys = append(d.keys, key)
	d.at = append(d.at, len(before)+int(pos-from))
}

func (r *reader) function(f *ast.FuncDecl) {
	from := f.Pos()
	if f.Doc != nil {
		from = f.Doc.Pos()
	}
	d := r.cut(token.FUNC, from, f.End(), "")
	key := f.Name.Name
	if f.Recv != nil && len(f.Recv.List) > 0 {
		key = receiver(f.Recv.List[0].Type) + "." + key
	}
	r.name(d, key, f.Name.Pos(), from, "")
	if key == "main" {
		r.main = d
		return
	}
	r.declarations = append(r.declarations, d)
}

// receiver is the name of a method's type, without pointer and type parameters.
func receiver(e ast.Expr) string {
	switch t := e.(type) {
	case *ast.Ident:
		return t.Name
	case *ast.StarExpr:
		return receiver(t.X)
	case *ast.ParenExpr:
		return receiver(t.X)
	case *ast.IndexExpr:
		return receiver(t.X)
	case *ast.IndexListExpr:
		return receiver(t.X)
	}
	return "unknown"
}

func (r *reader) general(g *ast.GenDecl) {
	if g.Tok == token.CONST {
		r.constants(g)
		return
	}
	for _, spec := range g.Specs {
		switch s := spec.(type) {
		case *ast.ImportSpec:
			r.imported(s)
		case *ast.TypeSpec:
			d := r.cut(token.TYPE, s.Pos(), s.End(), "type ")
			r.name(d, s.Name.Name, s.Name.Pos(), s.Pos(), "type ")
			r.declarations = append(r.declarations, d)
		case *ast.ValueSpec:
			r.variables(s)
		}
	}
}

// constants keeps a group together: what iota means depends on the lines above.
func (r *reader) constants(g *ast.GenDecl) {
	d := r.cut(token.CONST, g.Pos(), g.End(), "")
	for _, spec := range g.Specs {
		for _, name := range spec.(*ast.ValueSpec).Names {
			r.name(d, name.Name, name.Pos(), g.Pos(), "")
		}
	}
	r.declarations = append(r.declarations, d)
}

// variables makes a declaration per variable, or one for all that share a call.
func (r *reader) variables(s *ast.ValueSpec) {
	if len(s.Values) != len(s.Names) || len(s.Names) == 1 {
		d := r.cut(token.VAR, s.Pos(), s.End(), "var ")
		for _, name := range s.Names {
			r.name(d, name.Name, name.Pos(), s.Pos(), "var ")
		}
		r.declarations = append(r.declarations, d)
		return
	}
	for i, name := range s.Names {
		d := r.cut(token.VAR, s.Values[i].Pos(), s.Values[i].End(), r.head(name, s.Type))
		r.name(d, name.Name, name.Pos(), name.Pos(), "var ")
		r.declarations = append(r.declarations, d)
	}
}

// head is what stands before a variable's value.
func (r *reader) head(name *ast.Ident, kind ast.Expr) string {
	if kind == nil {
		return "var " + name.Name + " = "
	}
	return "var " + name.Name + " " + r.source[r.set.Position(kind.Pos()).Offset:r.set.Position(kind.End()).Offset] + " = "
}

func (r *reader) imported(s *ast.ImportSpec) {
	d := r.cut(token.IMPORT, s.Pos(), s.End(), "import ")
	d.path = strings.Trim(s.Path.Value, "`\"")
	if s.Name != nil {
		d.keys = []string{s.Name.Name}
	}
	r.declarations = append(r.declarations, d)
}
