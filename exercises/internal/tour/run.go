package tour

import (
	"context"
	"fmt"

	"nnlecture/exercises/internal/course"
)

// Run runs one exercise once, with new random numbers.
func (t *Tour) Run(ctx context.Context, args []string) error {
	topic, err := t.current(ctx, args)
	if err != nil {
		return err
	}
	t.remember().forget(topic)
	_, err = t.show(ctx, topic)
	return err
}

// show runs topic and prints the first step that fails, with all that passed
// before it; it reports whether the exercise is done.
func (t *Tour) show(ctx context.Context, topic course.Topic) (bool, error) {
	fmt.Fprintf(t.out, "exercises/%s/%s\n\n", topic.Name, topic.File)
	t.passing("testing …")
	memory := t.remember()
	s, err := memory.state(ctx, topic)
	t.passing("")
	if err != nil {
		return false, err
	}
	memory.save()
	for _, r := range s.Results {
		fmt.Fprintf(t.out, "  %s step %d: %s %s\n", t.look.mark(r.Passed), r.Step, r.Title, t.look.faint("· "+points(r.Points)))
	}
	for _, r := range s.Results {
		if !r.Passed && r.Message != "" {
			fmt.Fprintf(t.out, "\n%s\n", t.look.message(r.Message))
			break
		}
	}
	if s.BuildError != "" {
		fmt.Fprintf(t.out, "\n%s\n\n%s", t.look.bad("It does not compile:"), s.BuildError)
		if words := explained(s.BuildError); words != "" {
			fmt.Fprintf(t.out, "\n%s\n", words)
		}
		if s.points() > 0 {
			fmt.Fprintln(t.out, "\nThe points are those of the last time that it compiled.")
		}
	}
	if s.most() == 0 {
		return false, nil // it has never compiled
	}
	fmt.Fprintf(t.out, "\n%s %g of %s\n", t.look.bar(s.points(), s.most(), 30), s.points(), points(s.most()))
	if s.done() {
		fmt.Fprintf(t.out, "%s Compare with solutions/%s/%s.\n", t.look.good("Done!"), topic.Name, topic.File)
	}
	return s.done(), nil
}
