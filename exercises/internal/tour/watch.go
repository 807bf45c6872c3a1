package tour

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"time"
	"unicode"

	"nnlecture/exercises/internal/course"
)

// pollEvery is how often the student's file is looked at. Looking works on
// network drives and in virtual machines, where notifications get lost.
const pollEvery = 300 * time.Millisecond

const (
	keys      = "n next · h hint · l list · r run again · x reset · q quit"
	thenEnter = ", each followed by Enter" // where keys come by the line
	endOfFile = 4                          // what Ctrl+D sends
)

// watcher is one run of watch.
type watcher struct {
	*Tour
	topic  course.Topic
	seen   string // the stamp of the file that was run last
	hints  int    // given so far
	done   bool
	asking bool   // whether to reset
	keys   string // what can be typed
}

// Watch runs the current exercise whenever it is saved. It moves on only when
// told to.
func (t *Tour) Watch(ctx context.Context, args []string) error {
	topic, err := t.current(ctx, args)
	if err != nil {
		return err
	}
	w := &watcher{Tour: t, topic: topic, keys: keys + thenEnter}
	restore, ok := singleKeys(t.in)
	defer restore()
	if ok {
		w.keys = keys
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	typed := typed(ctx, t.in)
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		if now := stamp(w.topic.Path()); now != w.seen {
			w.seen = now
			if t.look.terminal {
				fmt.Fprint(t.out, "\033[2J\033[H") // an empty screen
			}
			if w.done, err = t.show(ctx, w.topic); err != nil {
				return err
			}
			w.prompt()
		}
		select {
		case <-ctx.Done():
			return nil // Ctrl+C is one way to leave
		case <-tick.C:
		case key, ok := <-typed:
			if !ok || key == 'q' || key == endOfFile {
				return nil
			}
			if err := w.key(ctx, key); err != nil {
				return err
			}
		}
	}
}

// prompt says what happens next, and what can be typed.
func (w *watcher) prompt() {
	if w.done {
		fmt.Fprintf(w.out, "Press n for the next exercise.\n")
	} else {
		fmt.Fprintf(w.out, "Waiting for you to save %s.\n", w.topic.File)
	}
	fmt.Fprintln(w.out, w.look.faint(w.keys))
}

// key does what the reader has typed.
func (w *watcher) key(ctx context.Context, key rune) (err error) {
	if w.asking {
		w.asking = false
		if key != 'y' {
			fmt.Fprintln(w.out, "Nothing was changed.")
			return nil
		}
		return w.putBack(w.topic)
	}
	switch key {
	case 'n':
		var next course.Topic
		if next, err = w.after(w.topic, w.done); next.Name != w.topic.Name {
			w.topic, w.seen, w.hints = next, "", 0
		}
	case 'h':
		w.hints = min(w.hints+1, 3)
		err = w.printHint(w.topic, w.hints)
	case 'l':
		err = w.Progress(ctx)
	case 'r':
		w.remember().forget(w.topic)
		w.seen = ""
	case 'x':
		w.asking = true
		fmt.Fprintf(w.out, "Put %s back to its beginning, with a copy of your work? [y/n]\n", w.topic.File)
	default:
		fmt.Fprintln(w.out, w.look.faint(w.keys))
	}
	return err
}

// typed sends the keys of in, in lower case and without Enter, until it or ctx
// ends. A read that has begun cannot be broken off: after ctx one more key may
// be taken, and is lost.
func typed(ctx context.Context, in io.Reader) <-chan rune {
	keys := make(chan rune)
	go func() {
		defer close(keys)
		for reader := bufio.NewReader(in); ctx.Err() == nil; {
			key, _, err := reader.ReadRune()
			if err != nil {
				return
			}
			if unicode.IsSpace(key) {
				continue
			}
			select {
			case keys <- unicode.ToLower(key):
			case <-ctx.Done():
				return
			}
		}
	}()
	return keys
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
func (t *Tour) after(topic course.Topic, done bool) (course.Topic, error) {
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
