package show

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

// What `go doc` prints must not be bare: every exported function, method and
// type has a comment of its own that begins with its name.
func TestWhatIsExportedIsDocumented(t *testing.T) {
	for _, folder := range []string{".", "cell", "palette", "interactive", "internal/pen", "internal/field"} {
		pkg := parsed(t, folder)
		if !strings.HasPrefix(pkg.Doc, "Package "+pkg.Name+" ") {
			t.Errorf("package %s has no comment", folder)
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

func parsed(t *testing.T, folder string) *doc.Package {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no Go files in %s: %v", folder, err)
	}
	files := token.NewFileSet()
	var sources []*ast.File
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(files, name, text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "_test.go") {
			sources = append(sources, file)
		}
	}
	pkg, err := doc.NewFromFiles(files, sources, "nnlecture/notebooks/show/"+folder)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}
