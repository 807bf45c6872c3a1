package check

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"nnlecture/exercises/internal/value"
	"nnlecture/exercises/internal/verdict"
	"nnlecture/exercises/internal/wire"
)

const liarVariable = "LYING_WORKER"

func TestMain(m *testing.M) {
	if lie := os.Getenv(liarVariable); lie != "" {
		q, err := wire.ReadRequest(os.Stdin)
		if err != nil {
			os.Exit(3)
		}
		lies[lie].tell(q)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// lies are workers that hand-ins could make of theirs: they know how judge and
// worker talk, and say what they like.
var lies = map[string]struct {
	tell func(q wire.Request)
	want verdict.Outcome
}{
	"the truth":                 {func(q wire.Request) { answer(q, wire.Answer{Result: value.Of(1.0), Args: q.Args}) }, verdict.Returned},
	"without the arguments":     {func(q wire.Request) { answer(q, wire.Answer{Result: value.Of(1.0)}) }, verdict.Unreadable},
	"under another mark":        {func(q wire.Request) { q.Mark = strings.ToLower(q.Mark); answer(q, wire.Answer{Args: q.Args}) }, verdict.Vanished},
	"nothing at all":            {func(wire.Request) {}, verdict.Vanished},
	"nothing, and goes on":      {func(wire.Request) { time.Sleep(time.Hour) }, verdict.Stalled},
	"a message without its end": {func(q wire.Request) { fmt.Print("\x00"+q.Mark+"\xff\xff\x00\x00", "…") }, verdict.Vanished},
	"a message of 4 GB":         {func(q wire.Request) { fmt.Print("\x00" + q.Mark + "\xff\xff\xff\xff") }, verdict.Unreadable},
	"a message of zeros":        {func(q wire.Request) { fmt.Print("\x00"+q.Mark+"\x00\x00\x10\x00", strings.Repeat("\x00", 1<<20)) }, verdict.Unreadable},
	"that it ran out of memory": {func(q wire.Request) { answer(q, wire.Answer{Outcome: wire.OutOfMemory}) }, verdict.OutOfMemory},
	"that it is busy":           {func(q wire.Request) { answer(q, wire.Answer{Outcome: wire.Busy}) }, verdict.Stalled},
	"the truth, after a flood": {func(q wire.Request) {
		line := bytes.Repeat([]byte("\x00flood\n"), 1<<16)
		for range 100 {
			os.Stdout.Write(line)
		}
		answer(q, wire.Answer{Result: value.Of(1.0), Args: q.Args})
	}, verdict.Returned},
}

func answer(q wire.Request, a wire.Answer) { wire.WriteAnswer(os.Stdout, q.Mark, a) }

// TestLyingWorkers: the judge reads what there is to read, refuses the rest, and
// comes to an end with each.
func TestLyingWorkers(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, lie := range lies {
		limit := time.Minute
		if lie.want == verdict.Stalled {
			limit = time.Second
		}
		p, err := start([]string{self}, append(os.Environ(), liarVariable+"="+name), limit)
		if err != nil {
			t.Fatal(err)
		}
		a := p.call(Case{Call: "F(x)", With: Values("x", 2.0)})
		p.close()
		if a.Outcome != lie.want {
			t.Errorf("a worker that tells %s: %s, want %s", name, a.Outcome, lie.want)
		}
		if len(a.Printed) > 4*tailSize {
			t.Errorf("a worker that tells %s: %d bytes of it are kept", name, len(a.Printed))
		}
	}
}
