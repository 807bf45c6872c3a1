package check

import (
	"strings"
	"testing"
)

// TestForbidden: what is allowed is told with what is not, and the ways around
// the language by name.
func TestForbidden(t *testing.T) {
	for _, c := range []struct{ source, says string }{
		{`package x; import "math"; import . "fmt"; import _ "gonum.org/v1/gonum/mat"`, ""},
		{`package initialization; import "gonum.org/v1/gonum/stat"`, ""},
		{`package x; import "gonum.org/v1/gonum/stat"`, "do not allow; allowed are cmp, errors, fmt,"},
		{`package x; import "nnlecture/nnlib"`, `x.go:1 imports "nnlecture/nnlib", but nnlib holds what this exercise asks for`},
		{`package x; import "nnlecture/solutions/01_perceptron"`, "do not allow"},
		{`package x; import "C"`, "without C"},
		{"package x\n\nimport s `unsafe`", `x.go:3 imports "unsafe", which the exercises do not allow`},
		{`package x; import "reflect"`, "do not allow"},
		{`package x; import "os"`, "do not allow"},
		{`package x; import "time"`, "do not allow"},
		{`package x; import "gonum.org/v1/gonum/blas/blas64"`, "do not allow"},
		{"//go:build linux\n\npackage x", "x.go:1 has a comment //go:build"},
		{"// +build linux\n\npackage x", "has a comment // +build"},
		{"package x\n\n//go:embed a\nvar a string", "x.go:3 has a comment //go:embed"},
		{"package x\n//go:linkname a b\nfunc a()", "has a comment //go:linkname"},
		{"package x\n//line y.go:7\nfunc a() {}", "x.go:2 has a comment //line"},
		{"package x\nfunc a() { /*line y.go:7*/ }", "has a comment /*line"},
		{"//go:debug panicnil=1\npackage x", "has a comment //go:debug"},
		{"package x\n//go:cgo_import_dynamic a", "without C"},
		{"package x\nvar a = \"//go:embed a\" // on line 3 of the task: go:build", ""},
	} {
		got := Forbidden("dir/x.go", []byte(c.source))
		if !strings.Contains(got, c.says) || (c.says == "") != (got == "") {
			t.Errorf("%s: %q, want %q", c.source, got, c.says)
		}
	}
}
