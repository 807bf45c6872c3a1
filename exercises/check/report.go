package check

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
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

// Check makes the call of c and ends the step where it does not give what c
// wants.
func (s *S) Check(c Case) {
	if *distinct && c.Want == nil {
		return // there is nothing to tell apart, and the call may take long
	}
	a := s.link.call(s, c)
	if isWorker() {
		return
	}
	if *distinct {
		s.checkDistinct(c)
	}
	if message := s.verdict(c, a); message != "" {
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
		finding = c.finding(a)
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

// finding is what is wrong with a value that came back, or "".
func (c Case) finding(a answer) string {
	if len(a.Changed) > 0 {
		return fmt.Sprintf("It changed its argument %s, which belongs to the caller: compute on a copy, for example one\n"+
			"from mat.DenseCopyOf, mat.VecDenseCopyOf or slices.Clone.\n", strings.Join(a.Changed, " and "))
	}
	if c.Judge != nil {
		if problem := c.Judge(a.Value.native()); problem != "" {
			return strings.TrimRight(problem, "\n") + "\n"
		}
		return ""
	}
	want := toValue(c.Want)
	if a.Value.equal(want, c.tol()) {
		return ""
	}
	text := comparison("", a.Value, want, c.tol())
	if d := c.diagnose(a.Value, want); d.name != "" {
		text += "\nThe mistake: " + d.name + ".\n"
		if d.look != "" {
			text += "Look here:   " + d.look + ".\n"
		}
	}
	return text
}

// comparison sets got beside want, part by part. Of parts that are right it
// only says so.
func comparison(name string, got, want value, tol float64) string {
	if got.Kind == group && want.Kind == group && len(got.Parts) == len(want.Parts) {
		var parts []string
		for i, part := range want.Parts {
			parts = append(parts, comparison(joinName(name, want.Names[i]), got.Parts[i], part, tol))
		}
		return strings.Join(parts, "\n")
	}
	if name != "" && got.equal(want, tol) {
		return fmt.Sprintf("    %s is right\n", name)
	}
	if got.Kind == slice && got.sameShape(want) {
		return indent(rows(name, got, want))
	}
	return indent(beside(pair(name, got, want))) + remark(got, want, tol)
}

// rows sets two rows of numbers below each other, so that what belongs
// together stands together.
func rows(name string, got, want value) string {
	both := value{Kind: matrix, Rows: 2, Cols: got.Cols, Data: append(slices.Clone(got.Data), want.Data...)}
	lines := both.lines(digitsFor(got, want))
	if name != "" {
		name += ", "
	}
	return fmt.Sprintf("%sgot   %s\n%swant  %s\n", name, lines[0], name, lines[1])
}

func pair(name string, got, want value) []block {
	digits := digitsFor(got, want)
	if name != "" {
		name += ", "
	}
	return append(got.blocks(name+"got", digits), want.blocks(name+"want", digits)...)
}

func remark(got, want value, tol float64) string {
	if !got.sameShape(want) || got.Kind == group {
		return ""
	}
	if first := firstDifference(got, want, tol); first != "" {
		return "    " + first + "\n"
	}
	return ""
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
