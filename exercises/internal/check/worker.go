package check

import (
	"bytes"
	"encoding/base64"
	"encoding/gob"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// What the judge tells the worker goes through the environment.
const (
	nonceVariable  = "NNLECTURE_WORKER"       // marks the worker's lines
	memoryVariable = "NNLECTURE_MEMORY_LIMIT" // bytes
)

const (
	memoryLimit = 1 << 30  // of the worker's process
	stackLimit  = 64 << 20 // of one goroutine; the default of 1 GB takes long to fill
)

func isWorker() bool { return os.Getenv(nonceVariable) != "" }

// worker makes the calls and writes an answer for each on the standard output,
// a line that begins with the nonce. It waits for nobody.
type worker struct {
	nonce string
	out   *os.File
	mu    sync.Mutex
}

// newWorker keeps the standard output for the answers. From here on, what the
// student's code prints goes to the standard error.
func newWorker(s *S) *worker {
	w := &worker{nonce: os.Getenv(nonceVariable), out: os.Stdout}
	os.Stdout = os.Stderr
	debug.SetMaxStack(stackLimit)
	go w.watch(s.limit)
	return w
}

func (w *worker) call(s *S, c Case) answer {
	a := c.run()
	fmt.Fprintf(os.Stderr, "\n%s\n", w.nonce) // ends what was printed during this call
	w.send(a)
	if a.Outcome != returned {
		s.t.SkipNow() // the judge has all it needs
	}
	return a
}

func (w *worker) send(a answer) {
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(a); err != nil {
		panic(err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	fmt.Fprintf(w.out, "\n%s %s\n", w.nonce, base64.StdEncoding.EncodeToString(buf.Bytes()))
}

// close gives the standard output back, for the last words of package testing.
func (w *worker) close() { os.Stdout = w.out }

// watch ends the process when it takes too long or too much memory, and says
// which line it was at. The judge would end it too, but does not know the line.
func (w *worker) watch(limit time.Duration) {
	start := time.Now()
	for range time.Tick(20 * time.Millisecond) {
		switch {
		case time.Since(start) > limit:
			w.send(answer{Outcome: stalled, Where: busyLine()})
		case memoryInUse() > memoryLimit:
			w.send(answer{Outcome: gorged, Where: busyLine()})
		default:
			continue
		}
		os.Exit(1)
	}
}

// memoryInUse is what the Go runtime has got from the system and not given back.
func memoryInUse() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64() - sample[1].Value.Uint64()
}

var stackFrame = regexp.MustCompile(`(?m)^(\S+)\(.*\)\n\t(.+):(\d+)`)

// busyLine looks through all goroutines for a line of the student's.
func busyLine() string {
	buf := make([]byte, 1<<20)
	return studentLine(buf[:runtime.Stack(buf, true)])
}

// studentLine finds the first line of the student's package in a stack trace.
func studentLine(trace []byte) string {
	for _, frame := range stackFrame.FindAllSubmatch(trace, -1) {
		if isStudents(string(frame[1]), string(frame[2])) {
			return fmt.Sprintf("%s:%s", base(string(frame[2])), frame[3])
		}
	}
	return ""
}
