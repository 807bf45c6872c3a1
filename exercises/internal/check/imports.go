package check

import (
	"fmt"
	"go/parser"
	"go/scanner"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// allowed is what a student's file may import: what formulas take, and nothing
// that reaches beyond the program, looks into it or waits. Package iter is
// there for the functions of slices and maps.
var allowed = []string{
	"cmp", "errors", "fmt", "iter", "maps", "math", "math/bits", "math/cmplx", "math/rand/v2", "slices", "sort", "strconv", "strings",
	gonum + "mat", gonum + "floats", gonum + "floats/scalar",
}

// alsoAllowed is what single exercises may import beside that, by the name of
// their package.
var alsoAllowed = map[string][]string{
	"initialization": {gonum + "stat"}, // means and variances of what was drawn
	"capstone":       {gonum + "stat"},
}

const gonum = "gonum.org/v1/gonum/"

// Forbidden reads a student's file and says in a sentence what of it the
// exercises do not allow; it returns "" if all is allowed.
func Forbidden(name string, source []byte) string {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, source, parser.ImportsOnly)
	if err != nil {
		return "" // the compiler says it better
	}
	list := slices.Concat(allowed, alsoAllowed[file.Name.Name])
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		if why := refused(path, list); why != "" {
			return fmt.Sprintf("%s:%d imports %q, %s", filepath.Base(name), files.PositionFor(spec.Pos(), false).Line, path, why)
		}
	}
	return forbiddenComment(name, source)
}

// refused says why path is not to be imported, or "".
func refused(path string, list []string) string {
	switch {
	case slices.Contains(list, path):
		return ""
	case path == "nnlecture/nnlib" || strings.HasPrefix(path, "nnlecture/nnlib/"):
		return "but nnlib holds what this exercise asks for: write the formulas yourself"
	case path == "C":
		return "but the exercises are written in Go alone, without C"
	}
	return "which the exercises do not allow; allowed are " + strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// directives are the comments that say something to the compiler, and why an
// exercise has no use for them.
var directives = []struct{ prefix, why string }{
	{"//go:build", "an exercise's file belongs to every build"},
	{"// +build", "an exercise's file belongs to every build"},
	{"//+build", "an exercise's file belongs to every build"},
	{"//go:embed", "an exercise's file holds no other files"},
	{"//go:linkname", "functions are called by their own names"},
	{"//go:debug", "the program's settings are not the exercise's"},
	{"//go:cgo_", "the exercises are written in Go alone, without C"},
	{"//line ", "messages have to name the true line"},
	{"/*line ", "messages have to name the true line"},
}

// forbiddenComment looks for directives in all comments of the file.
func forbiddenComment(name string, source []byte) string {
	files := token.NewFileSet()
	file := files.AddFile(name, -1, len(source))
	var s scanner.Scanner
	s.Init(file, source, nil, scanner.ScanComments)
	for {
		pos, kind, text := s.Scan()
		if kind == token.EOF {
			return ""
		}
		if kind != token.COMMENT {
			continue
		}
		for _, d := range directives {
			if strings.HasPrefix(text, d.prefix) {
				line := files.PositionFor(pos, false).Line
				return fmt.Sprintf("%s:%d has a comment %s, which the exercises do not allow: %s",
					filepath.Base(name), line, strings.TrimSpace(d.prefix), d.why)
			}
		}
	}
}
