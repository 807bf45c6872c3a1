package pack

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"nnlecture/notebooks/page/compose"
)

// listed is what go list tells about a package.
type listed struct {
	ImportPath, Name, Export, Dir string
	Standard                      bool
	GoFiles, Imports              []string
	ImportMap                     map[string]string
	Module                        *struct{ Path, Version, Dir string }
}

// tags leave out of gonum's plot what writes PDF, EPS and TeX: a third of the
// linker's work for a chart, for pictures that no page shows.
const tags = "minimal"

// goCommand prepares the go command for the page's platform.
func goCommand(root string, args ...string) *exec.Cmd {
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS=-buildvcs=false -tags="+tags)
	return cmd
}

// output runs a command and returns what it prints; an error tells what it complained about.
func output(cmd *exec.Cmd) ([]byte, error) {
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, exit.Stderr)
	}
	return out, err
}

// roots are all packages that cells may import.
func roots(root string) ([]string, error) {
	out, err := output(goCommand(root, "list", "std"))
	if err != nil {
		return nil, err
	}
	paths := slices.DeleteFunc(strings.Fields(string(out)), func(path string) bool { return !isUseful(path) })
	paths = append(paths, others...)
	for _, layer := range layers {
		paths = append(paths, layer...)
	}
	slices.Sort(paths)
	return slices.Compact(paths), nil
}

// list compiles the packages and all that they need, and tells about each.
// What is needed comes before what needs it.
func list(root string, paths []string) ([]*listed, error) {
	return describe(root, append([]string{"-deps", "-export", "-trimpath",
		"-json=ImportPath,Name,Export,Dir,Standard,GoFiles,Imports,ImportMap,Module"}, paths...))
}

// describe asks go list with the given arguments.
func describe(root string, args []string) ([]*listed, error) {
	out, err := output(goCommand(root, append([]string{"list"}, args...)...))
	if err != nil {
		return nil, err
	}
	var all []*listed
	decoder := json.NewDecoder(bytes.NewReader(out))
	for {
		p := &listed{}
		if err := decoder.Decode(p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("reading go list: %w", err)
		}
		all = append(all, p)
	}
}

// exports lists the names that a package offers.
func exports(p *listed) ([]string, error) {
	names := []string{}
	for _, name := range p.GoFiles {
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, node := range tree.Decls {
			names = append(names, declared(node)...)
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool { return !ast.IsExported(name) })
	slices.Sort(names)
	return slices.Compact(names), nil
}

func declared(node ast.Decl) []string {
	var names []string
	switch d := node.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			names = append(names, d.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				names = append(names, s.Name.Name)
			case *ast.ValueSpec:
				for _, name := range s.Names {
					names = append(names, name.Name)
				}
			}
		}
	}
	return names
}

// Offered tells which packages cells may import, and what each offers.
func Offered(root string) ([]compose.Package, error) {
	paths, err := roots(root)
	if err != nil {
		return nil, err
	}
	all, err := describe(root, append([]string{"-json=ImportPath,Name,Dir,Standard,GoFiles"}, paths...))
	if err != nil {
		return nil, err
	}
	var offered []compose.Package
	for _, p := range all {
		names, err := exports(p)
		if err != nil {
			return nil, err
		}
		offered = append(offered, compose.Package{Path: p.ImportPath, Name: p.Name, Standard: p.Standard, Exports: names, With: companions[p.ImportPath]})
	}
	return offered, nil
}
