package pack

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Go's compiler and linker can write for all processors that Go knows; the page
// needs WebAssembly alone. These files of theirs choose by the processor's name.
// Without the other choices, two thirds of the compiler are never called, and
// the linker that builds it leaves them out.
var choosing = []string{
	"cmd/compile/main.go",
	"cmd/compile/internal/ssa/config.go",
	"cmd/link/main.go",
}

// overlay writes a copy of these files without the other processors into
// folder, and the file that tells go build to take the copies.
func (b *builder) overlay(folder string) (string, error) {
	out, err := output(goCommand(b.root, "tool", "dist", "list"))
	if err != nil {
		return "", err
	}
	var others []string
	for _, platform := range strings.Fields(string(out)) {
		if name := path.Base(platform); name != "wasm" {
			others = append(others, name)
		}
	}
	replace := map[string]string{}
	for i, name := range choosing {
		file := filepath.Join(b.goroot, "src", filepath.FromSlash(name))
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		if text, err = without(text, others); err != nil {
			return "", fmt.Errorf("%s: %w", file, err)
		}
		replace[file] = filepath.Join(folder, fmt.Sprintf("%d.go", i))
		if err := os.WriteFile(replace[file], text, 0o644); err != nil {
			return "", err
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	list := filepath.Join(folder, "overlay.json")
	return list, os.WriteFile(list, text, 0o644)
}

// without returns a Go file in which the first switch or map with the named
// processors among its choices has lost them, and the imports have gone that
// only these needed. So have comments, for many would stand at the wrong place.
func without(text []byte, processors []string) ([]byte, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "", text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	isOther := func(key ast.Expr) bool {
		literal, ok := key.(*ast.BasicLit)
		return ok && slices.ContainsFunc(processors, func(name string) bool { return strconv.Quote(name) == literal.Value })
	}
	chosen := false
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SwitchStmt:
			chosen = chosen || drop(&n.Body.List, func(s ast.Stmt) bool {
				keys := s.(*ast.CaseClause).List
				return len(keys) > 0 && !slices.ContainsFunc(keys, func(key ast.Expr) bool { return !isOther(key) })
			})
		case *ast.CompositeLit:
			chosen = chosen || drop(&n.Elts, func(e ast.Expr) bool {
				pair, ok := e.(*ast.KeyValueExpr)
				return ok && isOther(pair.Key)
			})
		}
		return true
	})
	if !chosen {
		return nil, errors.New("nothing in it chooses between processors")
	}
	dropImports(file)
	var out bytes.Buffer
	err = format.Node(&out, set, file)
	return out.Bytes(), err
}

// drop deletes from a list and reports whether there was something to delete.
func drop[T any](list *[]T, which func(T) bool) bool {
	before := len(*list)
	*list = slices.DeleteFunc(*list, which)
	return len(*list) < before
}

// dropImports leaves out the imports that are not used.
func dropImports(file *ast.File) {
	used := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if name, ok := s.X.(*ast.Ident); ok {
				used[name.Name] = true
			}
		}
		return true
	})
	for _, node := range file.Decls {
		if d, ok := node.(*ast.GenDecl); ok && d.Tok == token.IMPORT {
			d.Specs = slices.DeleteFunc(d.Specs, func(s ast.Spec) bool {
				name, _ := strconv.Unquote(s.(*ast.ImportSpec).Path.Value)
				return !used[path.Base(name)]
			})
		}
	}
}
