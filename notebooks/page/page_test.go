package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"nnlecture/notebooks/chromium"
	"nnlecture/notebooks/ipynb"
)

// write makes a notebook of code cells and returns its path.
func write(t *testing.T, cells ...string) string {
	t.Helper()
	list := []map[string]any{{"cell_type": "markdown", "source": "# Title <&>", "metadata": map[string]any{}}}
	for _, source := range cells {
		list = append(list, map[string]any{"cell_type": "code", "source": source, "outputs": []any{}, "metadata": map[string]any{}})
	}
	raw, err := json.Marshal(map[string]any{"cells": list, "nbformat": 4, "nbformat_minor": 5})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "small.ipynb")
	if err := os.WriteFile(path, raw, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// open starts the browser once for all tests; TestMain ends it.
var (
	open    = sync.OnceValues(func() (*browser, error) { b, err := openBrowser(); started = b; return b, err })
	started *browser
)

func TestMain(m *testing.M) {
	code := m.Run()
	if started != nil {
		started.stop()
	}
	os.Exit(code)
}

// run runs a notebook in the page, and reads what came out.
func run(t *testing.T, cells ...string) ([]ipynb.Cell, error) {
	t.Helper()
	if testing.Short() {
		t.Skip("builds Go for browsers")
	}
	b, err := open()
	if errors.Is(err, chromium.ErrMissing) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	failure := runIn(b, write(t, cells...), &out)
	path := filepath.Join(t.TempDir(), "executed.ipynb")
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	nb, err := ipynb.Read(path, path)
	if err != nil {
		t.Fatal(err, failure)
	}
	return nb.Cells[1:], failure
}

// text is what a cell printed on a stream.
func text(c ipynb.Cell, stream string) string {
	var all strings.Builder
	for _, o := range c.Outputs {
		if o.Type == "stream" && o.Name == stream {
			all.WriteString(string(o.Text))
		}
	}
	return all.String()
}

func TestNotebookRunsInThePage(t *testing.T) {
	cells, err := run(t,
		"import \"nnlecture/nnlib\"\n\ntype pair[T any] struct{ a, b T }\n\nfunc (p pair[T]) swap() pair[T] { return pair[T]{p.b, p.a} }",
		"%% three\nfmt.Println(nnlib.Sign(-0.5), pair[int]{1, 2}.swap(), flag.Arg(0))",
		"func (p pair[T]) swap() pair[T] { return p }",
		"%%\nc := make(chan int)\nfor i := range 3 {\n\tgo func() { time.Sleep(time.Millisecond); c <- i }()\n}\nfmt.Println(<-c+<-c+<-c, pair[int]{1, 2}.swap())",
		"import \"nnlecture/notebooks/show\"\n%%\nshow.Table(\"n\").Row(7).Caption(\"One number.\").Display()",
		"%test\nfunc TestTwo(t *testing.T) {\n\tif 1+1 != 2 {\n\t\tt.Error(\"sum\")\n\t}\n}",
		"%%\nos.WriteFile(\"kept.txt\", []byte(\"a file\"), 0o644)",
		"%%\ntext, err := os.ReadFile(\"kept.txt\")\nfmt.Println(string(text), err)",
		"%env A b\n%%\nfmt.Fprintln(os.Stderr, os.Getenv(\"A\"))",
		"!go test ../exercises/01_perceptron || true",
		"func count(n int) iter.Seq[int] {\n\treturn func(yield func(int) bool) {\n\t\tfor i := 0; i < n && yield(i); i++ {\n\t\t}\n\t}\n}\n"+
			"%%\nm := map[string]int{}\nadd := func(key string) { m[key]++ }\nfor i := range count(5) {\n\tadd(fmt.Sprint(i % 2))\n}\nfmt.Println(m)",
		"!go doc nnlecture/nnlib Sign",
	)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range map[int]string{
		1: "-1 {2 1} three\n", 3: "3 {1 2}\n", 7: "a file <nil>\n", 8: "Set: A=\"b\"\n",
		9:  "Exercises are tested where Go is installed: go test ../exercises/01_perceptron || true\n",
		10: "map[0:3 1:2]\n",
	} {
		if got := text(cells[i], "stdout"); got != want {
			t.Errorf("cell %d prints %q, want %q", i, got, want)
		}
	}
	if got := text(cells[5], "stdout"); !strings.Contains(got, "--- PASS: TestTwo") || !strings.HasSuffix(got, "PASS\n") {
		t.Errorf("the test prints %q", got)
	}
	if got := text(cells[8], "stderr"); got != "b\n" {
		t.Errorf("the environment prints %q, want b", got)
	}
	if got := text(cells[11], "stdout"); !strings.HasPrefix(got, "package nnlib // import \"nnlecture/nnlib\"\n\nfunc Sign(z float64) float64\n    Sign is") {
		t.Errorf("go doc prints %q", got)
	}
	if o := cells[4].Outputs; len(o) != 1 || !strings.Contains(string(o[0].Data["text/markdown"]), "7") {
		t.Errorf("the table is %+v", o)
	}
}

func TestFailureNamesTheCellsLine(t *testing.T) {
	for _, c := range []struct {
		name, cell, stream, want string
	}{
		{"compile error", "%%\nx := 1\nfmt.Println(y)", "", "undefined: y"},
		{"third of five declarations", "func a() {}\nfunc b() {}\nfunc c() int {\n\treturn \"no\"\n}\nfunc d() {}\nfunc e() {}", "", "cannot use \"no\" (untyped string constant) as int value in return statement"},
		{"panic", "func deep(n int) {\n\tif n == 0 {\n\t\tvar v []int\n\t\tprintln(v[3])\n\t}\n\tdeep(n - 1)\n}\n%%\ndeep(5)", "[[ Cell [2] Line 4 ]]", "exit status 2"},
		{"failing test", "%test\nfunc TestNo(t *testing.T) { t.Error(\"no\") }", "", "exit status 1"},
		{"deadlock", "%%\n<-make(chan int)", "all goroutines are asleep", "exit status 2"},
		{"input", "%%\nvar n int\n_, err := fmt.Scan(&n)\npanic(err)", "A page has no standard input: write into the cell what it should read.\n", "exit status 2"},
		{"shell", "!ls", "", "a page has no shell, so it cannot run: ls"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cells, err := run(t, "func one() int { return 1 }", c.cell, "%%\nfmt.Println(one())")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("the run ends with %v, want %q", err, c.want)
			}
			if got := text(cells[1], "stderr"); !strings.Contains(got, c.stream) {
				t.Errorf("standard error is %q, want it to name %q", got, c.stream)
			}
			if len(cells[2].Outputs) != 0 {
				t.Errorf("the cell after the failure ran: %+v", cells[2].Outputs)
			}
		})
	}
}
