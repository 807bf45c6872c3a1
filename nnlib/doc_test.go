package nnlib

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"testing"
)

// Whoever adds a function or a type adds an example with its output. A type may
// be shown by an example of one of its methods, of a function that makes it, or
// of anything that is called with it by name.
func TestEverythingHasAnExample(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	fileSet := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(fileSet, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	pkg, err := doc.NewFromFiles(fileSet, files, "nnlecture/nnlib")
	if err != nil {
		t.Fatal(err)
	}
	functions, named := pkg.Funcs, namedInExamples(files)
	for _, typ := range pkg.Types {
		functions = append(functions, typ.Funcs...)
		shown := named[typ.Name] || shows(typ.Examples)
		for _, f := range append(typ.Methods, typ.Funcs...) {
			shown = shown || shows(f.Examples)
		}
		if !shown {
			t.Errorf("type %s is shown by no example with output", typ.Name)
		}
	}
	for _, f := range functions {
		if !shows(f.Examples) {
			t.Errorf("%s has no example with output", f.Name)
		}
	}
	if len(functions) < 100 || len(pkg.Types) < 30 {
		t.Errorf("only %d functions and %d types were found", len(functions), len(pkg.Types))
	}
}

// namedInExamples are the names of package nnlib that examples with output use.
func namedInExamples(files []*ast.File) map[string]bool {
	named := map[string]bool{}
	for _, e := range doc.Examples(files...) {
		if e.Output == "" {
			continue
		}
		ast.Inspect(e.Code, func(n ast.Node) bool {
			if selector, ok := n.(*ast.SelectorExpr); ok {
				if pkg, ok := selector.X.(*ast.Ident); ok && pkg.Name == "nnlib" {
					named[selector.Sel.Name] = true
				}
			}
			return true
		})
	}
	return named
}

// shows reports whether one of the examples has output that go test compares.
func shows(examples []*doc.Example) bool {
	for _, e := range examples {
		if e.Output != "" {
			return true
		}
	}
	return false
}
