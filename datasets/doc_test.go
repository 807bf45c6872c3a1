package datasets

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever adds a set adds a line to the table in the package documentation and
// an example with its first figures.
func TestEverySetIsDocumented(t *testing.T) {
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
	pkg, err := doc.NewFromFiles(fileSet, files, "nnlecture/datasets")
	if err != nil {
		t.Fatal(err)
	}
	sets := makers(pkg)
	if len(sets) < 15 {
		t.Errorf("only %d functions that make a set were found", len(sets))
	}
	for _, f := range sets {
		if !strings.Contains(pkg.Doc, "["+f.Name+"]") {
			t.Errorf("%s is not in the table in doc.go", f.Name)
		}
		// What loads files of the caller's has no first figures.
		if !strings.HasPrefix(f.Name, "Load") && (len(f.Examples) == 0 || f.Examples[0].Output == "") {
			t.Errorf("%s has no example with output", f.Name)
		}
	}
}

// makers returns the functions that make a *Set of something other than parts.
func makers(pkg *doc.Package) []*doc.Func {
	var found []*doc.Func
	for _, typ := range pkg.Types {
		for _, f := range typ.Funcs {
			if typ.Name == "Set" && !strings.HasPrefix(f.Name, "New") {
				found = append(found, f)
			}
		}
	}
	return found
}
