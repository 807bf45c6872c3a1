package check

import (
	"fmt"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
)

// Forbidden reads the imports of a student's file and says which of them an
// exercise does not allow; it returns "" if all are allowed. The standard
// library and gonum are. The project's own packages are not: the exercise is to
// write what they hold. Nor are the ways around the language: unsafe, cgo, and reflect,
// which can make a pointer to anywhere.
func Forbidden(name string, source []byte) string {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, source, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return "" // the compiler says it better
	}
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		line := files.Position(spec.Pos()).Line
		switch {
		case path == "nnlecture/nnlib" || strings.HasPrefix(path, "nnlecture/nnlib/"):
			return fmt.Sprintf("%s:%d imports nnlib, which this exercise forbids: write the formulas yourself", base(name), line)
		case path == "nnlecture" || strings.HasPrefix(path, "nnlecture/"):
			return fmt.Sprintf("%s:%d imports %s, which this exercise forbids: only the standard library and gonum are allowed", base(name), line, path)
		case path == "unsafe" || path == "reflect" || path == "C":
			return fmt.Sprintf("%s:%d imports %q, which the exercises do not allow", base(name), line, path)
		}
	}
	return ""
}
