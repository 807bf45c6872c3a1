// Package gosrc reads Go source files and finds in them what the slides quote:
// a declaration by its name, with its doc comment, its lines and the numbers
// of the equations that it says it computes.
package gosrc

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
)

// Symbol is one top-level declaration.
type Symbol struct {
	Package   string // folder, as "nnlib"
	Name      string // "Sign", "Perceptron" or "Perceptron.Criterion"
	File      string // slash-separated path from the project's root
	Line, End int    // of the declaration, without its comment
	DocLine   int    // where its comment starts, or Line
	Doc       string // the comment's text
	Equations []int  // numbers that the comment gives, ascending
	Exported  bool
	IsFunc    bool
}

// ID is the name that slides use: names of nnlib stand alone, those of other
// packages carry the package.
func (s *Symbol) ID() string {
	if s.Package == "nnlib" {
		return s.Name
	}
	return s.Package + "." + s.Name
}

// Index holds the files and symbols of some packages.
type Index struct {
	symbols map[string]*Symbol
	files   map[string][]string // lines by path
}

// Load reads the named folders under root, tests left out.
func Load(root string, folders ...string) (*Index, error) {
	ix := &Index{symbols: map[string]*Symbol{}, files: map[string][]string{}}
	for _, folder := range folders {
		paths, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			if err := ix.addFile(folder, path); err != nil {
				return nil, err
			}
		}
	}
	return ix, nil
}

func (ix *Index) addFile(folder, path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, path, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return fmt.Errorf("gosrc: %w", err)
	}
	name := folder + "/" + filepath.Base(path)
	ix.files[name] = strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	add := func(symbol string, node ast.Node, doc *ast.CommentGroup, isFunc bool) {
		s := &Symbol{Package: folder, Name: symbol, File: name, Doc: doc.Text(), IsFunc: isFunc}
		s.Line, s.End = fset.Position(node.Pos()).Line, fset.Position(node.End()).Line
		s.DocLine = s.Line
		if doc != nil {
			s.DocLine = fset.Position(doc.Pos()).Line
		}
		s.Equations = equationsIn(s.Doc)
		s.Exported = exported(symbol)
		ix.symbols[s.ID()] = s
	}
	for _, decl := range parsed.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			add(funcName(d), d, d.Doc, true)
		case *ast.GenDecl:
			addSpecs(d, add)
		}
	}
	return nil
}

// addSpecs adds the types, variables and constants of one declaration.
func addSpecs(d *ast.GenDecl, add func(string, ast.Node, *ast.CommentGroup, bool)) {
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if s.Doc == nil {
				add(s.Name.Name, d, d.Doc, false)
			} else {
				add(s.Name.Name, s, s.Doc, false)
			}
		case *ast.ValueSpec:
			for _, name := range s.Names {
				doc := s.Doc
				if doc == nil && len(d.Specs) == 1 {
					doc = d.Doc
				}
				add(name.Name, s, doc, false)
			}
		}
	}
}

func funcName(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return d.Name.Name
	}
	recv := d.Recv.List[0].Type
	if star, ok := recv.(*ast.StarExpr); ok {
		recv = star.X
	}
	if generic, ok := recv.(*ast.IndexExpr); ok {
		recv = generic.X
	}
	if ident, ok := recv.(*ast.Ident); ok {
		return ident.Name + "." + d.Name.Name
	}
	return d.Name.Name
}

func exported(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if !ast.IsExported(part) {
			return false
		}
	}
	return true
}

// Lookup finds a symbol by the name that slides use. The error of a name that
// does not exist lists the nearest ones.
func (ix *Index) Lookup(id string) (*Symbol, error) {
	if s, ok := ix.symbols[strings.TrimPrefix(id, "nnlib.")]; ok {
		return s, nil
	}
	last := strings.ToLower(id[strings.LastIndex(id, ".")+1:])
	var near []string
	for name := range ix.symbols {
		if strings.Contains(strings.ToLower(name), last) {
			near = append(near, name)
		}
	}
	sort.Strings(near)
	if len(near) == 0 {
		return nil, fmt.Errorf("there is no Go symbol %q", id)
	}
	return nil, fmt.Errorf("there is no Go symbol %q; there is %s", id, strings.Join(near[:min(len(near), 6)], ", "))
}

// Symbols lists all symbols in the order of files and lines.
func (ix *Index) Symbols() []*Symbol {
	all := make([]*Symbol, 0, len(ix.symbols))
	for _, s := range ix.symbols {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *Symbol) int {
		if a.File != b.File {
			return strings.Compare(a.File, b.File)
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return strings.Compare(a.Name, b.Name)
	})
	return all
}

// Files lists the paths of all files, sorted.
func (ix *Index) Files() []string {
	paths := make([]string, 0, len(ix.files))
	for path := range ix.files {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	return paths
}

// Lines returns lines from … to of a file, counted from 1; to = 0 means the end.
func (ix *Index) Lines(file string, from, to int) string {
	lines := ix.files[file]
	if to == 0 {
		to = len(lines)
	}
	return strings.Join(lines[from-1:to], "\n")
}
