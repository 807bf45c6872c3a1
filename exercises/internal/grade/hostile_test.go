package grade

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/verdict"
)

// hostile is a hand-in that tries something: a file of testdata/hostile. Its
// first lines say what it tries and what it must get. The rest is put into the
// solution or the stub of 01_perceptron: its functions take the place of those
// of the same name, and its function attack is called at the beginning of the
// function named by In.
type hostile struct {
	name   string
	base   string  // "solution" or "stub"
	in     string  // the function that calls attack
	points float64 // what it has to score; the solution's steps give 2, 3, 3 and 2
	says   string  // what the feedback has to say somewhere
	down   bool    // it is let through the list of imports, to meet what stands behind
	with   string  // a file of testdata/parts that it needs
	text   string
}

var hostileFlag = flag.String("hostile", "", "run only the hostile hand-ins whose names this expression matches")

// TestHostileHandIns: what a hand-in tries changes only its own points, and
// never for the better.
func TestHostileHandIns(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs many programs")
	}
	g, root := newGrader(t)
	outside := t.TempDir()
	all := hostiles(t)
	imports := func(h hostile) bool { return strings.HasPrefix(h.name, "import_") }
	if n := len(slices.DeleteFunc(slices.Clone(all), imports)); n < 120 {
		t.Errorf("%d hostile hand-ins that try more than an import, want at least 120", n)
	}
	all = slices.DeleteFunc(all, func(h hostile) bool { return !regexp.MustCompile(*hostileFlag).MatchString(h.name) })
	leaveOpen(t)
	jobs, grades := make([]job, len(all)), make([]Grade, len(all))
	for i, h := range all {
		jobs[i] = job{student: h.name, exam: g.exams[0], file: h.source(t, root, outside), anyImport: h.down}
	}
	const atOnce = 6 // many of them only wait for their end
	g.runAll(t.Context(), jobs, atOnce, func(i int, grade Grade, err error) {
		if err != nil {
			t.Errorf("%s: %v", all[i].name, err)
		}
		grades[i] = grade
	})
	for i, h := range all {
		t.Run(h.name, func(t *testing.T) { h.judge(t, grades[i], root) })
	}
	if left, _ := filepath.Glob(filepath.Join(outside, "*")); len(left) > 0 {
		t.Errorf("a hand-in wrote %v", left)
	}
}

func (h hostile) judge(t *testing.T, got Grade, root string) {
	if got.Points() != h.points || got.Most() != 10 {
		t.Errorf("%g of %g points, want %g of 10\n%s", got.Points(), got.Most(), h.points, words(got))
	}
	if strings.Contains(words(got), root) {
		t.Errorf("the feedback tells a path of this machine:\n%s", words(got))
	}
	starved := func(r check.Result) bool { return r.Outcome == verdict.Starved } // which the feedback then says instead
	if !strings.Contains(words(got), h.says) && !slices.ContainsFunc(got.Steps, starved) {
		t.Errorf("the feedback does not say %q:\n%s", h.says, words(got))
	}
	if strings.ContainsAny(words(got), "\x1b\r\u202e") {
		t.Errorf("the feedback holds what moves a cursor: %q", words(got))
	}
}

// hostiles reads the folder of hostile hand-ins.
func hostiles(t *testing.T) []hostile {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "hostile", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all []hostile
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		h := hostile{name: strings.TrimSuffix(filepath.Base(path), ".go")}
		for line := range strings.Lines(string(data)) {
			key, value, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "// ")), ": ")
			switch key {
			case "Gets":
				h.points, err = strconv.ParseFloat(strings.TrimSuffix(value, " points"), 64)
			case "Says":
				h.says = value
			case "Base":
				h.base = value
			case "In":
				h.in = value
			case "Wall":
				h.down = value == "down"
			case "With":
				h.with = value
			}
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
		}
		_, h.text, _ = strings.Cut(string(data), "\n\n")
		if h.base == "" || h.text == "" {
			t.Fatalf("%s: want lines Tries, Gets and Base, an empty one, and Go", path)
		}
		all = append(all, h)
	}
	return all
}

