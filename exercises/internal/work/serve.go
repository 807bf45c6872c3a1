package work

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
	"time"

	"nnlecture/exercises/internal/wire"
)

// MemoryLimit is what a worker may take, in bytes, before it stops itself: a
// kindness to the machine of a student, on which nothing else would stop it.
// The grader has limits of its own.
const MemoryLimit = 1 << 30

const stackLimit = 64 << 20 // of one goroutine; the default of 1 GB takes long to fill

// worker is the process at work.
type worker struct {
	table Table
	out   io.Writer              // for answers alone
	log   io.Writer              // the standard error as it was at the start
	mu    sync.Mutex             // held while an answer is written
	mark  atomic.Pointer[string] // of the present call
}

// Serve answers requests that come on the standard input until it ends, as it
// does when the judge does, and then ends the process. What the student's code
// prints goes to the standard error from here on.
func Serve(t Table) {
	w := &worker{table: t, out: os.Stdout, log: os.Stderr}
	in := os.Stdin
	os.Stdin, os.Stdout = nothing(), os.Stderr
	debug.SetMaxStack(stackLimit)
	go w.watch()
	for {
		q, err := wire.ReadRequest(in)
		switch {
		case err != nil:
			os.Exit(0)
		case q.Where:
			w.send(q.Mark, wire.Answer{Outcome: wire.Busy, Where: busyLine()})
		default:
			w.mark.Store(&q.Mark)
			go w.answer(q)
		}
	}
}

// nothing is a standard input with nothing in it.
func nothing() *os.File {
	r, w, err := os.Pipe()
	if err != nil {
		return os.Stdin
	}
	w.Close()
	return r
}

// answer makes a call and sends what came of it. The mark on the standard error
// ends what was printed during the call.
func (w *worker) answer(q wire.Request) {
	a := w.table.Answer(q)
	fmt.Fprintf(w.log, "\n%s\n", q.Mark)
	if a.Outcome == wire.Left {
		os.Exit(1) // the judge tells it as what it is, a program that ended
	}
	w.send(q.Mark, a)
}

func (w *worker) send(mark string, a wire.Answer) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := wire.WriteAnswer(w.out, mark, a); err != nil {
		fmt.Fprintln(w.log, err)
		os.Exit(1)
	}
}

// watch ends the process when it takes too much memory, and says which line it
// was at.
func (w *worker) watch() {
	for range time.Tick(20 * time.Millisecond) {
		if mark := w.mark.Load(); mark != nil && memoryInUse() > MemoryLimit {
			w.send(*mark, wire.Answer{Outcome: wire.OutOfMemory, Where: busyLine()})
			os.Exit(1)
		}
	}
}

// memoryInUse is what the Go runtime has got from the system and not given back.
func memoryInUse() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64() - sample[1].Value.Uint64()
}
