package builder

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/printer"
	"go/token"
	"path/filepath"
	"strings"
)

// documentedPackages are those of which the editor of a cell completes names and
// shows documentation. Of the project's own it shows all of it, of others the
// first sentence.
var documentedPackages = strings.Fields("errors fmt maps math math/rand/v2 os slices sort strconv strings time " +
	"gonum.org/v1/gonum/mat gonum.org/v1/gonum/stat gonum.org/v1/gonum/floats " +
	"nnlecture/nnlib nnlecture/datasets nnlecture/notebooks/claim nnlecture/notebooks/must " +
	"nnlecture/notebooks/show nnlecture/notebooks/show/interactive")

const docsPath = "assets/docs.json"

// documentation is a package for the editor. Names are those of the package and,
// as Type.Method, of its types; each has its declaration and its comment.
type documentation struct {
	Path  string               `json:"path"`
	Names map[string][2]string `json:"names"`
}

// docs adds what the editor knows of packages, by their names in Go.
func (b *Builder) docs() error {
	const format = "{{.ImportPath}}\t{{.Dir}}\t{{.GoFiles}}"
	list, err := b.goCommand(b.ctx, nil, append([]string{"list", "-f", format}, documentedPackages...)...)
	if err != nil {
		return err
	}
	all := map[string]documentation{}
	for line := range strings.Lines(list) {
		parts := strings.Split(strings.TrimSpace(line), "\t")
		if len(parts) != 3 {
			return fmt.Errorf("go list answered %q", line)
		}
		pkg, err := readPackage(parts[0], parts[1], strings.Fields(strings.Trim(parts[2], "[]")))
		if err != nil {
			return err
		}
		all[pkg.Name] = documentation{parts[0], namesOf(pkg, strings.HasPrefix(parts[0], "nnlecture/"))}
	}
	text, err := json.Marshal(all)
	b.tree[docsPath] = Item{Data: text}
	return err
}

func readPackage(path, folder string, names []string) (*doc.Package, error) {
	fileSet := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(fileSet, filepath.Join(folder, name), nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return doc.NewFromFiles(fileSet, files, path)
}

// namesOf lists what a package exports.
func namesOf(pkg *doc.Package, whole bool) map[string][2]string {
	names := map[string][2]string{}
	add := func(name string, node any, comment string) {
		if !whole {
			comment = pkg.Synopsis(comment)
		}
		names[name] = [2]string{declaration(node), strings.TrimSpace(comment)}
	}
	values := func(list []*doc.Value) {
		for _, v := range list {
			for _, name := range v.Names {
				if token.IsExported(name) {
					add(name, v.Decl.Tok.String()+" "+name, v.Doc)
				}
			}
		}
	}
	functions := func(list []*doc.Func, of string) {
		for _, f := range list {
			add(of+f.Name, f.Decl, f.Doc)
		}
	}
	values(pkg.Consts)
	values(pkg.Vars)
	functions(pkg.Funcs, "")
	for _, t := range pkg.Types {
		add(t.Name, "type "+t.Name, t.Doc)
		values(t.Consts)
		values(t.Vars)
		functions(t.Funcs, "")
		functions(t.Methods, t.Name+".")
	}
	return names
}

// declaration is how something is declared, without the body of a function.
func declaration(node any) string {
	if words, ok := node.(string); ok {
		return words
	}
	f := *node.(*ast.FuncDecl)
	f.Body, f.Doc = nil, nil
	var out strings.Builder
	if err := printer.Fprint(&out, token.NewFileSet(), &f); err != nil {
		return ""
	}
	return out.String()
}
