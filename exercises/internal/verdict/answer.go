package verdict

import (
	"strings"

	"nnlecture/exercises/internal/value"
	"nnlecture/exercises/internal/wire"
)

// Outcome tells how a call ended.
type Outcome string

const (
	Returned    Outcome = "returned"
	Panicked    Outcome = "panicked"
	Ended       Outcome = "ended"         // the process did, within the call
	Stalled     Outcome = "stalled"       // it used up the time of its step
	Waiting     Outcome = "waiting"       // it waits for something that never comes
	Starved     Outcome = "starved"       // it got no processor for so long that it was given up
	Vanished    Outcome = "vanished"      // the process did, without a word
	OutOfMemory Outcome = "out of memory" // it took too much, or got too little
	Unreadable  Outcome = "unreadable"    // no worker of ours writes such an answer
)

// Answer is what the judge makes of what came of a call.
type Answer struct {
	Outcome Outcome
	Value   value.Value
	Changed []string // arguments that are not what they were
	Shared  []string // arguments whose memory the result holds, where it may not
	Message string   // of a panic or a crash
	Where   string   // the student's line, as "perceptron.go:41", if known
	Printed string   // what the student's code wrote while it ran
}

// Request is how the worker is asked for the call of c.
func (c Case) Request(mark string) wire.Request {
	name := c.Do
	if name == "" {
		name, _, _ = strings.Cut(c.Call, "(")
	}
	args := c.Send
	if args == nil {
		args = c.With
	}
	return wire.Request{Mark: mark, Call: name, Args: value.Of(args), Share: c.Own}
}

// Read makes of the worker's answer to a request what the judge goes by. Which
// arguments were changed, and with which the result shares memory, it finds out
// itself, from the numbers.
func (c Case) Read(q wire.Request, w wire.Answer) Answer {
	a := Answer{Message: cleanLine(w.Message), Where: cleanLine(w.Where)}
	switch w.Outcome {
	case wire.Panicked:
		a.Outcome = Panicked
		return a
	case wire.OutOfMemory:
		a.Outcome = OutOfMemory
		return a
	case wire.Left:
		a.Outcome = Ended
		return a
	case wire.Busy:
		a.Outcome = Stalled
		return a
	}
	if len(w.Args.Parts) != len(q.Args.Parts) || q.Share && len(w.Again) != len(q.Args.Parts) {
		return Answer{Outcome: Unreadable}
	}
	a.Outcome, a.Value = Returned, w.Result
	cleanWords(&a.Value)
	for i, name := range q.Args.Names {
		if !c.Changes && !w.Args.Parts[i].Equal(q.Args.Parts[i], 0) {
			a.Changed = append(a.Changed, name)
		}
		if q.Share && !w.Again[i].Equal(w.Result, 0) {
			a.Shared = append(a.Shared, name)
		}
	}
	return a
}
