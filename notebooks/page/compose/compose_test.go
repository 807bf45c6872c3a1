package compose

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// offered are the packages that the tests' cells may import.
var offered = []Package{
	{Path: "crypto/rand", Name: "rand", Standard: true, Exports: []string{"Int", "Read"}},
	{Path: "flag", Name: "flag", Standard: true, Exports: []string{"Args", "Parse"}},
	{Path: "fmt", Name: "fmt", Standard: true, Exports: []string{"Print", "Println", "Sprint"}},
	{Path: "math", Name: "math", Standard: true, Exports: []string{"Pi", "Sqrt"}},
	{Path: "math/rand", Name: "rand", Standard: true, Exports: []string{"Int", "Intn"}},
	{Path: "math/rand/v2", Name: "rand", Standard: true, Exports: []string{"Int", "IntN", "New"}},
	{Path: "regexp", Name: "regexp", Standard: true, Exports: []string{"MatchString"}},
	{Path: "testing", Name: "testing", Standard: true, Exports: []string{"InternalBenchmark", "InternalTest", "Main", "T"}},
	{Path: "nnlecture/nnlib", Name: "nnlib", Standard: false, Exports: []string{"Sign"}, With: []string{"example.org/with"}},
	{Path: "example.org/long/nnlib", Name: "nnlib", Standard: false, Exports: []string{"Sign", "Tanh"}},
}

// run plays cells and returns the last program. Programs that compose count as compiled.
func run(t *testing.T, cells ...string) *Program {
	t.Helper()
	s := NewSession(offered)
	var last *Program
	for i, source := range cells {
		plan, err := s.Cell(i+1, source)
		if err != nil {
			t.Fatalf("cell %d: %v", i+1, err)
		}
		if last = plan.Program; last != nil {
			s.Keep(last)
		}
	}
	if last == nil {
		t.Fatal("the last cell has no program")
	}
	return last
}

func TestProgramHolds(t *testing.T) {
	for _, c := range []struct {
		name        string
		cells       []string
		has, hasNot []string
	}{
		{"declarations stay", []string{"func twice(x int) int { return 2 * x }", "%%\nfmt.Println(twice(2))"},
			[]string{"func twice", "fmt.Println(twice(2))", `import "fmt"`, `import "flag"`}, nil},
		{"a function is replaced", []string{"func f() int { return 1 }", "func f() int { return 2 }"},
			[]string{"return 2"}, []string{"return 1"}},
		{"main does not stay", []string{"%%\nfmt.Println(1)", "%%\nfmt.Println(2)"},
			[]string{"Println(2)"}, []string{"Println(1)"}},
		{"methods go by their type", []string{"type A int\ntype B int\nfunc (a A) S() int { return 1 }\nfunc (b *B) S() int { return 2 }", "func (a *A) S() int { return 3 }"},
			[]string{"return 2", "return 3"}, []string{"return 1"}},
		{"methods of generic types, too", []string{"type L[T any] []T\ntype M[K, V any] int\nfunc (l L[T]) S() int { return 1 }\nfunc (m *M[K, V]) S() int { return 2 }", "func (l *L[U]) S() int { return 3 }"},
			[]string{"return 2", "return 3"}, []string{"return 1"}},
		{"a constant out of a group", []string{"const (\n\ta = iota\n\tb\n\tc\n)", "const b = 7"},
			[]string{"\ta = iota\n\t_\n\tc\n", "const b = 7"}, []string{"\tb\n"}},
		{"a group that is replaced", []string{"const (\n\ta = iota\n\tb\n)", "const (\n\tb = iota\n\ta\n)"},
			[]string{"b = iota"}, []string{"a = iota", "_"}},
		{"one of two variables with one value", []string{"var a, b = pair()\nfunc pair() (int, int) { return 1, 2 }", "var b = 3"},
			[]string{"var a, _ = pair()", "var b = 3"}, nil},
		{"one of two variables with two values", []string{"var a, b = 1, 2", "var b = 3"},
			[]string{"var a = 1", "var b = 3"}, []string{"= 2"}},
		{"a name changes its kind", []string{"func f() {}", "var f = 1", "const f = 2", "type f int"},
			[]string{"type f int"}, []string{"func f", "var f", "const f"}},
		{"methods go when their type goes", []string{"type A int\nfunc (a A) S() {}", "var A = 1"},
			[]string{"var A = 1"}, []string{"S()"}},
		{"variables by name", []string{"var b = next()\nvar a = next()\nfunc next() int { return 1 }"},
			[]string{"var a = next()\nvar b = next()\n"}, nil},
		{"checks without a name stand once", []string{"var _ = 1", "var _ = 2", "var _ = 1"},
			[]string{"var _ = 2\nvar _ = 1\n"}, []string{"var _ = 1\nvar _ = 2"}},
		{"init of each cell", []string{"func init_a() { println(1) }", "func init_b() { println(2) }"},
			[]string{"func init() { println(1) }", "func init() { println(2) }"}, []string{"init_"}},
		{"comments of functions", []string{"// f is good.\nfunc f() {}"}, []string{"// f is good.\nfunc f() {}"}, nil},
		{"the package line is the program's", []string{"package other\nfunc f() {}"}, []string{"package main"}, []string{"other"}},
		{"exec", []string{"func f() {}", "%exec f 1 2"}, []string{"flag.Parse(); f()"}, nil},
		{"main by hand", []string{"func main() { println(3) }"}, []string{"println(3)"}, []string{"import"}},
		{"commands that look like comments", []string{"//gonb:%%\nfmt.Println(5)"}, []string{"func main() { flag.Parse()\nfmt.Println(5)"}, nil},
		{"tests", []string{"func TestA(t *testing.T) {}", "%test\nfunc TestB(t *testing.T) {}"},
			[]string{`{Name: "TestA", F: TestA}`, `{Name: "TestB", F: TestB}`, `import "regexp"`}, nil},
		{"tests check main without calling it", []string{"%test\nfunc TestB(t *testing.T) {}\nfunc main() { println(4) }"},
			[]string{"func _() { println(4) }"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := run(t, c.cells...).Source
			for _, text := range c.has {
				if !strings.Contains(source, text) {
					t.Errorf("the program has no %q:\n%s", text, source)
				}
			}
			for _, text := range c.hasNot {
				if strings.Contains(source, text) {
					t.Errorf("the program has %q:\n%s", text, source)
				}
			}
		})
	}
}