// source makes the hand-in's file. In it ROOT stands for the top of the
// project and OUTSIDE for a folder that must stay empty; some words stand for
// what nobody would want to read.
func (h hostile) source(t *testing.T, root, outside string) []byte {
	t.Helper()
	path := filepath.Join(root, "solutions", "01_perceptron", "perceptron.go")
	if h.base == "stub" {
		path = filepath.Join(root, "exercises", "01_perceptron", "perceptron.go")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, code, ok := strings.Cut(h.text, "package perceptron\n")
	if h.text != "" && !ok {
		t.Fatalf("%s: no package clause", h.name)
	}
	if h.with != "" {
		more, err := os.ReadFile(filepath.Join("testdata", "parts", h.with+".go"))
		if err != nil {
			t.Fatal(err)
		}
		code += strings.TrimPrefix(string(more), "package perceptron\n")
	}
	imports, code := cutImports(code)
	text := without(t, string(data), functions(t, h.name, "package p\n"+code))
	text = strings.Replace(text, "package perceptron\n", "package perceptron\n"+imports, 1)
	if h.in != "" {
		start := strings.Index(text, "func "+h.in+"(")
		end := start + strings.Index(text[start:], "{\n")
		text = text[:end] + "{\n\tattack()\n" + text[end+2:]
	}
	name := "perceptron"
	if strings.Contains(code, "//PACKAGE main") {
		name = "main"
	}
	text = head + strings.Replace(text, "package perceptron\n", "package "+name+"\n", 1) + "\n" + code
	return []byte(strings.NewReplacer("ROOT", root, "OUTSIDE", outside, "//DOUBLED", doubled(29), "//ALIASES", aliases(18),
		"// MARK\n", "\ufeff", "LONGDIGITS", strings.Repeat("7", 500_000),
		"TERMS", strings.Repeat("1+", 20_000)+"1", "FUNCTIONS", strings.Repeat("func() any { return ", 3000)+"nil"+strings.Repeat("}", 3000),
		"BRACKETS", strings.Repeat("(", 1e5)+"1"+strings.Repeat(")", 1e5), "LONG", strings.Repeat("A", 500_000)).Replace(text))
}

// cutImports takes the lines that import something off the others.
func cutImports(code string) (imports, rest string) {
	for line := range strings.Lines(code) {
		switch {
		case !strings.HasPrefix(line, "import "):
			rest += line
		case !strings.Contains(imports, line):
			imports += line
		}
	}
	return imports, rest
}

// functions are the names of those that a file declares, and of those it says
// are missing.
func functions(t *testing.T, name, text string) map[string]bool {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
			names[f.Name.Name] = true
		}
	}
	for line := range strings.Lines(text) {
		if missing, ok := strings.CutPrefix(strings.TrimSpace(line), "//DROP "); ok {
			names[missing] = true
		}
	}
	return names
}

// without cuts functions out of a file.
func without(t *testing.T, text string, names map[string]bool) string {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(file.Decls) - 1; i >= 0; i-- {
		f, ok := file.Decls[i].(*ast.FuncDecl)
		if ok && names[f.Name.Name] {
			text = text[:files.Position(f.Pos()).Offset] + text[files.Position(f.End()).Offset:]
		}
	}
	return text
}

// doubled declares a text of ten characters, doubled n times.
func doubled(n int) string {
	text := "const s0 = \"0123456789\"\n"
	for i := range n {
		text += fmt.Sprintf("const s%d = s%d + s%d\n", i+1, i, i)
	}
	return text + fmt.Sprintf("var longest = s%d\n", n)
}

// aliases declares a type that holds another twice, which holds another twice, n
// times: the compiler writes all of it out.
func aliases(n int) string {
	text := "type a0 = struct{ x, y int }\n"
	for i := range n {
		text += fmt.Sprintf("type a%d = struct{ x, y a%d }\n", i+1, i)
	}
	return text + fmt.Sprintf("var big any = (*a%d)(nil)\n", n)
}
