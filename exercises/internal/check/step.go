package check

import (
	"encoding/binary"
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"nnlecture/exercises/internal/verdict"
	"nnlecture/exercises/internal/work"
)

var (
	seedFlag  = flag.Uint64("seed", 0, "draw the random inputs of the steps from this seed; 0 takes a new one each time")
	inProcess = flag.Bool("inprocess", false, "run steps in one process, for a debugger")
	limitFlag = flag.Duration("limit", 0, "stop a step after this time, whatever it asks for")
	sweepFlag = flag.Int("sweep", 0, "check the tests: run each step with this many seeds, from -seed on, and compare a hundred times as closely")
	distinct  = flag.Bool("distinct", false, "check the tests: fail where two mistakes give the same numbers")
)

// S is a step while it runs. It hands out random inputs and takes the cases.
type S struct {
	Rand *rand.Rand

	t     *testing.T
	info  Info
	limit time.Duration
	uses  []int // steps whose functions this one may use
	step  verdict.Step
	link  link
}

// Info is what is known of a step before anything of it runs.
type Info struct {
	Test   string  `json:"test"`
	Step   int     `json:"step"`
	Title  string  `json:"title"`
	Points float64 `json:"points"`
}

// link is where a case's call is made.
type link interface {
	call(c Case) verdict.Answer
	close()
}

// Option changes how a step is run.
type Option func(*S)

const usualLimit = 10 * time.Second

// Within allows the student's functions this much time, instead of ten seconds
// for the whole step.
func Within(limit time.Duration) Option { return func(s *S) { s.limit = limit } }

// Uses names the earlier steps whose functions a student's code for this one may
// call. Where one of them fails, too, a failure of this step says so, and names
// no cause of its own.
func Uses(steps ...int) Option { return func(s *S) { s.uses = steps } }

// ended tells how the steps came out that have been run: with the outcome of the
// call that failed them, or "" where they passed.
var ended = map[int]verdict.Outcome{}

// before are the failed steps among those that s uses.
func (s *S) before() []int {
	return slices.DeleteFunc(slices.Clone(s.uses), func(n int) bool { return ended[n] == "" })
}

// asks reports whether the student's earlier functions are worth asking: they
// are not known to be right, nor to take all the time there is.
func (s *S) asks() bool {
	known := true
	for _, n := range s.uses {
		switch outcome, ran := ended[n]; {
		case !ran:
			known = false
		case outcome == verdict.Returned, outcome == verdict.Panicked:
			known = false
		case outcome != "":
			return false
		}
	}
	return !known && !*distinct && *sweepFlag == 0
}

var stepName = regexp.MustCompile(`^TestStep(\d+)`)

// Step runs one graded step: body, whose cases must all hold. The test's name
// gives the step's number. It tells why the first case that does not hold does
// not.
func Step(t *testing.T, title string, points float64, body func(*S), options ...Option) {
	number := stepName.FindStringSubmatch(t.Name())
	if number == nil {
		t.Fatalf("check.Step: the test's name must start with TestStep and a number, this is %s", t.Name())
	}
	n, _ := strconv.Atoi(number[1])
	s := &S{t: t, info: Info{t.Name(), n, title, points}, limit: usualLimit}
	for _, option := range options {
		option(s)
	}
	if *limitFlag > 0 {
		s.limit = *limitFlag
	}
	s.draw(chooseSeed())
	t.Attr("step", fmt.Sprint(n))
	t.Attr("title", title)
	t.Attr("points", trim(points))
	if listOnly(s) {
		return
	}
	if message := forbiddenHere(); message != "" {
		s.fail(message, "")
	}
	s.link = open(s)
	defer func() { s.link.close() }()
	body(s)
	s.pass()
	if s.limit > usualLimit {
		return // a step with more time than others trains: once is enough
	}
	for range *sweepFlag - 1 {
		s.draw(s.step.Seed + 1)
		body(s)
		s.pass()
	}
}

// draw begins the step with the inputs of a seed.
func (s *S) draw(seed uint64) {
	s.step = verdict.Step{Number: s.info.Step, Title: s.info.Title, Seed: seed, Limit: s.limit, Memory: work.MemoryLimit >> 20, Before: s.before()}
	s.Rand = rand.New(rand.NewPCG(seed, hash(s.info.Test)))
}

// trim writes a number with no more digits than it needs.
func trim(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// Check asks for the call of c. The step fails where it does not give what c
// wants: at once, or at its end if known mistakes could explain the numbers, so
// that the cases to come can tell which of them it is.
func (s *S) Check(c Case) {
	s.t.Helper()
	if c.Want == nil && *distinct {
		return // there is nothing to tell apart
	}
	if c.Want == nil && s.step.Failed() { // nor here, and the call may take long
		s.fail(s.step.Settle(), verdict.Returned)
	}
	if *sweepFlag > 0 {
		c = c.Closer(100)
	}
	a := s.link.call(c)
	if message := s.step.Take(c, a); message != "" {
		s.fail(message, a.Outcome)
	}
}

// Ask makes a call whose answer is not judged: for what a later function may
// come to with the student's own earlier one. It is nil where none came back.
func (s *S) Ask(call string, with List) any {
	if !s.asks() {
		return nil
	}
	a := s.link.call(Case{Call: call, With: with})
	switch a.Outcome {
	case verdict.Returned:
		return a.Value.Native()
	case verdict.Panicked:
		return nil
	}
	s.link.close() // the worker may be no more
	s.link = open(s)
	return nil
}

// pass ends a step all of whose cases have been compared.
func (s *S) pass() {
	s.t.Helper()
	if message := s.step.Settle(); message != "" {
		s.fail(message, verdict.Returned)
	}
	if *distinct {
		for _, pair := range s.step.Indistinct() {
			s.t.Error("check: " + pair)
		}
	}
	if !s.t.Failed() && !s.t.Skipped() {
		ended[s.info.Step] = ""
		s.write(Result{Info: s.info, Passed: true})
	}
}

// fail prints the message, writes the result and ends the step.
func (s *S) fail(message string, outcome verdict.Outcome) {
	s.t.Helper()
	fmt.Fprintln(s.t.Output(), message)
	s.write(Result{Info: s.info, Message: message, Outcome: outcome})
	ended[s.info.Step] = outcome
	s.t.FailNow()
}

// forbiddenHere looks at the imports of the student's files, which lie where a
// test runs. In the grader they do not, and it looks itself.
func forbiddenHere() string {
	if graded() {
		return ""
	}
	names, _ := filepath.Glob("*.go")
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if message := Forbidden(name, source); message != "" {
			return message
		}
	}
	return ""
}

// chooseSeed takes the seed of the flag or a fresh one.
func chooseSeed() uint64 {
	if *seedFlag != 0 {
		return *seedFlag
	}
	return 1 + rand.Uint64N(999_999) // short enough to be typed again
}

// hash gives each step of a test its own stream of random numbers.
func hash(name string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(name))
	return binary.BigEndian.Uint64(h.Sum(nil))
}
