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
	"strconv"
	"strings"
	"testing"
	"time"
)

var (
	seedFlag  = flag.Uint64("seed", 0, "draw the random inputs of the steps from this seed; 0 takes a new one each time")
	inProcess = flag.Bool("inprocess", false, "run steps in one process, for a debugger")
	limitFlag = flag.Duration("limit", 0, "stop a step after this time, whatever it asks for")
	distinct  = flag.Bool("distinct", false, "check the tests: fail where two mistakes give the same numbers")
)

// S is a step while it runs. It hands out random inputs and takes the cases.
type S struct {
	Rand *rand.Rand // the same in worker and judge

	t     *testing.T
	info  Info
	seed  uint64
	limit time.Duration
	link  link
	wrote bool // the results line is out

	trials  []trial  // in the judge: the cases that have been run
	failure *failure // the first that did not hold
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
	call(s *S, c Case) answer // returns what the call gave
	close()
}

// Option changes how a step is run.
type Option func(*S)

// Within allows the student's functions this much time, instead of ten seconds
// for the whole step.
func Within(limit time.Duration) Option { return func(s *S) { s.limit = limit } }

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
	s := &S{t: t, info: Info{t.Name(), n, title, points}, limit: 10 * time.Second}
	for _, option := range options {
		option(s)
	}
	if *limitFlag > 0 {
		s.limit = *limitFlag
	}
	s.seed = chooseSeed()
	s.Rand = rand.New(rand.NewPCG(s.seed, hash(t.Name())))
	t.Attr("step", fmt.Sprint(n))
	t.Attr("title", title)
	t.Attr("points", trim(points))
	if listOnly(s) {
		return
	}
	if message := forbiddenHere(); message != "" {
		s.fail(message)
	}
	s.link = open(s)
	defer s.link.close()
	defer s.result()
	body(s)
	s.settle()
	if *distinct {
		s.checkDistinct()
	}
}

// forbiddenHere looks at the imports of the student's files, which lie where a
// test runs. In the grader they do not, and it looks itself.
func forbiddenHere() string {
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

// chooseSeed takes the seed of the flag or a fresh one. The worker gets the
// judge's through the flag.
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

// open chooses how the student's functions are called.
func open(s *S) link {
	switch {
	case isWorker():
		return newWorker(s)
	case *inProcess || *distinct || debugged():
		return direct{}
	default:
		return startWorker(s)
	}
}

// direct makes the calls in the process of the test.
type direct struct{}

func (direct) call(_ *S, c Case) answer { return c.run() }
func (direct) close()                   {}
