package main

import (
	"fmt"
	"strings"
	"testing"
)

// hardCells ask for much or fail early, and how each ends: with what is
// printed last, or with a sentence on standard error.
var hardCells = []struct{ name, source, want string }{
	{"panic in init", "func init() { panic(\"no\") }\n%%\n", "[[ Cell [3] Line 1 ]]"},
	{"a gigabyte", "%rm init\n%%\nb := make([]byte, 1<<30)\nfor i := 0; i < len(b); i += 4096 {\n\tb[i] = 1\n}\nfmt.Println(len(b))", "1073741824\n"},
	{"more memory than there is", "%%\nvar all [][]byte\nfor range 50 {\n\tall = append(all, make([]byte, 100<<20))\n}", "fatal error: out of memory\n"},
	{"a million goroutines", "%%\nc, sum := make(chan int), 0\nfor range 1000000 {\n\tgo func() { c <- 1 }()\n}\nfor range 1000000 {\n\tsum += <-c\n}\nfmt.Println(sum)", "1000000\n"},
	{"ten thousand lines", "%%\nn := 0\n" + strings.Repeat("n += one\n", 10000) + "fmt.Println(n)", "10000\n"},
	{"100 MB of output", "%%\nline := strings.Repeat(\"x\", 99)\nfor range 1000000 {\n\tfmt.Println(line)\n}\nfmt.Println(\"the end\")", "the end\n"},
}

func TestHardCellsLeaveThePageAlive(t *testing.T) {
	run(t, "const one = 1")
	b, err := open()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range hardCells {
		r, err := b.run(3, c.source)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		var all strings.Builder
		for _, o := range r.Outputs {
			fmt.Fprint(&all, o["text"])
		}
		if !strings.Contains(all.String(), c.want) {
			got := all.String()
			t.Errorf("%s: the cell prints %d bytes that end with %q, want %q among them", c.name, len(got), got[max(0, len(got)-200):], c.want)
		}
	}
	next, err := b.run(4, "%%\nfmt.Println(one)")
	if err != nil || !next.OK {
		t.Errorf("the cell after them ends with %v, %+v", err, next)
	}
}