func TestImports(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []string
		want  string
	}{
		{"unused ones go", []string{"import \"math\"\n%%\nfmt.Println(1)"}, "flag fmt"},
		{"they come back when used", []string{"import m \"math\"", "%%\nfmt.Println(m.Pi)"}, "flag fmt math"},
		{"a local variable is no package", []string{"%%\nvar fmt struct{ Println int }\nfmt.Println++"}, "flag"},
		{"nor is a declaration", []string{"var math struct{ Pi int }", "%%\nmath.Pi++"}, "flag"},
		{"the package that offers all that is used", []string{"%%\n_, _ = rand.Int, rand.IntN"}, "flag math/rand/v2"},
		{"the first version", []string{"%%\n_ = rand.Intn"}, "flag math/rand"},
		{"the short path", []string{"%%\n_ = nnlib.Sign"}, "example.org/with flag nnlecture/nnlib"},
		{"not the short path if it does not do", []string{"%%\n_ = nnlib.Tanh"}, "example.org/long/nnlib flag"},
		{"what is declared comes first", []string{"import \"math/rand\"", "%%\n_ = rand.IntN"}, "flag math/rand"},
		{"the later import of a name", []string{"import \"math/rand\"", "import \"math/rand/v2\"", "%%\n_ = rand.IntN"}, "flag math/rand/v2"},
		{"dot and blank stay", []string{"import (\n\t. \"math\"\n\t_ \"fmt\"\n)"}, "flag fmt math"},
		{"one import a package", []string{"import \"fmt\"", "import \"fmt\"\n%%\nfmt.Print()"}, "flag fmt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := run(t, c.cells...)
			if got := strings.Join(p.Imports, " "); got != c.want {
				t.Errorf("imports %s, want %s:\n%s", got, c.want, p.Source)
			}
			if n := strings.Count(p.Source, `import "fmt"`); n > 1 {
				t.Errorf("fmt is imported %d times", n)
			}
		})
	}
}

func TestArguments(t *testing.T) {
	for _, c := range []struct {
		cell string
		want []string
	}{
		{"%% -a \"two words\" c\\n \"c\\n\"\nprintln()", []string{"-a", "two words", `c\n`, "c\n"}},
		{"%%\nprintln()", nil},
		{"%args one\nfunc main() {}", []string{"one"}},
		{"%main x\nprintln()", []string{"x"}},
		{"%test\nfunc TestA(t *testing.T) {}\nfunc BenchmarkB(b *testing.B) {}", []string{"-test.v", "-test.bench=.", "-test.run=^TestA$|^BenchmarkB$"}},
		{"%test -test.count=2\nfunc TestA(t *testing.T) {}", []string{"-test.count=2"}},
	} {
		if got := run(t, "func TestOld(t *testing.T) {}", c.cell).Args; !slices.Equal(got, c.want) {
			t.Errorf("%q has arguments %q, want %q", c.cell, got, c.want)
		}
	}
}

