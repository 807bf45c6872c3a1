package main

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"strings"
	"testing"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// ask sends a request as the page does.
func ask(t *testing.T, e *engine, line, body string) (reply, string) {
	t.Helper()
	answer, rest, _ := strings.Cut(string(e.answer([]byte(line+"\n"+body))), "\n")
	var r reply
	if err := json.Unmarshal([]byte(answer), &r); err != nil {
		t.Fatalf("%s is answered with %q: %v", line, answer, err)
	}
	return r, rest
}

func TestCellsBecomePrograms(t *testing.T) {
	e := &engine{}
	ask(t, e, `{"do":"session"}`, `[{"path":"fmt","name":"fmt","exports":["Println"]},{"path":"flag","name":"flag","exports":["Parse"]}]`)
	ask(t, e, `{"do":"cell","number":1}`, "%env A b\nfunc f() int { return 1 }")
	ask(t, e, `{"do":"keep"}`, "")
	r, _ := ask(t, e, `{"do":"cell","number":2}`, "%%\nfmt.Println(f(), g)")
	if r.Failure != nil || r.Environment["A"] != "b" || !strings.Contains(r.Plan.Program.Source, "func f() int") {
		t.Fatalf("the second cell is %+v", r)
	}
	line := 1 + strings.Count(r.Plan.Program.Source[:strings.Index(r.Plan.Program.Source, "fmt.Println(f(), g)")], "\n")
	complaint, _ := json.Marshal(line)
	r, _ = ask(t, e, `{"do":"explain"}`, "./main.go:"+string(complaint)+":18: undefined: g\n")
	if r.Failure == nil || !strings.HasPrefix(r.Failure.Traceback[0], "Cell[2]: Line 2\n") || len(r.Failure.Problems) != 1 {
		t.Errorf("the compiler's complaint becomes %+v", r.Failure)
	}
}

func TestMistakesAreReplies(t *testing.T) {
	e := &engine{}
	ask(t, e, `{"do":"session"}`, "[]")
	for _, c := range []struct{ line, body, want string }{
		{`{"do":"cell","number":1}`, "%nonsense", "no command %nonsense"},
		{`{"do":"cell","number":1}`, "func {", "./main.go:1:6:"},
		{`{"do":"dance"}`, "", `cannot "dance"`},
		{`{"do":`, "", "JSON"},
		{`{"do":"session"}`, "no list", "invalid character"},
	} {
		if r, _ := ask(t, e, c.line, c.body); r.Failure == nil || !strings.Contains(r.Failure.Value, c.want) {
			t.Errorf("%s %s is answered with %+v, want %q", c.line, c.body, r.Failure, c.want)
		}
	}
}

func TestRunningProgramIsReadAndAnnotated(t *testing.T) {
	e := &engine{}
	ask(t, e, `{"do":"program"}`, `{"source":"package main\nfunc main() {}\n","places":[{"cell":0,"line":0},{"cell":3,"line":7}]}`)
	if _, text := ask(t, e, `{"do":"annotate"}`, "\t/cell/main.go:2 +0x9"); !strings.Contains(text, "[[ Cell [3] Line 7 ]]") {
		t.Errorf("the panic says %q", text)
	}
	var wire bytes.Buffer
	to := gob.NewEncoder(&wire)
	for _, data := range []map[protocol.MIMEType]any{
		{protocol.MIMETextHTML: "<b>1</b>"},
		{protocol.MIMECommValue: &protocol.CommValue{Address: protocol.GonbuiSyncAddress, Value: 1}},
	} {
		if err := to.Encode(&protocol.DisplayData{Data: data}); err != nil {
			t.Fatal(err)
		}
	}
	r, answer := ask(t, e, `{"do":"shown"}`, wire.String())
	if r.Failure != nil || len(r.Outputs) != 1 || r.Outputs[0].Data["text/html"] != "<b>1</b>" || answer == "" {
		t.Errorf("the picture is read as %+v, answered with %q", r, answer)
	}
}
