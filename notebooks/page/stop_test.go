package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// stopAfter runs a cell and stops it at its first output, or else after some milliseconds.
func (b *browser) stopAfter(number int, source string, milliseconds int) (*result, error) {
	text, err := json.Marshal(source)
	if err != nil {
		return nil, err
	}
	script := fmt.Sprintf("stopAfter(%d, %s, %d)", number, text, milliseconds)
	answer, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, err
	}
	r := &result{}
	return r, json.Unmarshal([]byte(answer), r)
}

// slowToCompile is a cell that keeps the compiler busy for seconds.
func slowToCompile() string {
	var all strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&all, "func busy%d(n int) string { return fmt.Sprint(n, n*%d, n+one) }\n", i, i)
	}
	return all.String() + "%%\nfmt.Println(busy7(1))"
}

// What a program has printed is seen although it never again gives the page a
// chance to act.
func TestOutputIsShownBeforeALoopEnds(t *testing.T) {
	run(t, "const one = 1")
	b, err := open()
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.stopAfter(3, "%%\nfmt.Println(\"first\")\nfor {\n}", 300_000)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Outputs) != 2 || r.Outputs[0]["text"] != "first\n" || reason(r) != "stopped" {
		t.Errorf("a loop that prints before it begins shows %v, want what it printed and that it was stopped", r.Outputs)
	}
}

func TestStopKeepsWhatIsDeclared(t *testing.T) {
	run(t, "const one = 1", "%env A b\n%%\nfmt.Println(one)")
	b, err := open()
	if err != nil {
		t.Fatal(err)
	}
	for name, source := range map[string]string{"compiling": slowToCompile(), "running": "%%\nfor {\n}"} {
		r, err := b.stopAfter(3, source, 2000)
		if err != nil {
			t.Fatal(err)
		}
		if r.OK || len(r.Outputs) == 0 || reason(r) != "stopped" {
			t.Fatalf("stopped while %s, the cell ends with %v %v", name, r.OK, r.Outputs)
		}
		if name == "compiling" && len(r.Times) > 0 {
			t.Errorf("Stop waited for the compiler: %v", r.Times)
		}
		t.Logf("stopped while %s within %.0f ms", name, r.Total)
		next, err := b.run(4, "%%\nfmt.Println(one, os.Getenv(\"A\"))")
		if err != nil {
			t.Fatal(err)
		}
		if !next.OK || fmt.Sprint(next.Outputs[0]["text"]) != "1 b\n" {
			t.Errorf("after a stop while %s the next cell ends with %v", name, next.Outputs)
		}
	}
}
