package main

import (
	"encoding/json"
	"net"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test's own program play gopls, or be a completer.
func TestMain(m *testing.M) {
	if address := os.Getenv("COMPLETER_TEST_ADDRESS"); address != "" {
		_ = run([]string{"-listen", address}, "no gopls is needed")
		os.Exit(1)
	}
	if os.Getenv("COMPLETER_TEST_GOPLS") != "" {
		playGopls(newLink(os.Stdin, os.Stdout))
		return
	}
	os.Exit(m.Run())
}

// playGopls answers each question with all that it has heard so far; the
// question "die" it answers by ending.
func playGopls(to *link) {
	var heard []string
	for {
		m, err := to.receive()
		if err != nil || m.Method == "die" {
			return
		}
		heard = append(heard, m.Method+" "+string(m.Params))
		if m.isRequest() {
			result, _ := json.Marshal(heard)
			_ = to.send(&message{ID: m.ID, Result: result})
		}
	}
}

// gonb plays GoNB at the other end of a broker.
type gonb struct {
	t *testing.T
	*link
	hangUp func() error
	ended  chan struct{} // closed when the broker has ended
}

func connect(t *testing.T, patience time.Duration) *gonb {
	t.Helper()
	t.Setenv("COMPLETER_TEST_GOPLS", "yes")
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := net.Pipe()
	g := &gonb{t, newLink(ours, ours), ours.Close, make(chan struct{})}
	go func() {
		newBroker(program, patience, newLink(theirs, theirs)).serve()
		close(g.ended)
	}()
	t.Cleanup(func() { g.hangUp(); <-g.ended })
	ours.SetDeadline(time.Now().Add(time.Minute)) // a broker that says nothing fails the test
	g.ask("initialize", `{"processId":0,"workspaceFolders":[{"uri":"file:///tmp/gonb_1","name":"gonb_1"}]}`)
	g.tell("initialized", `{}`)
	return g
}

func (g *gonb) tell(method, params string) {
	g.t.Helper()
	if err := g.send(&message{Method: method, Params: json.RawMessage(params)}); err != nil {
		g.t.Fatal(err)
	}
}

func (g *gonb) open(uri string) {
	g.t.Helper()
	g.tell("textDocument/didOpen", `{"textDocument":{"uri":"`+uri+`","languageId":"go","version":1,"text":"first"}}`)
}

func (g *gonb) change(uri string) {
	g.t.Helper()
	g.tell("textDocument/didChange", `{"textDocument":{"uri":"`+uri+`","version":2},"contentChanges":[{"text":"second"}]}`)
}

// ask returns the answer's message.
func (g *gonb) ask(method, params string) *message {
	g.t.Helper()
	id := json.RawMessage(`7`)
	if err := g.send(&message{ID: id, Method: method, Params: json.RawMessage(params)}); err != nil {
		g.t.Fatal(err)
	}
	m, err := g.receive()
	if err != nil {
		g.t.Fatalf("no answer to %s: %v", method, err)
	}
	if string(m.ID) != "7" {
		g.t.Fatalf("the answer to %s has id %s, want 7", method, m.ID)
	}
	return m
}

// heard is what gopls has heard since it started, without its greeting.
func (g *gonb) heard() []string {
	g.t.Helper()
	var all []string
	if m := g.ask("textDocument/completion", `{}`); json.Unmarshal(m.Result, &all) != nil || len(all) < 3 {
		g.t.Fatalf("the answer is %s %s", m.Result, m.Error)
	}
	return all[2 : len(all)-1]
}

const (
	cell    = "file:///tmp/gonb_1/main.go"
	library = "file:///home/ada/nnlecture/nnlib/mlp.go"
)

func TestGoplsHearsOfTheCellsFilesAlone(t *testing.T) {
	g := connect(t, time.Hour)
	g.open(cell)
	g.open(library)
	g.open("file:///tmp/gonb_12/main.go") // another notebook's
	opened := `textDocument/didOpen {"textDocument":{"uri":"` + cell + `","languageId":"go","version":1,"text":"first"}}`
	if got := g.heard(); !slices.Equal(got, []string{opened}) {
		t.Errorf("gopls hears %q, want only %q", got, opened)
	}
	g.change(library)
	g.change(cell)
	got := g.heard()
	if got = got[2:]; len(got) != 2 {
		t.Fatalf("gopls hears %q, want two changes", got)
	}
	if want := `workspace/didChangeWatchedFiles {"changes":[{"type":2,"uri":"` + library + `"}]}`; got[0] != want {
		t.Errorf("of the project's file gopls hears %q, want %q", got[0], want)
	}
	if !strings.HasPrefix(got[1], "textDocument/didChange") {
		t.Errorf("of the cell's file gopls hears %q", got[1])
	}
}

func TestSettingsReachGopls(t *testing.T) {
	g := connect(t, time.Hour)
	var all []string
	if m := g.ask("textDocument/hover", `{}`); json.Unmarshal(m.Result, &all) != nil {
		t.Fatalf("the answer is %s", m.Result)
	}
	if !strings.Contains(all[0], `"expandWorkspaceToModule":false`) || !strings.Contains(all[0], "file:///tmp/gonb_1") {
		t.Errorf("gopls is greeted with %q", all[0])
	}
}

// Whether gopls dies or is stopped, the next question finds one that knows the
// cell's files as they are now.
func TestGoplsComesBack(t *testing.T) {
	current := `"version":2,"text":"second"`
	t.Run("after it died", func(t *testing.T) {
		g := connect(t, time.Hour)
		g.open(cell)
		g.heard()
		g.change(cell)
		if m := g.ask("die", `{}`); m.Error == nil {
			t.Errorf("a question that gopls died of is answered with %s, want an error", m.Result)
		}
		if got := g.heard(); len(got) != 1 || !strings.Contains(got[0], current) {
			t.Errorf("the next gopls hears %q", got)
		}
	})
	t.Run("after a rest", func(t *testing.T) {
		g := connect(t, 50*time.Millisecond)
		g.open(cell)
		g.heard()
		g.change(cell)
		for begin := time.Now(); ; time.Sleep(100 * time.Millisecond) {
			got := g.heard()
			if len(got) == 1 && strings.Contains(got[0], current) {
				return // a fresh one: it was told the file, not the change
			}
			if time.Since(begin) > 30*time.Second {
				t.Fatalf("gopls was never stopped; it hears %q", got)
			}
		}
	})
}

// TestAMissingGoplsIsSaid holds for a broker whose gopls cannot start.
func TestAMissingGoplsIsSaid(t *testing.T) {
	ours, theirs := net.Pipe()
	defer ours.Close()
	go newBroker("/nowhere/gopls", time.Hour, newLink(theirs, theirs)).serve()
	g := &gonb{t: t, link: newLink(ours, ours)}
	g.ask("initialize", `{"workspaceFolders":[{"uri":"file:///tmp/gonb_1"}]}`)
	if m := g.ask("textDocument/completion", `{}`); m.Error == nil {
		t.Errorf("the answer is %s, want an error", m.Result)
	}
}
