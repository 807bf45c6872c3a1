package compose

import (
	"strings"
	"testing"
)

// notebook is a session with a few declarations.
func notebook(t *testing.T) *Session {
	t.Helper()
	s := NewSession(offered)
	plan, err := s.Cell(1, "import m \"math\"\n\n// twice doubles.\nfunc twice(x float64) float64 { return 2 * x }\n\ntype T struct{}\n\nfunc (T) Method() {}\nvar _ = m.Pi")
	if err != nil {
		t.Fatal(err)
	}
	s.Keep(plan.Program)
	return s
}

func TestComplete(t *testing.T) {
	s := notebook(t)
	for _, c := range []struct{ cell, prefix, names string }{
		{"%%\nfmt.Pr|", "Pr", "Print Println"},
		{"fmt.|", "", "Print Println Sprint"},
		{"m.S|", "S", "Sqrt"},                       // by the name it was imported under
		{"rand.Rea|", "Rea", "Read"},                // the package that has such a name
		{"rand.New|", "New", "New"},                 // the same
		{"x.Pr|", "Pr", ""},                         // no package
		{"tw|", "tw", "twice"},                      // declared
		{"Meth|", "Meth", ""},                       // a method is no name by itself
		{"länge := 1\nprintln(lä|)", "lä", "länge"}, // in the cell, and bytes are not characters
		{"ret|", "ret", "return"},
		{"%te|", "%te", "%test"},
		{"|", "", ""},
		{"  |", "", ""},
	} {
		before, after, _ := strings.Cut(c.cell, "|")
		prefix, names := s.Complete(before+after, before)
		if got := strings.Join(names, " "); prefix != c.prefix || got != c.names {
			t.Errorf("%q: %q can become %q, want %q and %q", c.cell, prefix, got, c.prefix, c.names)
		}
	}
}

var documented = Docs{
	"math":                   {"": "Package math is about numbers.\n\nfunc Sqrt()\n", "Sqrt": "func Sqrt(x float64) float64\n    Sqrt is a root.\n\n"},
	"math/rand":              {"Intn": "func Intn(n int) int\n"},
	"math/rand/v2":           {"IntN": "func IntN(n int) int\n"},
	"nnlecture/nnlib":        {"Sign": "func Sign()\n", "Net.Train": "func (n *Net) Train()\n"},
	"example.org/long/nnlib": {"Sign": "another\n"},
}

func TestInspect(t *testing.T) {
	s := notebook(t)
	for _, c := range []struct{ cell, want string }{
		{"m.Sq|rt(2)", "func Sqrt(x float64) float64\n    Sqrt is a root.\n\n"},
		{"m|.Sqrt(2)", "package math // import \"math\"\n\nPackage math is about numbers.\n"},
		{"math|.Sqrt(2)", "package math // import \"math\"\n\nPackage math is about numbers.\n"},
		{"rand.IntN|(2)", "func IntN(n int) int\n"},
		{"nnlib.Sign|", "func Sign()\n"},
		{"twi|ce", "// twice doubles.\nfunc twice(x float64) float64 { return 2 * x }\n"},
		{"nothing|", ""},
		{" | ", ""},
	} {
		before, after, _ := strings.Cut(c.cell, "|")
		if got := s.Inspect(documented, before, after); got != c.want {
			t.Errorf("%q: got %q, want %q", c.cell, got, c.want)
		}
	}
}

func TestGoDoc(t *testing.T) {
	s := NewSession(offered)
	for _, c := range []struct{ words, want, problem string }{
		{"nnlecture/nnlib.Sign", "package nnlib // import \"nnlecture/nnlib\"\n\nfunc Sign()\n", ""},
		{"nnlecture/nnlib sign", "package nnlib // import \"nnlecture/nnlib\"\n\nfunc Sign()\n", ""},
		{"nnlecture/nnlib.Net.Train", "package nnlib // import \"nnlecture/nnlib\"\n\nfunc (n *Net) Train()\n", ""},
		{"math", "package math // import \"math\"\n\nPackage math is about numbers.\n\nfunc Sqrt()\n", ""},
		{"math/rand/v2.IntN", "package rand // import \"math/rand/v2\"\n\nfunc IntN(n int) int\n", ""},
		{"math.Sin", "", "package math has no Sin"},
		{"net/http", "", "go doc knows no package net/http here"},
		{"", "", "go doc wants the name of a package"},
	} {
		got, err := s.GoDoc(documented, strings.Fields(c.words))
		if c.problem != "" {
			if err == nil || !strings.Contains(err.Error(), c.problem) {
				t.Errorf("%q: the error is %v, want %q", c.words, err, c.problem)
			}
		} else if err != nil || got != c.want {
			t.Errorf("%q: got %q, %v; want %q", c.words, got, err, c.want)
		}
	}
}
