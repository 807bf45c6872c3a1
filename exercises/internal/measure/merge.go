package measure

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// packages are those that a solution may need, by the names they go by.
var packages = map[string]string{
	"errors": "errors", "fmt": "fmt", "math": "math", "rand": "math/rand/v2", "slices": "slices", "sort": "sort",
	"strings": "strings", "mat": "gonum.org/v1/gonum/mat", "floats": "gonum.org/v1/gonum/floats", "stat": "gonum.org/v1/gonum/stat",
}

// complete makes a whole file of an attempt: as it is where it has a package
// clause, and otherwise the exercise's solution with the attempt's functions in
// place of those that have the same names.
func complete(text, solution string) (string, error) {
	if strings.HasPrefix(text, "package ") || strings.Contains(text, "\npackage ") {
		return text, nil
	}
	set := token.NewFileSet()
	const clause = "package p\n"
	part, err := parser.ParseFile(set, "", clause+text, parser.SkipObjectResolution)
	if err != nil {
		return "", err
	}
	whole, err := parser.ParseFile(set, "", solution, parser.SkipObjectResolution)
	if err != nil {
		return "", err
	}
	replaced := map[string]bool{}
	for _, d := range part.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			replaced[f.Name.Name] = true
		}
	}
	offset := func(p token.Pos) int { return set.Position(p).Offset }
	body, from := "", offset(whole.Name.End())
	for _, d := range whole.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && !replaced[f.Name.Name] {
			continue
		} else if g, isGen := d.(*ast.GenDecl); isGen && g.Tok != token.IMPORT {
			continue
		}
		body += solution[from:offset(d.Pos())]
		from = offset(d.End())
	}
	body += solution[from:] + "\n" + text
	return "package " + whole.Name.Name + "\n\n" + imports(body) + body, nil
}

// imports declares what a file's body uses.
func imports(body string) string {
	file, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+body, parser.SkipObjectResolution)
	if err != nil {
		return ""
	}
	used := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := s.X.(*ast.Ident); ok && packages[id.Name] != "" {
				used[packages[id.Name]] = true
			}
		}
		return true
	})
	var b strings.Builder
	for path := range used {
		fmt.Fprintf(&b, "import %q\n", path)
	}
	return b.String()
}
