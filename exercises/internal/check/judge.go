package check

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// CommandVariable names the environment variable that holds the command, as a
// JSON list, that the judge starts as its worker instead of its own binary.
const CommandVariable = "NNLECTURE_WORKER_COMMAND"

// process is the judge's end of a worker.
type process struct {
	cmd     *exec.Cmd
	nonce   string
	calls   int         // answers asked for so far
	answers chan answer // closed when the worker has ended
	stderr  *tail
	stdout  *tail // what came on the standard output beside answers
	slack   time.Duration
	ended   bool
}

// startWorker starts the worker of one step.
func startWorker(s *S) link {
	nonce := rand.Text()
	argv := append(workerCommand(s), "-test.run=^"+s.t.Name()+"$", fmt.Sprintf("-seed=%d", s.seed), "-limit="+s.limit.String())
	p := &process{
		cmd:     exec.Command(argv[0], argv[1:]...),
		nonce:   nonce,
		answers: make(chan answer),
		stderr:  &tail{},
		stdout:  &tail{},
		slack:   3 * time.Second,
	}
	p.cmd.Env = append(os.Environ(), nonceVariable+"="+nonce)
	p.cmd.Stderr = p.stderr
	p.cmd.WaitDelay = time.Second
	out, err := p.cmd.StdoutPipe()
	if err == nil {
		err = p.cmd.Start()
	}
	if err != nil {
		s.t.Fatalf("check: cannot start the process that runs this step: %v", err)
	}
	go p.read(out, nonce)
	return p
}

func workerCommand(s *S) []string {
	if given := os.Getenv(CommandVariable); given != "" {
		var argv []string
		if err := json.Unmarshal([]byte(given), &argv); err != nil || len(argv) == 0 {
			s.t.Fatalf("check: %s is %q, want a JSON list of strings", CommandVariable, given)
		}
		return argv
	}
	self, err := os.Executable()
	if err != nil {
		s.t.Fatalf("check: %v", err)
	}
	return []string{self}
}

// longestLine bounds what is read of one line of the worker.
const longestLine = 16 << 20

// read sorts the worker's standard output into answers and everything else.
func (p *process) read(out io.Reader, nonce string) {
	defer close(p.answers)
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		encoded, ok := strings.CutPrefix(lines.Text(), nonce+" ")
		if !ok {
			if line := lines.Text(); line != "" && line != "PASS" && line != "FAIL" {
				fmt.Fprintln(p.stdout, line)
			}
			continue
		}
		var a answer
		raw, err := base64.StdEncoding.DecodeString(encoded)
		if err == nil {
			err = gob.NewDecoder(bytes.NewReader(raw)).Decode(&a)
		}
		if err != nil || !a.Value.sound(3) {
			return // no worker of ours writes this
		}
		a.clean()
		p.answers <- a
	}
}

// call waits for the worker's next answer. The whole step has to come in
// within the limit; the slack leaves the worker time to say where it is.
func (p *process) call(s *S, _ Case) answer {
	p.calls++
	select {
	case a, ok := <-p.answers:
		if !ok {
			return p.crash()
		}
		a.Printed = p.printed()
		return a
	case <-time.After(s.limit + p.slack):
		return answer{Outcome: stalled, Printed: p.printed()}
	}
}

// crash tells from the worker's last words why it ended.
func (p *process) crash() answer {
	p.close()
	trace := p.stderr.Bytes()
	a := answer{Outcome: vanished, Where: studentLine(trace), Printed: p.printed()}
	switch {
	case bytes.Contains(trace, []byte("stack exceeds")):
		a.Message = "endless recursion: the function calls itself and never stops"
	case bytes.Contains(trace, []byte("out of memory")), bytes.Contains(trace, []byte("cannot allocate memory")):
		a.Outcome = gorged
	default:
		for line := range strings.Lines(string(trace)) {
			if strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") {
				a.Message = strings.TrimSpace(line)
				break
			}
		}
	}
	return a
}

// printed is what the student's code wrote during the last call, without the
// runtime's own trace. It may come in a little later than the answer.
func (p *process) printed() string {
	var calls []string
	for range 20 {
		calls = strings.Split(p.stderr.String(), "\n"+p.nonce+"\n")
		if len(calls) > p.calls || p.ended {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	written := calls[min(p.calls, len(calls))-1]
	for _, mark := range []string{"panic: ", "fatal error: ", "runtime: goroutine stack"} {
		if i := strings.Index(written, mark); i >= 0 {
			written = written[:i]
		}
	}
	return p.stdout.String() + written
}

// close ends the worker, whatever it is doing.
func (p *process) close() {
	if p.ended {
		return
	}
	p.ended = true
	p.cmd.Process.Kill()
	for range p.answers { // lets read come to its end
	}
	p.cmd.Wait()
}