func TestCommands(t *testing.T) {
	for _, c := range []struct {
		name, cell, said, shell, problem string
	}{
		{"environment", "%env A b", "Set: A=\"b\"\n", "", ""},
		{"environment with a sign", "%env A=b", "Set: A=\"b\"\n", "", ""},
		{"environment without a value", "%env A", "", "", "%env wants a name and a value, as in %env NAME value, got 1 words"},
		{"environment in quotes", `%env "A" "b c"`, "Set: A=\"b c\"\n", "", ""},
		{"shell", "!go doc \\\n  nnlib.Sign", "", "go doc    nnlib.Sign", ""},
		{"list", "%ls", "func   known\n", "", ""},
		{"remove", "%rm known", "Removed known.\n", "", ""},
		{"remove nothing", "%rm other", "other is not declared: %list shows what is.\n", "", ""},
		{"reset", "%reset\n%list", "Nothing is declared yet.\n", "", ""},
		{"script", "%%bash\nls", "", "", "%%bash needs a shell, and a page has none: only Go runs here"},
		{"folder", "%cd ..", "", "", "%cd needs what a page has not"},
		{"unknown", "%nonsense", "", "", "there is no command %nonsense"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := NewSession(offered)
			first, err := s.Cell(1, "func known() {}")
			if err != nil {
				t.Fatal(err)
			}
			s.Keep(first.Program)
			plan, err := s.Cell(2, c.cell)
			if c.problem != "" {
				if err == nil || !strings.Contains(err.Error(), c.problem) {
					t.Errorf("the problem is %v, want %q", err, c.problem)
				}
				return
			}
			if err != nil || plan.Said != c.said || strings.Join(plan.Shell, "|") != c.shell || plan.Program != nil {
				t.Errorf("got %+v, %v; want %q and %q", plan, err, c.said, c.shell)
			}
		})
	}
}

func TestMistakeLeavesDeclarationsAlone(t *testing.T) {
	s := NewSession(offered)
	first, _ := s.Cell(1, "func f() int { return 1 }")
	s.Keep(first.Program)
	if _, err := s.Cell(2, "func f() int { return undefined }"); err != nil {
		t.Fatal(err)
	}
	third, err := s.Cell(3, "%%\nprintln(f())")
	if err != nil || !strings.Contains(third.Program.Source, "return 1") {
		t.Errorf("after a cell that was not kept: %v\n%s", err, third.Program.Source)
	}
}

func TestSyntaxErrorNamesTheCellsLine(t *testing.T) {
	_, err := NewSession(offered).Cell(4, "fmt.Println(1)\nx")
	var failure *Failure
	if !errors.As(err, &failure) {
		t.Fatalf("got %v, want a failure", err)
	}
	first := failure.Problems[0]
	if first.Place != (Place{4, 1}) || first.Excerpt != "fmt.Println(1)\n^\nx\n" || !strings.HasPrefix(failure.Error(), "./main.go:1:1: ") {
		t.Errorf("the problem is %+v: %v", first, failure)
	}
}

func TestCompilersWordsNameTheCellsLine(t *testing.T) {
	p := run(t, "// f has\n// a comment.\nfunc f() int {\n\treturn 1\n}", "\n%%\nx := 1\nfmt.Println(y)")
	for line, text := range strings.Split(p.Source, "\n") {
		if want := (Place{1, 4}); text == "\treturn 1" && p.Places[line] != want {
			t.Errorf("return 1 comes from %v, want %v", p.Places[line], want)
		}
		if text == "fmt.Println(y)" {
			f := p.Explain("./main.go:" + strconv.Itoa(line+1) + ":13: undefined: y\ntoo many errors\n")
			trace := f.Traceback()
			if want := "Cell[2]: Line 4\n"; !strings.HasPrefix(trace[0], want) || !strings.Contains(trace[0], "\nfmt.Println(y)\n            ^\n") {
				t.Errorf("the traceback says %q, want it to begin with %q", trace[0], want)
			}
			if f.Problems[1].Place != (Place{}) || f.Problems[1].Message != "too many errors" {
				t.Errorf("the second problem is %+v", f.Problems[1])
			}
			if got := p.Annotate("\t/cell/main.go:" + strconv.Itoa(line+1) + " +0x1d\n"); got != "\t \x1b[7m[[ Cell [2] Line 4 ]]\x1b[0m /cell/main.go:"+strconv.Itoa(line+1)+" +0x1d\n" {
				t.Errorf("the panic says %q", got)
			}
		}
	}
}
