// Command engine is the part of the page that is written in Go: it composes
// programs from cells and reads what programs show. Built for WebAssembly
// (GOOS=wasip1, -buildmode=c-shared) it exports two functions:
//
//	buffer(n)  room for a request of n bytes
//	call(n)    answers the request of n bytes in the buffer: the address of
//	           the reply, whose length is in the four bytes before it
//
// Request and reply are a line of JSON, and after it raw bytes.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"nnlecture/notebooks/page/compose"
	"nnlecture/notebooks/page/display"
)

// engine is what one worker knows: the session of a notebook, or the program that runs.
type engine struct {
	session *compose.Session
	docs    compose.Docs
	program *compose.Program
	pipe    *display.Pipe
}

// request is the line before the bytes.
type request struct {
	Do     string `json:"do"`
	Number int    `json:"number"` // of the cell
	At     int    `json:"at"`     // a place in the text, in bytes
}

// reply is the line before the bytes.
type reply struct {
	Plan        *compose.Plan     `json:"plan,omitempty"`
	Environment map[string]string `json:"environment,omitempty"`
	Failure     *failure          `json:"failure,omitempty"`
	Outputs     []display.Output  `json:"outputs,omitempty"`
	Prefix      string            `json:"prefix"` // what the names replace
	Names       []string          `json:"names,omitempty"`
}

// failure is an error in the form that Jupyter stores.
type failure struct {
	Name      string            `json:"ename"`
	Value     string            `json:"evalue"`
	Traceback []string          `json:"traceback"`
	Problems  []compose.Problem `json:"problems,omitempty"`
}

// answer does what a request asks for.
func (e *engine) answer(raw []byte) []byte {
	line, body, _ := bytes.Cut(raw, []byte("\n"))
	var r reply
	var rest []byte
	var asked request
	err := json.Unmarshal(line, &asked)
	if err == nil {
		rest, err = e.do(asked, body, &r)
	}
	if err != nil {
		r.Failure = failed(err)
	}
	out, err := json.Marshal(r)
	if err != nil {
		panic(err) // a reply holds strings and numbers only
	}
	return append(append(out, '\n'), rest...)
}

func (e *engine) do(asked request, body []byte, r *reply) (rest []byte, err error) {
	switch asked.Do {
	case "session": // with the packages that cells may import
		var packages []compose.Package
		if err := json.Unmarshal(body, &packages); err != nil {
			return nil, err
		}
		e.session = compose.NewSession(packages)
	case "cell": // with its source
		r.Plan, err = e.session.Cell(asked.Number, string(body))
		e.program, r.Environment = r.Plan.Program, e.session.Environment
	case "explain": // with what the compiler printed
		err = e.program.Explain(string(body))
	case "keep":
		e.session.Keep(e.program)
	case "program": // with the program that will run
		e.program, e.pipe = &compose.Program{}, display.NewPipe()
		err = json.Unmarshal(body, e.program)
	case "annotate": // with a piece of standard error
		rest = []byte(e.program.Annotate(string(body)))
	case "shown": // with what was written to the pipe
		r.Outputs, rest, err = e.pipe.Read(body)
	case "docs": // with what go doc says about all packages
		err = json.Unmarshal(body, &e.docs)
	case "godoc": // with the words after go doc
		var text string
		text, err = e.session.GoDoc(e.docs, strings.Fields(string(body)))
		rest = []byte(text)
	case "complete": // with a cell
		r.Prefix, r.Names = e.session.Complete(string(body), string(body[:asked.At]))
	case "inspect": // with a cell
		rest = []byte(e.session.Inspect(e.docs, string(body[:asked.At]), string(body[asked.At:])))
	default:
		err = fmt.Errorf("the engine cannot %q", asked.Do)
	}
	return rest, err
}

func failed(err error) *failure {
	f := &failure{Name: "ERROR", Value: err.Error(), Traceback: []string{err.Error()}}
	var list *compose.Failure
	if errors.As(err, &list) {
		f.Traceback, f.Problems = list.Traceback(), list.Problems
	}
	return f
}
