package check

import (
	"encoding/json"
	"os"

	"nnlecture/exercises/internal/verdict"
)

// ResultsVariable names the environment variable with the file to which each
// step adds a line of JSON; see [Result].
const ResultsVariable = "NNLECTURE_RESULTS"

// ListVariable names the environment variable that, if set, makes steps say
// what they are without running.
const ListVariable = "NNLECTURE_LIST"

// Result is what the grader and the progress command read of a step. A line is
// written after the judge has compared, and at no other time.
type Result struct {
	Info
	Passed  bool            `json:"passed"`
	Message string          `json:"message,omitempty"`
	Outcome verdict.Outcome `json:"outcome,omitempty"` // of the call that failed the step
}

// Again reports whether the step may have failed because the machine was busy
// or short of memory: whoever grades runs it once more, alone, and keeps no such
// result. An endless loop that had the processor time it was due is none of
// these, where that time is known.
func (r Result) Again() bool {
	switch r.Outcome {
	case verdict.Starved, verdict.OutOfMemory, verdict.Vanished:
		return !r.Passed
	case verdict.Stalled:
		return !r.Passed && !timesAreKnown()
	}
	return false
}

func (s *S) write(r Result) {
	path := os.Getenv(ResultsVariable)
	if path == "" {
		return
	}
	line, err := json.Marshal(r)
	if err != nil {
		s.t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Write(append(line, '\n')); err != nil {
		s.t.Fatal(err)
	}
}

// listOnly writes what the step is and reports whether that is all.
func listOnly(s *S) bool {
	if os.Getenv(ListVariable) == "" {
		return false
	}
	s.write(Result{Info: s.info})
	return true
}
