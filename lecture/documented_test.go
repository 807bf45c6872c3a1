package main

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// documented is a package of the project as go doc shows it, and its files,
// tests included.
func documented(t *testing.T, folder string) (*doc.Package, []*ast.File) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", folder, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no Go files in %s: %v", folder, err)
	}
	fileSet := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(fileSet, name, read(t, name), parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	pkg, err := doc.NewFromFiles(fileSet, files, module+folder)
	if err != nil {
		t.Fatal(err)
	}
	return pkg, files
}

// Whoever adds a function or a type to nnlib adds an example with its output. A
// type may be shown by an example of one of its methods, of a function that
// makes it, or of anything that is called with it by name.
func TestEverythingOfNnlibHasAnExample(t *testing.T) {
	pkg, files := documented(t, "nnlib")
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

// Whoever adds a data set adds a line to the table in the package documentation
// and an example with its first figures.
func TestEverySetIsDocumented(t *testing.T) {
	pkg, _ := documented(t, "datasets")
	sets := 0
	for _, typ := range pkg.Types {
		for _, f := range typ.Funcs {
			if typ.Name != "Set" || strings.HasPrefix(f.Name, "New") {
				continue // what makes no set, or one of parts
			}
			sets++
			if !strings.Contains(pkg.Doc, "["+f.Name+"]") {
				t.Errorf("%s is not in the table in doc.go", f.Name)
			}
			// What loads files of the caller's has no first figures.
			if !strings.HasPrefix(f.Name, "Load") && !shows(f.Examples) {
				t.Errorf("%s has no example with output", f.Name)
			}
		}
	}
	if sets < 15 {
		t.Errorf("only %d functions that make a set were found", sets)
	}
}

// What `go doc` prints of the pictures must not be bare: every exported function,
// method and type has a comment of its own that begins with its name.
func TestPicturesAreDocumented(t *testing.T) {
	const show = "notebooks/show"
	for _, folder := range []string{"", "/cell", "/palette", "/interactive", "/internal/pen", "/internal/field", "/internal/film"} {
		pkg, _ := documented(t, show+folder)
		if !strings.HasPrefix(pkg.Doc, "Package "+pkg.Name+" ") {
			t.Errorf("package %s has no comment", show+folder)
		}
		funcs := pkg.Funcs
		for _, typ := range pkg.Types {
			if begun := strings.TrimPrefix(strings.TrimPrefix(typ.Doc, "A "), "An "); !strings.HasPrefix(begun, typ.Name) {
				t.Errorf("%s: type %s is documented as %q", folder, typ.Name, typ.Doc)
			}
			funcs = append(append(funcs, typ.Funcs...), typ.Methods...)
		}
		for _, f := range funcs {
			if f.Level == 0 && !strings.HasPrefix(f.Doc, f.Name+" ") {
				t.Errorf("%s: %s %s is documented as %q, want a sentence about it", folder, f.Recv, f.Name, f.Doc)
			}
		}
	}
}

// Every room of the house says what it is for: in a README.md or a package
// comment of its own, or in the table of the README.md above it.
func TestRoomsSayWhatTheyAreFor(t *testing.T) {
	for _, r := range rooms {
		if !explained(r.folder) {
			t.Errorf("%s has neither README.md nor package comment, and the README.md above it does not list it", r.folder)
		}
	}
}

func explained(folder string) bool {
	at := filepath.Join("..", folder)
	if _, err := os.Stat(filepath.Join(at, "README.md")); err == nil {
		return true
	}
	above, err := os.ReadFile(filepath.Join(at, "..", "README.md"))
	if err == nil && strings.Contains(string(above), "`"+filepath.Base(folder)+"/") {
		return true
	}
	names, _ := filepath.Glob(filepath.Join(at, "*.go"))
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.PackageClauseOnly)
		if err == nil && file.Doc.Text() != "" {
			return true
		}
	}
	return false
}
