package tour

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/course"
)

// Progress prints a bar for each exercise and for all, and what comes next.
func (t *Tour) Progress(ctx context.Context) error {
	states, err := t.states(ctx)
	if err != nil {
		return err
	}
	have, most := 0.0, 0.0
	for _, s := range states {
		have, most = have+s.points(), most+s.most()
		fmt.Fprintf(t.out, "  %-24s %s %4g of %g\n", s.Topic, t.look.bar(s.points(), s.most(), 20), s.points(), s.most())
	}
	fmt.Fprintf(t.out, "\n  %-24s %s %4g of %s\n\n", "all", t.look.bar(have, most, 20), have, points(most))
	for i, s := range states {
		if !s.done() {
			t.next(s)
			return nil
		}
		if i == len(states)-1 {
			fmt.Fprintln(t.out, t.look.good("All exercises are done. Well done!"))
		}
	}
	return nil
}

// next says what to do in the exercise of s.
func (t *Tour) next(s state) {
	if s.BuildError != "" {
		fmt.Fprintf(t.out, "%s exercises/%s does not compile:\n\n%s\n", t.look.strong("Next:"), s.Topic, s.BuildError)
		if words := explained(s.BuildError); words != "" {
			fmt.Fprintln(t.out, words)
		}
		return
	}
	for _, r := range s.Results {
		if !r.Passed {
			fmt.Fprintf(t.out, "%s step %d of exercises/%s: %s\n\n", t.look.strong("Next:"), r.Step, s.Topic, r.Title)
			break
		}
	}
	fmt.Fprintf(t.out, "  the task                         exercises/%s/README.md\n"+
		"  to test it whenever you save     go run ./exercises watch\n"+
		"  a hint                           go run ./exercises hint\n", s.Topic)
}

// List prints all steps of all exercises.
func (t *Tour) List(ctx context.Context) error {
	states, err := t.states(ctx)
	if err != nil {
		return err
	}
	for _, s := range states {
		fmt.Fprintf(t.out, "%s  %s  %g of %s\n", t.look.strong(s.Topic), t.look.bar(s.points(), s.most(), 10), s.points(), points(s.most()))
		if s.BuildError != "" {
			fmt.Fprintln(t.out, "  "+t.look.bad("it does not compile"))
		}
		for _, r := range s.Results {
			mark := " "
			if r.Passed {
				mark = t.look.mark(true)
			}
			fmt.Fprintf(t.out, "  %s %d. %s %s\n", mark, r.Step, r.Title, t.look.faint("· "+points(r.Points)))
		}
		fmt.Fprintln(t.out)
	}
	return nil
}

// states runs the exercises that have changed since they were last run, two
// at a time.
func (t *Tour) states(ctx context.Context) ([]state, error) {
	topics, err := t.Topics()
	if err != nil {
		return nil, err
	}
	memory := t.remember()
	states := make([]state, len(topics))
	errs := make([]error, len(topics))
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	var finished atomic.Int32
	for i, topic := range topics {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			states[i], errs[i] = memory.state(ctx, topic)
			t.passing(fmt.Sprintf("tested %d of %d exercises …", finished.Add(1), len(topics)))
		})
	}
	wg.Wait()
	t.passing("")
	memory.save()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return states, nil
}

// passing shows words on a terminal until the next ones come: the first run
// builds all exercises, which takes a while.
func (t *Tour) passing(words string) {
	if t.look.terminal {
		fmt.Fprint(t.out, "\r\033[K"+words)
	}
}

// state is what is known of an exercise.
type state struct {
	Topic      string
	Key        string // of the files that the results belong to
	Results    []check.Result
	BuildError string
}

func (s state) points() float64 { return check.Points(s.Results) }
func (s state) most() float64   { return check.Most(s.Results) }
func (s state) done() bool      { return s.BuildError == "" && s.points() == s.most() && s.most() > 0 }

// current is the exercise to work on: the one named, or the first not done.
func (t *Tour) current(ctx context.Context, args []string) (course.Topic, error) {
	if len(args) > 0 {
		return t.Topic(args[0])
	}
	states, err := t.states(ctx)
	if err != nil {
		return course.Topic{}, err
	}
	for _, s := range states {
		if !s.done() {
			return t.Topic(s.Topic)
		}
	}
	return t.Topic(states[len(states)-1].Topic)
}
