package check

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"nnlecture/exercises/internal/verdict"
	"nnlecture/exercises/internal/wire"
	"nnlecture/exercises/internal/work"
)

// CommandVariable names the environment variable that holds the command, as a
// JSON list, that the judge starts as its worker instead of its own binary.
const CommandVariable = "NNLECTURE_WORKER_COMMAND"

// graded reports whether somebody else's file is judged here.
func graded() bool { return os.Getenv(CommandVariable) != "" }

// process is the judge's end of a worker.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr *tail
	stdout *tail  // what came on the standard output beside answers
	before string // the mark of the call before
	clock  clock
	ended  bool
}

// startWorker starts the worker of one step.
func startWorker(s *S) link {
	argv, env := workerCommand(s)
	p, err := start(argv, env, s.limit)
	if err != nil {
		s.t.Fatalf("check: cannot start the process that runs this step: %v", err)
	}
	return p
}

func start(argv, env []string, limit time.Duration) (*process, error) {
	p := &process{cmd: exec.Command(argv[0], argv[1:]...), stderr: &tail{}, stdout: &tail{}, clock: newClock(limit)}
	p.cmd.Env = env
	p.cmd.Stderr = p.stderr
	p.cmd.WaitDelay = time.Second
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.in, p.out = in, bufio.NewReader(out)
	return p, p.cmd.Start()
}

// workerCommand is what is started, and with which environment.
func workerCommand(s *S) (argv, env []string) {
	if given := os.Getenv(CommandVariable); given != "" {
		if err := json.Unmarshal([]byte(given), &argv); err != nil || len(argv) == 0 {
			s.t.Fatalf("check: %s is %q, want a JSON list of strings", CommandVariable, given)
		}
		return argv, withoutOurs(os.Environ())
	}
	self, err := os.Executable()
	if err != nil {
		s.t.Fatalf("check: %v", err)
	}
	return []string{self}, append(os.Environ(), workerVariable+"=1")
}

// withoutOurs is an environment without what was said to the judge.
func withoutOurs(environ []string) []string {
	return slices.DeleteFunc(environ, func(variable string) bool { return strings.HasPrefix(variable, "NNLECTURE_") })
}

// reply is what comes of asking the worker.
type reply struct {
	answer wire.Answer
	err    error
}

// call asks for a call and waits for its answer. The worker may take the time
// that the step has left.
func (p *process) call(c Case) verdict.Answer {
	q := c.Request(rand.Text())
	done := make(chan reply, 1)
	go func() {
		err := wire.WriteRequest(p.in, q)
		var a wire.Answer
		if err == nil || !errors.Is(err, wire.ErrUnreadable) { // else it is a mistake in a test
			a, err = wire.ReadAnswer(p.out, q.Mark, p.stdout)
		}
		done <- reply{a, err}
	}()
	var a verdict.Answer
	switch outcome, r := p.wait(done); {
	case outcome != verdict.Returned:
		a = verdict.Answer{Outcome: outcome, Where: p.where(q.Mark, done)}
		p.close()
	case errors.Is(r.err, wire.ErrUnreadable):
		a = verdict.Answer{Outcome: verdict.Unreadable}
		p.close()
	case r.err != nil:
		a = p.crash()
	default:
		a = c.Read(q, r.answer)
	}
	a.Printed = p.printed(q.Mark)
	p.before = q.Mark
	return a
}

// wait waits for a reply while the step has time. Its outcome is Returned where
// one came.
func (p *process) wait(done chan reply) (verdict.Outcome, reply) {
	p.clock.start()
	defer p.clock.stop()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case r := <-done:
			return verdict.Returned, r
		case <-tick.C:
			if outcome := p.clock.over(p.cmd.Process.Pid); outcome != verdict.Returned {
				return outcome, reply{}
			}
		}
	}
}

// where asks a worker that takes too long which line it is at. What it says is
// good for a message and nothing else.
func (p *process) where(mark string, done chan reply) string {
	go wire.WriteRequest(p.in, wire.Request{Mark: mark, Where: true})
	select {
	case r := <-done:
		return verdict.Case{}.Read(wire.Request{}, wire.Answer{Outcome: wire.Busy, Where: r.answer.Where}).Where
	case <-time.After(3 * time.Second):
		return ""
	}
}

// crash tells from the worker's last words why it ended.
func (p *process) crash() verdict.Answer {
	p.close()
	trace := p.stderr.Bytes()
	a := wire.Answer{Outcome: wire.Left, Where: work.StudentLine(trace)}
	switch {
	case bytes.Contains(trace, []byte("stack exceeds")):
		a.Message = "endless recursion: the function calls itself and never stops"
	case bytes.Contains(trace, []byte("out of memory")), bytes.Contains(trace, []byte("cannot allocate memory")):
		a.Outcome = wire.OutOfMemory
	default:
		for line := range strings.Lines(string(trace)) {
			if strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") {
				a.Message = strings.TrimSpace(line)
				break
			}
		}
	}
	crashed := verdict.Case{}.Read(wire.Request{}, a)
	if crashed.Outcome == verdict.Ended && a.Message == "" {
		crashed.Outcome = verdict.Vanished // as what a system short of memory has killed
	}
	return crashed
}

// printed is what the student's code wrote during a call, without the runtime's
// own trace. It may come in a little later than the answer.
func (p *process) printed(mark string) string {
	var written string
	for range 20 {
		written = p.stderr.String()
		if strings.Contains(written, "\n"+mark+"\n") || p.ended {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	if _, after, ok := strings.Cut(written, "\n"+p.before+"\n"); ok && p.before != "" {
		written = after
	}
	written, _, _ = strings.Cut(written, "\n"+mark+"\n")
	for _, trace := range []string{"panic: ", "fatal error: ", "runtime: goroutine stack"} {
		if i := strings.Index(written, trace); i >= 0 {
			written = written[:i]
		}
	}
	return p.stdout.String() + written
}

// close ends the worker, whatever it is doing, and with its pipes whoever
// waits for them.
func (p *process) close() {
	if p.ended {
		return
	}
	p.ended = true
	p.in.Close()
	p.cmd.Process.Kill()
	p.cmd.Wait()
}
