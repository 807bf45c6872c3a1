package check

import (
	"fmt"
	"runtime"
	"strings"
)

// Case is one call of a student's function and what should come of it.
type Case struct {
	Call     string     // the call as a student would write it: "Update(w, b, x, y, alpha)"
	With     List       // its arguments
	Got      func() any // makes the call, in the worker alone
	Want     any        // what should come back
	Judge    func(got any) string
	Mistakes []Mistake
	Changes  bool    // the call may change its arguments
	Own      bool    // the result may not be, or share memory with, an argument
	Tol      float64 // 0 means 1e-9
	N        int     // a number of examples that a forgotten mean may be off by
}

// Mistake is a well-known wrong way, with what it gives for the case's input.
type Mistake struct {
	Name  string // what went wrong, as a sentence for the student
	Look  string // where to look; may be empty
	Value any    // of the same form as the case's Want
}

// Wrong makes a Mistake: its name, where to look, and what it gives.
func Wrong(name, look string, value any) Mistake { return Mistake{name, look, value} }

// outcome tells how a call ended.
type outcome string

const (
	returned outcome = "returned"
	panicked outcome = "panicked"
	stalled  outcome = "stalled"  // no answer within the limit
	gorged   outcome = "gorged"   // took too much memory
	vanished outcome = "vanished" // the process ended
)

// answer is what came of a call.
type answer struct {
	Outcome outcome
	Value   value
	Changed []string // arguments that are not what they were
	Shared  []string // arguments whose memory the result holds, where it may not
	Message string   // of a panic or a crash
	Where   string   // the student's line, as "perceptron.go:41", if known
	Printed string   // what the student's code wrote while it ran
}

// run makes the call, in this process.
func (c Case) run() (a answer) {
	before := make([]value, len(c.With))
	for i, arg := range c.With {
		before[i] = toValue(arg.Value)
	}
	defer func() {
		if p := recover(); p != nil {
			a = answer{Outcome: panicked, Message: panicText(p), Where: callerLine()}
		}
	}()
	got := c.Got()
	a = answer{Outcome: returned, Value: toValue(got)}
	if c.Own {
		a.Shared = c.shared(got)
	}
	for i, arg := range c.With {
		if !c.Changes && !toValue(arg.Value).equal(before[i], 0) {
			a.Changed = append(a.Changed, arg.Name)
		}
	}
	return a
}

// panicText is the panic's value in words.
func panicText(p any) string {
	if err, ok := p.(error); ok {
		return err.Error()
	}
	return fmt.Sprint(p)
}

// callerLine finds the innermost line of the student's package on the stack
// of a panic.
func callerLine() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		frame, more := frames.Next()
		if isStudents(frame.Function, frame.File) {
			return fmt.Sprintf("%s:%d", base(frame.File), frame.Line)
		}
		if !more {
			return ""
		}
	}
}

const module = "nnlecture/exercises/"

// isStudents reports whether a function is one of the exercise's own file: of
// the module, not of this package, and not of a test.
func isStudents(function, file string) bool {
	return strings.HasPrefix(function, module) && !strings.HasPrefix(function, module+"internal/") &&
		!strings.HasSuffix(file, "_test.go")
}

// base is the last element of a path, with either slash.
func base(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }
