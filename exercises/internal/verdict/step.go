package verdict

import (
	"fmt"
	"strings"
	"time"

	"nnlecture/exercises/internal/value"
)

// Step is a step while its cases are judged. A step that fails shows the first
// case that did not hold, but may go on to the others for the sake of the
// diagnosis.
type Step struct {
	Number int
	Title  string
	Seed   uint64
	Limit  time.Duration // told where it has run out
	Memory int           // in MB, told where it has run out
	Before []int         // the steps that have failed and whose functions this one may use

	trials  []trial  // the cases that have been run
	failure *failure // the first that did not hold
}

// trial is a case that has been run, with the value that came back.
type trial struct {
	Case
	got value.Value
}

// failure is the first case of a step that did not hold.
type failure struct {
	Case
	answer Answer
}

// Failed reports whether a case did not hold.
func (s *Step) Failed() bool { return s.failure != nil }

// Take judges the answer to a case. It returns the message for the student once
// the step is known to have failed and no more cases are wanted: at once where
// words alone are to be said, and at the end where numbers are wrong, so that
// the cases to come can tell what made them so.
func (s *Step) Take(c Case, a Answer) (message string) {
	defer s.unreadable(c, &message)
	if a.Outcome == Returned && c.Want != nil {
		s.trials = append(s.trials, trial{c, a.Value})
	}
	message = s.message(c, a)
	switch {
	case s.failure != nil && a.Outcome != Returned:
		return s.Settle() // nothing more will come
	case s.failure != nil || message == "":
		return ""
	case a.Outcome == Returned && c.Judge == nil && len(a.Changed) == 0 && len(a.Shared) == 0:
		s.failure = &failure{c, a}
		return ""
	}
	return message
}

// Settle is the message for the first failure of a step, or "" where all of
// its cases held.
func (s *Step) Settle() (message string) {
	if s.failure == nil {
		return ""
	}
	c, a := s.failure.Case, s.failure.answer
	defer s.unreadable(c, &message)
	if len(s.Before) > 0 { // the numbers may be those of the other step's mistake
		return s.frame(c, a, comparison("", a.Value, value.Of(c.Want), c.tol()))
	}
	return s.frame(c, a, c.compared(a, s.diagnose(c, a.Value)))
}

// diagnose names what went wrong with a value, if that is known: a mistake that
// was listed for the call, or else a mechanism, or else both at once.
func (s *Step) diagnose(c Case, got value.Value) diagnosis {
	if d := s.remaining(c, got); d.name != "" {
		return d
	}
	if got.Kind == value.Absent {
		return diagnosis{}
	}
	if d := s.mechanical(c); d.name != "" {
		return d
	}
	if d := s.doubled(c); d.name != "" {
		return d
	}
	return s.twofold(c)
}

// unreadable, deferred, fails the step where a Judge, or a comparison, met a
// value that it did not expect, and panicked.
func (s *Step) unreadable(c Case, message *string) {
	if recover() != nil {
		a := Answer{Outcome: Unreadable}
		*message = s.frame(c, a, s.finding(c, a))
	}
}

// Indistinct says where no case tells two mistakes apart, or a mistake from the
// right answer, although both are known to a case. It is for those who write
// steps.
func (s *Step) Indistinct() []string {
	type pair struct{ call, a, b string }
	same := map[pair]bool{} // false as soon as one case tells them apart
	for _, t := range s.trials {
		known := append([]Mistake{{Name: "the right answer", Value: t.Want}}, t.Mistakes...)
		apart := 1e-6 // farther than rounding errors reach
		if 0 < t.Tol && t.Tol < 1e-9 {
			apart = t.Tol
		}
		for i, m := range known {
			for _, other := range known[:i] {
				if m.Name == other.Name {
					continue
				}
				p := pair{t.Call, other.Name, m.Name}
				before, met := same[p]
				same[p] = (before || !met) && value.Of(m.Value).Equal(value.Of(other.Value), apart)
			}
		}
	}
	var all []string
	for p, indistinct := range same {
		if indistinct {
			all = append(all, fmt.Sprintf("%s (seed %d): %q and %q give the same numbers in every case", p.call, s.Seed, p.a, p.b))
		}
	}
	return all
}

// message is empty if the answer is what the case wants, and else the whole
// message for the student.
func (s *Step) message(c Case, a Answer) string {
	if what, ok := strings.CutPrefix(a.Message, "not implemented yet"); ok && a.Outcome == Panicked {
		return "not implemented yet" + what
	}
	finding := s.finding(c, a)
	if finding == "" {
		return ""
	}
	return s.frame(c, a, finding)
}

// finding is what is wrong with an answer, or "".
func (s *Step) finding(c Case, a Answer) string {
	switch a.Outcome {
	case Returned:
		return c.compared(a, diagnosis{})
	case Panicked:
		return fmt.Sprintf("It panicked%s: %s\n%s%s", at(a.Where), a.Message, way(a.Where), panicHelp(a.Message))
	case Stalled:
		return fmt.Sprintf("It gave no answer within %v%s: does a loop there never end?\n%s", s.Limit, stoppedAt(a.Where), way(a.Where))
	case Waiting:
		return fmt.Sprintf("It gave no answer within %v, and computes nothing%s: does it wait for something that never comes?\n", s.Limit, stoppedAt(a.Where))
	case Starved:
		return fmt.Sprintf("It gave no answer for a long time%s, but had less than %v of the processor: the machine was busy.\n", stoppedAt(a.Where), s.Limit)
	case OutOfMemory:
		return fmt.Sprintf("It took more than %d MB of memory%s: does something there grow without end?\n", s.Memory, stoppedAt(a.Where))
	case Unreadable:
		return "The answer could not be read.\n"
	}
	if a.Message == "" {
		return "The program ended in the middle of the call: is there an os.Exit or a log.Fatal?\n"
	}
	return fmt.Sprintf("It crashed%s: %s\n", at(a.Where), a.Message)
}

// frame begins with what is wrong, in words, goes on with the call, its input and
// what came back, and ends with how to repeat it.
func (s *Step) frame(c Case, a Answer, finding string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Step %d: %s\n\n", s.Number, s.Title)
	if len(s.Before) > 0 {
		b.WriteString(beginWith(s.Before) + "\n")
	}
	words, numbers := "", finding
	if i := strings.Index(finding, mistakeLabel); i >= 0 {
		words, numbers = finding[i:], finding[:i]
	} else if a.Outcome != Returned || len(a.Changed) > 0 || strings.HasPrefix(finding, returnedArgument) {
		words, numbers = finding, ""
	}
	if words != "" {
		b.WriteString(strings.TrimRight(shortened(words, shownFinding), "\n") + "\n\n")
	}
	fmt.Fprintf(&b, "The call:    %s\n", c.Call)
	if len(c.With) > 0 {
		b.WriteString("\n" + indent(beside(blocks(value.Of(c.With), "", 4))))
	}
	if numbers = strings.Trim(numbers, "\n"); numbers != "" {
		b.WriteString("\n" + shortened(numbers, shownFinding) + "\n")
	}
	if a.Printed != "" {
		b.WriteString("\nYour code printed:\n" + indent(clean(a.Printed)))
	}
	fmt.Fprintf(&b, "\nThe same numbers again: go test -run Step%d -seed=%d", s.Number, s.Seed)
	return b.String()
}

const returnedArgument = "It returned its argument "

// compared is what is wrong with a value that came back, or "". What was made
// out to be the mistake is named; without that, what can go wrong anywhere.
func (c Case) compared(a Answer, d diagnosis) string {
	if len(a.Changed) > 0 {
		return "It changed " + belonging(a.Changed) + " to the caller.\n" +
			labelled("Look here:  ", "compute on a copy, for example one from mat.DenseCopyOf, mat.VecDenseCopyOf or slices.Clone")
	}
	if c.Judge != nil {
		if problem := c.Judge(a.Value.Native()); problem != "" {
			return strings.TrimRight(problem, "\n") + "\n"
		}
		return ""
	}
	want := value.Of(c.Want)
	if c.right(a.Value) {
		if len(a.Shared) > 0 {
			return returnedArgument + strings.Join(a.Shared, " and ") + " itself.\n" +
				labelled("Look here:  ", "return a copy, for example one from mat.VecDenseCopyOf: otherwise whoever changes the one changes the other")
		}
		return ""
	}
	text := comparison("", a.Value, want, c.tol())
	if d.name == "" {
		d = general(a.Value, want, c)
	}
	if d.name != "" {
		text += "\n" + Said(d.name, d.look)
	}
	return text
}
