package check

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"gonum.org/v1/gonum/mat"
)

// ResultsVariable names the environment variable with the file to which each
// step adds a line of JSON; see [Result].
const ResultsVariable = "NNLECTURE_RESULTS"

// ListVariable names the environment variable that, if set, makes steps say
// what they are without running.
const ListVariable = "NNLECTURE_LIST"

// Result is what the grader and the progress command read of a step.
type Result struct {
	Info
	Passed  bool   `json:"passed"`
	Message string `json:"message,omitempty"`
}

// Check makes the call of c. The step fails where it does not give what c
// wants: at once, or at its end if known mistakes could explain the numbers, so
// that the cases to come can tell which of them it is.
func (s *S) Check(c Case) {
	if c.Want == nil && (*distinct || s.failure != nil) {
		s.settle()
		return // there is nothing to tell apart, and the call may take long
	}
	if isWorker() {
		c.Want, c.Mistakes, c.Judge = nil, nil, nil // what a hand-in could find in memory
		s.link.call(s, c)
		return
	}
	a := s.link.call(s, c)
	if a.Outcome == returned && c.Want != nil {
		s.trials = append(s.trials, trial{c, a.Value})
	}
	switch message := s.verdict(c, a); {
	case s.failure != nil && a.Outcome != returned:
		s.settle() // nothing more will come
	case s.failure != nil || message == "":
	case a.Outcome == returned && c.Judge == nil && len(a.Changed) == 0 && len(c.suspects(a.Value)) > 0:
		s.failure = &failure{c, a}
	default:
		s.fail(message)
	}
}

// fail prints the message, writes the result and ends the step.
func (s *S) fail(message string) {
	s.t.Helper()
	fmt.Fprintln(s.t.Output(), message)
	s.write(Result{s.info, false, message})
	s.t.FailNow()
}

// result is the line of a step that came to its end.
func (s *S) result() {
	if !s.t.Failed() && !s.t.Skipped() {
		s.write(Result{s.info, true, ""})
	}
}

func (s *S) write(r Result) {
	path := os.Getenv(ResultsVariable)
	if path == "" || s.wrote || isWorker() {
		return
	}
	s.wrote = true
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

// verdict is empty if the answer is what the case wants, and else the whole
// message for the student.
func (s *S) verdict(c Case, a answer) string {
	if what, ok := strings.CutPrefix(a.Message, "not implemented yet"); ok && a.Outcome == panicked {
		return "not implemented yet" + what
	}
	var finding string
	switch {
	case a.Outcome == returned:
		finding = c.finding(a, diagnosis{})
	case a.Outcome == panicked:
		finding = fmt.Sprintf("It panicked%s: %s\n%s", at(a.Where), a.Message, panicHelp(a.Message))
	case a.Outcome == stalled:
		finding = fmt.Sprintf("It gave no answer within %v%s: does a loop there never end?\n", s.limit, stoppedAt(a.Where))
	case a.Outcome == gorged:
		finding = fmt.Sprintf("It took more than %d MB of memory%s: does something there grow without end?\n", memoryLimit>>20, stoppedAt(a.Where))
	case a.Message == "":
		finding = "The program ended in the middle of the call: is there an os.Exit or a log.Fatal?\n"
	default:
		finding = fmt.Sprintf("It crashed%s: %s\n", at(a.Where), a.Message)
	}
	if finding == "" {
		return ""
	}
	return s.frame(c, a, finding)
}

// frame puts the call and its input above a finding, and how to repeat it below.
func (s *S) frame(c Case, a answer, finding string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Step %d: %s\n\nThe call:    %s\n", s.info.Step, s.info.Title, c.Call)
	if len(c.With) > 0 {
		b.WriteString("\n" + indent(beside(toValue(c.With).blocks("", 4))))
	}
	b.WriteString("\n" + finding)
	if a.Printed != "" {
		b.WriteString("\nYour code printed:\n" + indent(clean(a.Printed)))
	}
	fmt.Fprintf(&b, "\nThe same numbers again: go test -run Step%d -seed=%d", s.info.Step, s.seed)
	return b.String()
}

// finding is what is wrong with a value that came back, or "". What was made
// out to be the mistake is named; without that, what can go wrong anywhere.
func (c Case) finding(a answer, d diagnosis) string {
	if len(a.Changed) > 0 {
		return "It changed " + belonging(a.Changed) + " to the caller.\n" +
			labelled("Look here:  ", "compute on a copy, for example one from mat.DenseCopyOf, mat.VecDenseCopyOf or slices.Clone")
	}
	if c.Judge != nil {
		if problem := c.Judge(a.Value.native()); problem != "" {
			return strings.TrimRight(problem, "\n") + "\n"
		}
		return ""
	}
	want := toValue(c.Want)
	if a.Value.equal(want, c.tol()) {
		if len(a.Shared) > 0 {
			return "It returned its argument " + strings.Join(a.Shared, " and ") + " itself.\n" +
				labelled("Look here:  ", "return a copy, for example one from mat.VecDenseCopyOf: otherwise whoever changes the one changes the other")
		}
		return ""
	}
	text := comparison("", a.Value, want, c.tol())
	if d.name == "" {
		d = general(a.Value, want, c)
	}
	if d.name != "" {
		text += "\n" + labelled("The mistake:", d.name)
		if d.look != "" {
			text += labelled("Look here:  ", d.look)
		}
	}
	return text
}

// native turns a value back into what a Judge function works with.
func (v value) native() any {
	switch v.Kind {
	case number:
		return v.Data[0]
	case truth:
		return v.Text == "true"
	case text:
		return v.Text
	case slice:
		return v.Data
	case matrix:
		return mat.NewDense(v.Rows, v.Cols, v.Data)
	case group:
		var list List
		for i, part := range v.Parts {
			list = append(list, Named{v.Names[i], part.native()})
		}
		return list
	}
	return nil
}
