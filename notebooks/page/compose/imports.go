package compose

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strings"
)

// resolve returns the imports that the program uses, by path: those that cells
// have declared, and for names that nothing declares those that offer what is used.
func (s *Session) resolve(kept []*declaration, main *declaration, c *cell) []*declaration {
	used := selected(kept, main, c)
	byName := map[string]*declaration{}
	var uses []*declaration
	for _, d := range kept {
		if d.kind != token.IMPORT {
			continue
		}
		name := s.importName(d)
		if name == "_" || name == "." {
			uses = append(uses, d)
		} else {
			byName[name] = d // the latest import of a name counts
		}
	}
	for name, selectors := range used {
		if d := byName[name]; d != nil {
			uses = append(uses, d)
		} else if p := s.offering(name, selectors); p != "" {
			uses = append(uses, &declaration{kind: token.IMPORT, path: p, text: "import \"" + p + "\""})
		}
	}
	uses = append(uses, s.companions(uses)...)
	slices.SortFunc(uses, func(a, b *declaration) int { return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.text, b.text)) })
	return slices.CompactFunc(uses, func(a, b *declaration) bool { return a.text == b.text })
}

// companions are what is imported along with the program's imports.
func (s *Session) companions(uses []*declaration) []*declaration {
	var more []*declaration
	for _, p := range s.packages {
		if len(p.With) == 0 || !slices.ContainsFunc(uses, func(d *declaration) bool { return d.path == p.Path }) {
			continue
		}
		for _, path := range p.With {
			more = append(more, &declaration{kind: token.IMPORT, path: path, text: "import _ \"" + path + "\""})
		}
	}
	return more
}

// importName is the name under which a file knows an import.
func (s *Session) importName(d *declaration) string {
	if len(d.keys) > 0 {
		return d.keys[0]
	}
	for _, p := range s.packages {
		if p.Path == d.path {
			return p.Name
		}
	}
	return path.Base(d.path)
}

// selected maps each name that the program selects from and does not declare,
// like fmt in fmt.Println, to what is selected.
func selected(kept []*declaration, main *declaration, c *cell) map[string][]string {
	w := &writer{}
	w.line("package main", Place{})
	for _, d := range kept {
		if d.kind != token.IMPORT {
			w.declaration(d)
		}
	}
	w.main(main, c.test)
	if c.test {
		w.tests(kept)
	}
	tree, err := parser.ParseFile(token.NewFileSet(), "main.go", w.text.String(), 0)
	if err != nil {
		return nil // each part has been parsed before
	}
	open := map[*ast.Ident]bool{}
	for _, name := range tree.Unresolved {
		open[name] = true
	}
	used := map[string][]string{}
	ast.Inspect(tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && open[x] {
				used[x.Name] = append(used[x.Name], s.Sel.Name)
			}
		}
		return true
	})
	return used
}

// offering finds the package of a name that exports all that is selected.
// Standard packages come first, then those whose path is short.
func (s *Session) offering(name string, selectors []string) string {
	best := -1
	for i, p := range s.packages {
		if p.Name != name || strings.Contains("/"+p.Path+"/", "/internal/") {
			continue
		}
		offers := !slices.ContainsFunc(selectors, func(sel string) bool {
			_, found := slices.BinarySearch(p.Exports, sel)
			return !found
		})
		if offers && (best < 0 || before(p, s.packages[best])) {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return s.packages[best].Path
}

func before(a, b Package) bool {
	if a.Standard != b.Standard {
		return a.Standard
	}
	return cmp.Or(cmp.Compare(len(a.Path), len(b.Path)), cmp.Compare(a.Path, b.Path)) < 0
}
