package compose

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
	"strings"
)

// compose puts the cell's declarations after those of earlier cells.
func (s *Session) compose(f *file, c *cell) *Program {
	kept := replace(s.declarations, s.taken(f.declarations), f.declarations)
	w := &writer{}
	w.line("package main", Place{})
	uses := s.resolve(kept, f.main, c)
	for _, d := range uses {
		w.declaration(d)
	}
	for _, kind := range []token.Token{token.TYPE, token.CONST, token.VAR, token.FUNC} {
		for _, d := range ordered(kept, kind) {
			w.declaration(d)
		}
	}
	w.main(f.main, c.test)
	if c.test {
		w.tests(kept)
	}
	p := &Program{Source: w.text.String(), Places: w.places, Args: slices.Clone(s.args), Test: c.test, kept: kept}
	for _, d := range uses {
		p.Imports = append(p.Imports, d.path)
	}
	slices.Sort(p.Imports)
	p.Imports = slices.Compact(p.Imports)
	if c.test && len(p.Args) == 0 {
		p.Args = testArgs(f.declarations)
	}
	return p
}

// taken lists the names that a cell's declarations take over from earlier ones.
func (s *Session) taken(fresh []*declaration) map[string]bool {
	names := map[string]bool{}
	for _, d := range fresh {
		for _, key := range d.keys {
			if d.kind == token.IMPORT || key == "_" || key == "init" {
				continue
			}
			names[key] = true
			if d.kind != token.TYPE {
				s.dropMethods(key, names)
			}
		}
	}
	return names
}

// dropMethods takes the methods of a type along that has become something else.
func (s *Session) dropMethods(key string, names map[string]bool) {
	for _, d := range s.declarations {
		if d.kind == token.FUNC && strings.HasPrefix(d.keys[0], key+".") {
			names[d.keys[0]] = true
		}
	}
}

// ordered lists the declarations of a kind by name, as GoNB does: what variables
// are made from chance depends on the order in which they are made.
func ordered(all []*declaration, kind token.Token) []*declaration {
	var list []*declaration
	for _, d := range all {
		if d.kind == kind {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b *declaration) int { return cmp.Compare(a.keys[0], b.keys[0]) })
	return list
}

// writer writes the program and notes where its lines come from.
type writer struct {
	text   strings.Builder
	places []Place
}

func (w *writer) line(text string, from Place) {
	w.text.WriteString(text + "\n")
	w.places = append(w.places, from)
}

func (w *writer) declaration(d *declaration) {
	code := d.code()
	if d.kind == token.FUNC && strings.HasPrefix(d.keys[0], "init_") {
		// Each cell may have an init of its own, under a name that starts with init_.
		code = code[:d.at[0]] + "init" + code[d.at[0]+len(d.keys[0]):]
	}
	w.block(code, d.from)
}

func (w *writer) block(code string, from Place) {
	for line := range strings.Lines(code) {
		w.line(strings.TrimSuffix(line, "\n"), from)
		if from.Line > 0 {
			from.Line++
		}
	}
}

// main writes the cell's main, or one that does nothing so that all compiles.
// Tests bring a main of their own; the cell's is then only checked.
func (w *writer) main(d *declaration, test bool) {
	switch {
	case d == nil && !test:
		w.line("func main() { flag.Parse() }", Place{})
	case d != nil && test:
		w.block(d.text[:d.at[0]]+"_"+d.text[d.at[0]+len("main"):], d.from)
	case d != nil:
		w.block(d.text, d.from)
	}
}

// tests writes the main that runs tests and benchmarks.
func (w *writer) tests(kept []*declaration) {
	w.line("func main() {", Place{})
	w.line("\ttesting.Main(regexp.MatchString, []testing.InternalTest{", Place{})
	for _, name := range testNames(kept, "Test") {
		w.line(fmt.Sprintf("\t\t{Name: %q, F: %s},", name, name), Place{})
	}
	w.line("\t}, []testing.InternalBenchmark{", Place{})
	for _, name := range testNames(kept, "Benchmark") {
		w.line(fmt.Sprintf("\t\t{Name: %q, F: %s},", name, name), Place{})
	}
	w.line("\t}, nil)", Place{})
	w.line("}", Place{})
}

func testNames(all []*declaration, prefix string) []string {
	var names []string
	for _, d := range ordered(all, token.FUNC) {
		if name := d.keys[0]; strings.HasPrefix(name, prefix) && name != "TestMain" {
			names = append(names, name)
		}
	}
	return names
}

// testArgs runs the tests of this cell, and says what each does.
func testArgs(fresh []*declaration) []string {
	args := []string{"-test.v"}
	tests, benchmarks := testNames(fresh, "Test"), testNames(fresh, "Benchmark")
	if len(benchmarks) > 0 {
		args = append(args, "-test.bench=.")
	}
	var patterns []string
	for _, name := range append(tests, benchmarks...) {
		patterns = append(patterns, "^"+name+"$")
	}
	if len(patterns) > 0 {
		args = append(args, "-test.run="+strings.Join(patterns, "|"))
	}
	return args
}

// list tells what earlier cells have declared.
func (s *Session) list() string {
	var out strings.Builder
	for _, kind := range []token.Token{token.IMPORT, token.TYPE, token.CONST, token.VAR, token.FUNC} {
		for _, d := range s.declarations {
			if d.kind != kind {
				continue
			}
			names := d.path
			if kind != token.IMPORT {
				names = strings.Join(slices.DeleteFunc(slices.Clone(d.keys), func(key string) bool { return d.gone[key] }), ", ")
			}
			fmt.Fprintf(&out, "%-6s %s\n", kind, names)
		}
	}
	if out.Len() == 0 {
		return "Nothing is declared yet.\n"
	}
	return out.String()
}
