package wire

import "nnlecture/exercises/internal/value"

// Request asks the worker for something.
type Request struct {
	Mark  string // begins the answer
	Where bool   // no call is wanted: say where the present one is
	Call  string // its name in the worker's table
	Args  value.Value
	Share bool // find out which arguments the result shares memory with
}

// Outcome tells how a call ended.
type Outcome byte

const (
	Returned    Outcome = iota // with a result
	Panicked                   // in the student's code
	Left                       // the goroutine ended, by runtime.Goexit
	OutOfMemory                // the worker stopped itself
	Busy                       // the call still runs; only Where is told
	outcomes                   // how many there are
)

// Answer is what came of a call. Nothing in it decides on points by itself:
// the judge compares the values, and what is said beside them makes words.
type Answer struct {
	Outcome Outcome
	Result  value.Value
	Args    value.Value   // as they are after the call
	Again   []value.Value // the result once more, after each argument was altered in turn
	Message string        // of a panic
	Where   string        // the student's line, as "perceptron.go:41", if known
}

// body writes the request.
func (q Request) body() []byte {
	var w writer
	w.text(q.Mark)
	w.truth(q.Where)
	w.text(q.Call)
	w.value(q.Args)
	w.truth(q.Share)
	return w
}

func (r *reader) request() Request {
	return Request{Mark: r.text(), Where: r.truth(), Call: r.text(), Args: r.value(maxDepth), Share: r.truth()}
}

// body writes the answer.
func (a Answer) body() []byte {
	w := writer{byte(a.Outcome)}
	w.value(a.Result)
	w.value(a.Args)
	w.count(len(a.Again))
	for _, v := range a.Again {
		w.value(v)
	}
	w.text(a.Message)
	w.text(a.Where)
	return w
}

func (r *reader) answer() Answer {
	a := Answer{Outcome: Outcome(r.byte()), Result: r.value(maxDepth), Args: r.value(maxDepth)}
	if a.Outcome >= outcomes {
		r.refuse("an unknown outcome")
	}
	for n := r.count(1); n > 0 && r.err == nil; n-- {
		a.Again = append(a.Again, r.value(maxDepth))
	}
	a.Message, a.Where = r.text(), r.text()
	return a
}
