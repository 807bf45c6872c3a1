package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"nnlecture/exercises/course"
)

// pollEvery is how often the student's file is looked at. Looking works on
// network drives and in virtual machines, where notifications get lost.
const pollEvery = 300 * time.Millisecond

const keys = "n next · h hint · l list · r run again · q quit, each followed by Enter"

// watcher is one run of watch.
type watcher struct {
	*tour
	topic course.Topic
	seen  string // the stamp of the file that was run last
	hints int    // given so far
	done  bool
}

// watch runs the current exercise whenever it is saved. It moves on only when
// told to.
func (t *tour) watch(ctx context.Context, args []string) error {
	topic, err := t.current(ctx, args)
	if err != nil {
		return err
	}
	w := &watcher{tour: t, topic: topic}
	lines := typed(t.in)
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		if now := stamp(w.topic.Path()); now != w.seen {
			w.seen = now
			if w.done, err = t.show(ctx, w.topic); err != nil {
				return err
			}
			fmt.Fprintln(t.out, keys)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		case line, ok := <-lines:
			if !ok || line == "q" {
				return nil
			}
			if err := w.key(ctx, line); err != nil {
				return err
			}
		}
	}
}

// key does what the reader has typed.
func (w *watcher) key(ctx context.Context, line string) (err error) {
	switch line {
	case "n":
		var next course.Topic
		if next, err = w.after(w.topic, w.done); next.Name != w.topic.Name {
			w.topic, w.seen, w.hints = next, "", 0
		}
	case "h":
		w.hints = min(w.hints+1, 3)
		err = w.printHint(w.topic, w.hints)
	case "l":
		err = w.progress(ctx)
	case "r":
		w.seen = ""
	default:
		fmt.Fprintln(w.out, keys)
	}
	return err
}

// typed sends the lines of in until it ends.
func typed(in io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scanner := bufio.NewScanner(in); scanner.Scan(); {
			lines <- strings.ToLower(strings.TrimSpace(scanner.Text()))
		}
	}()
	return lines
}

// stamp changes when a file is saved.
func stamp(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return err.Error() // gone for a moment, while an editor replaces it
	}
	return fmt.Sprint(info.ModTime().UnixNano(), info.Size())
}

// after is the exercise that follows topic, if topic is done.
func (t *tour) after(topic course.Topic, done bool) (course.Topic, error) {
	topics, err := t.Topics()
	if err != nil {
		return topic, err
	}
	if !done {
		fmt.Fprintln(t.out, "This exercise is not done yet; \"go run ./exercises watch TOPIC\" goes to another one.")
		return topic, nil
	}
	for i := range topics[:len(topics)-1] {
		if topics[i].Name == topic.Name {
			return topics[i+1], nil
		}
	}
	fmt.Fprintln(t.out, "That was the last exercise.")
	return topic, nil
}

// runOne runs one exercise once.
func (t *tour) runOne(ctx context.Context, args []string) error {
	topic, err := t.current(ctx, args)
	if err != nil {
		return err
	}
	_, err = t.show(ctx, topic)
	return err
}

// show runs topic and prints the first step that fails, with all that passed
// before it; it reports whether the exercise is done.
func (t *tour) show(ctx context.Context, topic course.Topic) (bool, error) {
	if f, ok := t.out.(*os.File); ok && isTerminal(f) {
		fmt.Fprint(t.out, "\033[2J\033[H")
	}
	fmt.Fprintf(t.out, "exercises/%s/%s …\n", topic.Name, topic.File)
	memory := t.remember()
	s, err := memory.state(ctx, topic)
	if err != nil {
		return false, err
	}
	memory.save()
	failed := false
	for _, r := range s.Results {
		mark := map[bool]string{true: "✓", false: "✗"}[r.Passed]
		fmt.Fprintf(t.out, "  %s step %d: %s · %g points\n", mark, r.Step, r.Title, r.Points)
	}
	for _, r := range s.Results {
		if !r.Passed && r.Message != "" && !failed {
			failed = true
			fmt.Fprintf(t.out, "\n%s\n", r.Message)
		}
	}
	if s.BuildError != "" {
		fmt.Fprintf(t.out, "\nIt does not compile:\n\n%s\n", s.BuildError)
	}
	fmt.Fprintf(t.out, "\n%s %g of %g points\n", bar(s.points(), s.most(), 30), s.points(), s.most())
	if s.done() {
		fmt.Fprintf(t.out, "Done! Compare with solutions/%s/%s.\n", topic.Name, topic.File)
	}
	return s.done(), nil
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
